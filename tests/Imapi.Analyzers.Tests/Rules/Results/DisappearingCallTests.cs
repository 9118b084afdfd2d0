using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.DisappearingCallAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.DisappearingCallFix>;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.DisappearingCallAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class DisappearingCallTests
{
    [Fact]
    public Task Lifts_the_call_and_checks_its_HRESULT() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                // The master must be open.
                Debug.Assert([|master.Open()|] == 0, "open");
            }

            void Two()
            {
                Debug.Assert([|master.Open()|] == 0);
                Trace.WriteLineIf([|master.Open()|] < 0, "failed");
            }

            void NameTaken(int hr)
            {
                Debug.WriteLine([|master.Open()|]);
            }

            void Finally()
            {
                try { }
                finally
                {
                    Debug.Assert([|master.Open()|] == 0);
                }
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                // The master must be open.
                int hr = master.Open();
                Debug.Assert(hr == 0, "open");
                Marshal.ThrowExceptionForHR(hr);
            }

            void Two()
            {
                int hr = master.Open();
                Debug.Assert(hr == 0);
                Marshal.ThrowExceptionForHR(hr);
                int hr2 = master.Open();
                Trace.WriteLineIf(hr2 < 0, "failed");
                Marshal.ThrowExceptionForHR(hr2);
            }

            void NameTaken(int hr)
            {
                int hr2 = master.Open();
                Debug.WriteLine(hr2);
                Marshal.ThrowExceptionForHR(hr2);
            }

            void Finally()
            {
                try { }
                finally
                {
                    int hr = master.Open();
                    Debug.Assert(hr == 0);
                    _ = hr;
                }
            }
        }
        """);

    [Fact]
    public Task Reports_but_does_not_lift_what_is_not_always_called() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open(bool flag)
            {
                Debug.Assert(flag && [|master.Open()|] == 0);
                Debug.Assert(Check(() => [|master.Open()|]));
                Debug.WriteLine(master?[|.Open()|]);
            }

            static bool Check(System.Func<int> call) => true;
        }
        """);

    [Fact]
    public Task Silent_where_the_call_stays() => Silent.VerifyAsync(
        """
        #define TRACING
        #undef DROPPED
        using System.Diagnostics;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder2;

            void Open()
            {
                int hr = master.Open();
                Debug.Assert(hr == 0);
                Debug.WriteLine(recorder2.VendorId);
                Kept(master.Open());
                Dropped([|master.Open()|]);
                System.Console.WriteLine(master.Open());
            }

            [Conditional("TRACING")]
            void Kept(int hr) { }

            [Conditional("DROPPED")]
            void Dropped(int hr) { }
        }
        """);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.NeverThrownCodeAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class NeverThrownCodeTests
{
    [Fact]
    public Task Reports_a_success_code_sought_in_an_exception() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            const int S_IMAPI_SPEEDADJUSTED = 0x00AA0004;
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool ByName(COMException ex) => ex.ErrorCode == [|S_IMAPI_SPEEDADJUSTED|];

            void ByNumber()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                }
                catch (COMException ex) when (ex.ErrorCode == [|0x00AA0004|])
                {
                }
                catch (Exception ex)
                {
                    int hr = Marshal.GetHRForException(ex);
                    switch (hr)
                    {
                        case [|0x00AA0302|]: return;
                    }

                    uint code = (uint)ex.HResult;
                    if (code == [|0x00AA0006u|]) return;
                    throw;
                }
            }

            void LateBound()
            {
                dynamic drive = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI2.MsftDiscRecorder2.1"));
                try
                {
                    drive.Properties.First.EjectMedia();
                }
                catch (COMException ex)
                {
                    if (ex.ErrorCode == [|0x00AA0004|]) throw;
                }
            }

            void OfV1()
            {
                try
                {
                    master.RecordDisc(false, true);
                }
                catch (COMException ex)
                {
                    if (ex.HResult != [|0x00040200|]) throw;
                }
            }

            void Thrown()
            {
                Marshal.ThrowExceptionForHR([|S_IMAPI_SPEEDADJUSTED|]);
                throw Marshal.GetExceptionForHR([|S_IMAPI_SPEEDADJUSTED|]);
            }
        }
        """);

    [Fact]
    public Task Says_how_to_see_it() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Imapi;

        class Burner
        {
            const string ProgId = "IMAPI2.MsftDiscRecorder2";

            bool Caught(COMException ex) => ex.HResult == {|#0:ImapiResult.S_IMAPI_SPEEDADJUSTED|};

            void Thrown() => Marshal.ThrowExceptionForHR({|#1:ImapiResult.S_IMAPI_SPEEDADJUSTED|});
        }
        """,
        configure: static test => test.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("IMAPI1005", DiagnosticSeverity.Warning).WithLocation(0)
                .WithMessage("Exceptions never carry success code 'S_IMAPI_SPEEDADJUSTED'. Declare the method [PreserveSig] and test its return value."),
            new DiagnosticResult("IMAPI1005", DiagnosticSeverity.Warning).WithLocation(1)
                .WithMessage("'S_IMAPI_SPEEDADJUSTED' is a success code, and Marshal.ThrowExceptionForHR does not create an exception for it. Test the HRESULT instead."),
        ]));

    [Fact]
    public Task Silent_where_the_code_can_be_seen_or_is_not_known() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class BurnException : Exception
        {
            public BurnException(int hr) { HResult = hr; }
        }

        class Burner
        {
            const int S_IMAPI_SPEEDADJUSTED = 0x00AA0004;
            IDiscRecorder2 recorder;
            IMediaControl player;

            bool Returned() => recorder.AcquireExclusiveAccess(true, "x") == S_IMAPI_SPEEDADJUSTED;

            bool Own(BurnException ex) => ex.HResult == S_IMAPI_SPEEDADJUSTED;

            bool Number(Exception ex) => ex.HResult == 0x00AA0004;

            bool Failure(Exception ex) => ex.HResult == unchecked((int)0xC0AA0202);

            bool Either()
            {
                int hr;
                try
                {
                    hr = recorder.AcquireExclusiveAccess(true, "x");
                }
                catch (COMException ex)
                {
                    hr = ex.HResult;
                }

                return hr == S_IMAPI_SPEEDADJUSTED;
            }

            bool Shared()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                    player.Run();
                    return true;
                }
                catch (COMException ex)
                {
                    return ex.ErrorCode == 0x00AA0004;
                }
            }

            void Thrown(int hr)
            {
                Marshal.ThrowExceptionForHR(hr);
                Marshal.ThrowExceptionForHR(unchecked((int)0xC0AA0202));
            }
        }
        """);

    [Fact]
    public Task Follows_the_code_of_any_exception_through_a_local() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;
        using Imapi;

        class Burner
        {
            bool Local(Exception ex)
            {
                int hr = ex.HResult;
                return hr == [|ImapiResult.S_IMAPI_SPEEDADJUSTED|];
            }

            bool Changed(Exception ex, int other)
            {
                int hr = ex.HResult;
                if (other != 0) hr = other;
                return hr == ImapiResult.S_IMAPI_SPEEDADJUSTED;
            }

            void Named() => Marshal.ThrowExceptionForHR(errorInfo: IntPtr.Zero, errorCode: [|ImapiResult.S_IMAPI_SPEEDADJUSTED|]);
        }
        """);

    [Fact]
    public Task Reads_every_form_of_a_test() => Verify.VerifyAsync(
        """
        using System;
        using System.Linq;
        using System.Runtime.InteropServices;
        using Burning;
        using Imapi;

        class Burner
        {
            const uint IMAPI_S_PROPERTIESIGNORED = 0x00040200;

            bool Is(COMException ex) => ex.HResult is [|ImapiResult.S_IMAPI_SPEEDADJUSTED|];

            bool Equal(Exception ex) => ex.HResult.Equals([|ImapiResult.S_IMAPI_BOTHADJUSTED|]) || Equals([|ImapiResult.S_IMAPI_BOTHADJUSTED|], ex.HResult);

            bool OneOf(COMException ex) => new[] { [|ImapiResult.S_IMAPI_SPEEDADJUSTED|], ImapiResult.E_IMAPI_REQUEST_CANCELLED }.Contains(ex.ErrorCode);

            int Label(ExternalException ex)
            {
                switch ((uint)ex.ErrorCode)
                {
                    case [|IMAPI_S_PROPERTIESIGNORED|]: return 1;
                    case uint code when ex.HResult != [|ImapiResult.S_IMAPI_SPEEDADJUSTED|]: return 2;
                    default: return 0;
                }
            }

            void Filter(Action burn)
            {
                try { burn(); }
                catch (COMException ex) when (ex.ErrorCode == [|ImapiResult.S_IMAPI_SPEEDADJUSTED|]) { }
            }

            Exception Given() => Marshal.GetExceptionForHR([|unchecked((int)IMAPI_S_PROPERTIESIGNORED)|]);

            void GivenField() => Marshal.ThrowExceptionForHR([|Codes.S_IMAPI_SPEEDADJUSTED|]);

            void NotThrown() => Marshal.GetHRForException(new Exception());
        }

        static class Codes
        {
            public static readonly int S_IMAPI_SPEEDADJUSTED = 0x00AA0004;
        }
        """);

    [Fact]
    public Task Reads_patterns_and_arms() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using Imapi;

        class Burner
        {
            const string ProgId = "IMAPI2.MsftDiscRecorder2";

            bool Either(COMException ex) => ex.HResult is [|ImapiResult.S_IMAPI_SPEEDADJUSTED|] or ImapiResult.E_IMAPI_REQUEST_CANCELLED;

            bool Member(COMException ex) => ex is { HResult: [|ImapiResult.S_IMAPI_SPEEDADJUSTED|] };

            string Arms(COMException ex) => ex.ErrorCode switch { [|ImapiResult.S_IMAPI_SPEEDADJUSTED|] => "slower", not [|ImapiResult.S_IMAPI_BOTHADJUSTED|] => "failed", _ => "" };
        }
        """);

    [Fact]
    public Task Silent_where_an_exception_is_one_of_several_sources() => Verify.VerifyNewestAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Imapi;

        class Burner
        {
            const string ProgId = "IMAPI2.MsftDiscFormat2Data";

            bool Chosen(Exception ex, int hr) => (ex == null ? hr : ex.HResult) == ImapiResult.S_IMAPI_SPEEDADJUSTED;

            bool Fallen(Exception ex, int? hr) => (hr ?? ex.HResult) == ImapiResult.S_IMAPI_SPEEDADJUSTED;

            bool ByReference(Exception ex) { int hr = ex.HResult; Change(ref hr); return hr == ImapiResult.S_IMAPI_SPEEDADJUSTED; }

            bool InLambda(Exception ex, int other) { int hr = ex.HResult; Action change = () => hr = other; change(); return hr == ImapiResult.S_IMAPI_SPEEDADJUSTED; }

            bool Aliased(Exception ex, int other) { int hr = ex.HResult; ref int alias = ref hr; alias = other; return hr == ImapiResult.S_IMAPI_SPEEDADJUSTED; }

            void Thrown(int hr, bool ok) { Marshal.ThrowExceptionForHR(ok ? ImapiResult.S_IMAPI_SPEEDADJUSTED : hr); }

            void Given(Exception ex) { ex.Data["code"] = ImapiResult.S_IMAPI_SPEEDADJUSTED; Console.WriteLine(ex.HResult); }

            static void Change(ref int hr) => hr = 0;
        }
        """);
}

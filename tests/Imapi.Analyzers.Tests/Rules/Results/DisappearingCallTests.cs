using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.DisappearingCallAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.DisappearingCallAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.DisappearingCallFix>;

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
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Linq;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open(bool flag)
            {
                Debug.Assert(flag && [|master.Open()|] == 0);
                Debug.Assert(Check(() => [|master.Open()|]));
                Debug.WriteLine(master?[|.Open()|]);
                Debug.WriteLine(flag ? [|master.Open()|] : 0);
            }

            void Query(List<IDiscMaster> all)
            {
                Debug.Assert((from one in all where [|one.Open()|] == 0 select one).Any());
            }

            void OfAVariableThatTheStatementDeclares(object value)
            {
                Debug.Assert(value is IDiscMaster found & Find(out var other), [|other.Open()|].ToString());
                Debug.Assert(value is IDiscMaster tested && [|tested.Open()|] == 0);
            }

            void Lambda()
            {
                Action check = () => Debug.Assert([|master.Open()|] == 0);
            }

            static bool Check(Func<int> call) => true;

            static bool Find(out IDiscMaster other)
            {
                other = null;
                return true;
            }
        }
        """);

    [Fact]
    public Task Makes_room_where_there_is_one_statement_only() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            Burner(bool flag)
            {
                if (flag)
                    // The master must be open.
                    Debug.Assert([|master.Open()|] == 0); // open
                else
                    Debug.Assert([|master.Open()|] == [|master.Open()|]);
                while (flag) Debug.WriteLine([|master.Open()|]);
                again:
                Debug.WriteLine([|master.Open()|]);
                if (flag) goto again;
            }

            // Opens it.
            void Open() => Debug.Assert([|master.Open()|] == 0); // done

            static void Open(IDiscMaster hr)
            {
                Local();

                void Local() => Debug.Assert([|hr.Open()|] == [|hr.Open()|]);
            }

            ~Burner() => Debug.Assert([|master.Open()|] == 0);

            int Speed
            {
                set => Debug.Assert([|master.Open()|] == value);
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

            Burner(bool flag)
            {
                if (flag)
                // The master must be open.
                {
                    int hr = master.Open();
                    Debug.Assert(hr == 0); // open
                    Marshal.ThrowExceptionForHR(hr);
                }
                else
                {
                    int hr2 = master.Open();
                    int hr3 = master.Open();
                    Debug.Assert(hr2 == hr3);
                    Marshal.ThrowExceptionForHR(hr2);
                    Marshal.ThrowExceptionForHR(hr3);
                }
                while (flag)
                {
                    int hr4 = master.Open();
                    Debug.WriteLine(hr4);
                    Marshal.ThrowExceptionForHR(hr4);
                }
            again:
                {
                    int hr5 = master.Open();
                    Debug.WriteLine(hr5);
                    Marshal.ThrowExceptionForHR(hr5);
                }
                if (flag) goto again;
            }

            // Opens it.
            void Open()
            {
                int hr = master.Open();
                Debug.Assert(hr == 0);
                Marshal.ThrowExceptionForHR(hr);
            } // done

            static void Open(IDiscMaster hr)
            {
                Local();

                void Local()
                {
                    int hr2 = hr.Open();
                    int hr3 = hr.Open();
                    Debug.Assert(hr2 == hr3);
                    Marshal.ThrowExceptionForHR(hr2);
                    Marshal.ThrowExceptionForHR(hr3);
                }
            }

            ~Burner()
            {
                int hr = master.Open();
                Debug.Assert(hr == 0);
                _ = hr;
            }

            int Speed
            {
                set
                {
                    int hr = master.Open();
                    Debug.Assert(hr == value);
                    Marshal.ThrowExceptionForHR(hr);
                }
            }
        }
        """);

    [Fact]
    public Task Lifts_in_top_level_statements() => Verify.VerifyNewestAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        var master = (IDiscMaster)new MSDiscMasterObj();
        // The master must be open.
        Debug.Assert([|master.Open()|] == [|master.Open()|]);
        if (master != null)
        {
            int hr = 0;
        }
        """,
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        var master = (IDiscMaster)new MSDiscMasterObj();
        // The master must be open.
        int hr2 = master.Open();
        int hr3 = master.Open();
        Debug.Assert(hr2 == hr3);
        Marshal.ThrowExceptionForHR(hr2);
        Marshal.ThrowExceptionForHR(hr3);
        if (master != null)
        {
            int hr = 0;
        }
        """,
        static test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task Lifts_a_call_with_the_calls_in_its_arguments_and_several_in_source_order() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IMaster
        {
            [PreserveSig] int Set(IDiscRecorder recorder);
            IDiscRecorder Get(int index);
        }

        class Burner
        {
            IMaster master;

            void Nested()
            {
                Debug.Assert([|master.Set(master.Get(1))|] == 0);
            }

            void Two(IDiscRecorder recorder)
            {
                // Both must be there.
                Debug.Assert([|master.Set(recorder)|] == [|master.Set(recorder)|]);
                Debug.Assert([|master.Get(1)|] != null);
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IMaster
        {
            [PreserveSig] int Set(IDiscRecorder recorder);
            IDiscRecorder Get(int index);
        }

        class Burner
        {
            IMaster master;

            void Nested()
            {
                int hr = master.Set(master.Get(1));
                Debug.Assert(hr == 0);
                Marshal.ThrowExceptionForHR(hr);
            }

            void Two(IDiscRecorder recorder)
            {
                // Both must be there.
                int hr = master.Set(recorder);
                int hr2 = master.Set(recorder);
                Debug.Assert(hr == hr2);
                Marshal.ThrowExceptionForHR(hr);
                Marshal.ThrowExceptionForHR(hr2);
                IDiscRecorder hr3 = master.Get(1);
                Debug.Assert(hr3 != null);
            }
        }
        """);

    [Fact]
    public Task Lifts_nothing_from_newer_places_that_are_not_always_reached() => Verify.VerifyNewestAsync(
        """
        using System.Diagnostics;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            int? cached;

            void Open(int mode)
            {
                Debug.Assert(mode switch { 1 => [|master.Open()|] == 0, _ => true });
                Debug.Assert((cached ??= [|master.Open()|]) == 0);
            }
        }
        """);

    [Fact]
    public Task Checks_nothing_that_is_no_HRESULT() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2Data
        {
            int GetFreeSectors();
        }

        class Burner
        {
            void Show(IDiscFormat2Data format)
            {
                Debug.WriteLine({|#0:format.GetFreeSectors()|});
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2Data
        {
            int GetFreeSectors();
        }

        class Burner
        {
            void Show(IDiscFormat2Data format)
            {
                int hr = format.GetFreeSectors();
                Debug.WriteLine(hr);
            }
        }
        """,
        static test => test.ExpectedDiagnostics.Add(new DiagnosticResult("IMAPI2006", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "'IDiscFormat2Data.GetFreeSectors' is not called in release builds, because calls to 'Debug.WriteLine' are removed together with their arguments. Move it out of that call.")));

    // There the formatter does, as well as it can.
    [Fact]
    public Task Finds_the_place_where_a_line_holds_more() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void InALine() { Debug.Assert([|master.Open()|] == 0); }

            void BehindALabel(int mode)
            {
                switch (mode)
                {
                    case 1: Debug.Assert([|master.Open()|] == 0);
                        break;
                }
            }

            void BehindAComment()
            {
                /* It must be open. */ Debug.Assert([|master.Open()|] == 0);
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

            void InALine() {
                int hr = master.Open();
                Debug.Assert(hr == 0); Marshal.ThrowExceptionForHR(hr);
            }

            void BehindALabel(int mode)
            {
                switch (mode)
                {
                    case 1:
                        int hr = master.Open();
                        Debug.Assert(hr == 0);
                        Marshal.ThrowExceptionForHR(hr);
                        break;
                }
            }

            void BehindAComment()
            {
                /* It must be open. */ int hr = master.Open();
                Debug.Assert(hr == 0);
                Marshal.ThrowExceptionForHR(hr);
            }
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

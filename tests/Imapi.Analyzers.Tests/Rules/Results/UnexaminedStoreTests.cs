using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.UnexaminedStoreAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.UnexaminedStoreAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.UnexaminedStoreFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class UnexaminedStoreTests
{
    [Fact]
    public Task Checks_after_the_store_or_instead_of_it() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Unused()
            {
                int [|hr = master.Open()|]; // opens it
            }

            int Overwritten()
            {
                int [|hr = master.Open()|];
                hr = master.Open();
                return hr;
            }

            void LastStore(bool flag)
            {
                int hr = master.Open();
                if (hr < 0) return;
                if (flag) [|hr = master.Open()|];
            }

            void Copied()
            {
                int [|hr = master.Open()|];
                var copy = unchecked((uint)hr);
                copy = 0;
            }

            void Parameter(int hr)
            {
                [|hr = master.Open()|];
            }

            void OtherTypes(Guid format, IDiscRecorder recorder)
            {
                IntPtr joliet;
                uint [|a = master.SetActiveDiscMasterFormat(ref format, out joliet)|];
                a = 0;
                var [|b = master?.Open()|];
                b = 0;
                HResult [|c = master.SetActiveDiscRecorder(recorder)|];
                long [|d = master.Open()|];
                d = 0;
            }

            void Branches(bool flag)
            {
                int [|hr = flag ? master.Open() : 0|];
                hr = 1;
            }

            void LocalFunction()
            {
                void Inner()
                {
                    int [|hr = master.Open()|];
                }

                Inner();
            }
        }
        """,
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Unused()
            {
                Marshal.ThrowExceptionForHR(master.Open()); // opens it
            }

            int Overwritten()
            {
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                hr = master.Open();
                return hr;
            }

            void LastStore(bool flag)
            {
                int hr = master.Open();
                if (hr < 0) return;
                if (flag)
                {
                    hr = master.Open();
                    Marshal.ThrowExceptionForHR(hr);
                }
            }

            void Copied()
            {
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                var copy = unchecked((uint)hr);
                copy = 0;
            }

            void Parameter(int hr)
            {
                hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
            }

            void OtherTypes(Guid format, IDiscRecorder recorder)
            {
                IntPtr joliet;
                uint a = master.SetActiveDiscMasterFormat(ref format, out joliet);
                Marshal.ThrowExceptionForHR(unchecked((int)a));
                a = 0;
                var b = master?.Open();
                Marshal.ThrowExceptionForHR(b ?? 0);
                b = 0;
                Marshal.ThrowExceptionForHR(unchecked((int)master.SetActiveDiscRecorder(recorder)));
                long d = master.Open();
                Marshal.ThrowExceptionForHR(unchecked((int)d));
                d = 0;
            }

            void Branches(bool flag)
            {
                int hr = flag ? master.Open() : 0;
                Marshal.ThrowExceptionForHR(hr);
                hr = 1;
            }

            void LocalFunction()
            {
                void Inner()
                {
                    Marshal.ThrowExceptionForHR(master.Open());
                }

                Inner();
            }
        }
        """);

    [Fact]
    public Task Silent_where_the_HRESULT_is_examined() => Silent.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            int field;

            int Returned()
            {
                int hr = master.Open();
                return hr;
            }

            void Compared()
            {
                int hr = master.Open();
                if (hr < 0) { }
                int other;
                while ((other = master.Open()) < 0) { }
            }

            void Switched()
            {
                int hr = master.Open();
                switch (hr) { case 0: break; }
            }

            void Passed()
            {
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                int shown = master.Open();
                Console.WriteLine($"{shown}");
                int text = master.Open();
                var written = text.ToString();
            }

            void Stored()
            {
                int hr = master.Open();
                field = hr;
            }

            void PutAway()
            {
                int hr = master.Open();
                _ = hr;
                var _2 = 0;
            }

            void Captured()
            {
                int hr = master.Open();
                Action read = () => Console.WriteLine(hr);
            }

            void ByReference()
            {
                int hr = master.Open();
                Change(ref hr);
            }

            unsafe void Address()
            {
                int hr = master.Open();
                int* p = &hr;
            }

            void ByCopy()
            {
                int hr = master.Open();
                int copy = hr;
                if (copy < 0) { }
            }

            void ByLoop()
            {
                int hr = 0;
                for (int i = 0; i < 3; i++)
                {
                    if (hr < 0) return;
                    hr = master.Open();
                }
            }

            void ByHandler()
            {
                int hr = 0;
                try
                {
                    hr = master.Open();
                    hr = master.Open();
                }
                catch
                {
                    Console.WriteLine(hr);
                    throw;
                }
            }

            void ByFinally()
            {
                int hr = 0;
                try
                {
                    hr = master.Open();
                }
                finally
                {
                    if (hr < 0) { }
                }
            }

            void ByGoto()
            {
                int hr = 0;
                again:
                if (hr < 0) return;
                hr = master.Open();
                goto again;
            }

            void Change(ref int hr) { }
        }
        """);

    [Fact]
    public Task Reports_reads_that_release_builds_leave_out() => Verify.VerifyAsync(
        """
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                int [|hr = master.Open()|];
                Debug.Assert(hr == 0);
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
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                Debug.Assert(hr == 0);
            }
        }
        """);

    [Fact]
    public Task Silent_on_teardown_in_cleanup_and_puts_no_throw_there() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner : IDisposable
        {
            IDiscMaster master;
            ITeardown teardown;

            public void Dispose()
            {
                int closed = teardown.Close();
                int [|hr = master.Open()|];
                hr = 0;
            }
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface ITeardown
        {
            [PreserveSig] int Close();
        }
        """,
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner : IDisposable
        {
            IDiscMaster master;
            ITeardown teardown;

            public void Dispose()
            {
                int closed = teardown.Close();
                int hr = master.Open();
                _ = hr;
                hr = 0;
            }
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface ITeardown
        {
            [PreserveSig] int Close();
        }
        """);

    [Fact]
    public Task Options_say_what_examines() => Silent.VerifyAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Shown()
            {
                int [|hr = master.Open()|];
                Console.WriteLine($"{hr} {hr.ToString()}" + hr);
                int thrown = master.Open();
                throw new Exception(Describe(thrown));
            }

            void PutAway()
            {
                int [|hr = master.Open()|];
                _ = hr;
            }

            string Describe(int hr) { return ""; }
        }
        """,
        configure: static test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AnalyzerConfigFiles.Add(("/.editorconfig", """
                    root = true
                    [*]
                    dotnet_code_quality.IMAPI2002.logging_is_examining = false
                    dotnet_code_quality.IMAPI2001.report_discards = true
                    """));
            }
        });
}

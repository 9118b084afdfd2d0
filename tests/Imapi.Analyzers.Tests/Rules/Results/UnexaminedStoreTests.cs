using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.UnexaminedStoreAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.UnexaminedStoreAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.UnexaminedStoreFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class UnexaminedStoreTests
{
    private static readonly (string, SourceText) ShowingExaminesNothing = ("/.editorconfig", SourceText.From("""
        root = true
        [*]
        dotnet_code_quality.IMAPI2002.logging_is_examining = false
        """));

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

            void TwoInOneStatement()
            {
                int [|a = master.Open()|], [|b = master.Open()|];
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

            void TwoInOneStatement()
            {
                int a = master.Open(), b = master.Open();
                Marshal.ThrowExceptionForHR(a);
                Marshal.ThrowExceptionForHR(b);
            }
        }
        """);

    [Fact]
    public Task Silent_where_the_HRESULT_is_read() => Silent.VerifyBodiesAsync(
        """
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

        void ByCopy()
        {
            int hr = master.Open();
            int copy = hr;
            if (copy < 0) { }
        }
        """);

    [Fact]
    public Task Silent_where_the_HRESULT_is_kept_or_put_away() => Silent.VerifyBodiesAsync(
        """
        int field;

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
        """);

    [Fact]
    public Task Silent_where_others_can_read_the_variable() => Silent.VerifyBodiesAsync(
        """
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

        void Change(ref int hr) { }

        void GivenBack(out int hr)
        {
            hr = master.Open();
        }

        void GivenBackByReference(ref int hr)
        {
            hr = master.Open();
        }
        """);

    [Fact]
    public Task Silent_where_a_jump_leads_to_a_read() => Silent.VerifyBodiesAsync(
        """
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
        """);

    [Fact]
    public Task Silent_on_a_parameter_that_the_whole_type_shares() => Silent.VerifyNewestAsync(
        """
        using Burning;

        class Burner(IDiscMaster master, int last)
        {
            public bool Failed => last < 0;

            public void Start()
            {
                last = master.Open();
            }

            public void StartAndForget()
            {
                int [|hr = master.Open()|];
            }
        }
        """);

    [Fact]
    public Task Keeps_comments_labels_and_directives_in_place() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Embedded(bool flag)
            {
                int hr = 0;
                if (flag)
                    // try it
                    [|hr = master.Open()|]; // open
            }

            void Region(bool flag)
            {
                int hr = 0;
                if (flag)
                #region open
                    [|hr = master.Open()|];
                #endregion
            }

            void Labeled(bool flag)
            {
                if (flag) goto again;
            first:
            again:
                int [|hr = master.Open()|];
                hr = 0;
                if (flag) goto first;
            }
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Embedded(bool flag)
            {
                int hr = 0;
                if (flag)
                // try it
                {
                    hr = master.Open(); // open
                    Marshal.ThrowExceptionForHR(hr);
                }
            }

            void Region(bool flag)
            {
                int hr = 0;
                if (flag)
                #region open
                {
                    hr = master.Open();
                    Marshal.ThrowExceptionForHR(hr);
                }
                #endregion
            }

            void Labeled(bool flag)
            {
                if (flag) goto again;
            first:
            again:
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                hr = 0;
                if (flag) goto first;
            }
        }
        """);

    [Fact]
    public Task Checks_in_top_level_statements() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        var master = (IDiscMaster)new MSDiscMasterObj();
        int [|a = master.Open()|], [|b = master.Open()|];
        again:
        [|a = master.Open()|];
        if (master != null) goto again;
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        var master = (IDiscMaster)new MSDiscMasterObj();
        int a = master.Open(), b = master.Open();
        Marshal.ThrowExceptionForHR(a);
        Marshal.ThrowExceptionForHR(b);
        again:
        a = master.Open();
        Marshal.ThrowExceptionForHR(a);
        if (master != null) goto again;
        """,
        static test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("lf", "\n")]
    [InlineData("crlf", "\r\n")]
    public Task Writes_the_line_ends_of_the_document(string name, string lineEnd) => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master, bool flag)
            {
                int hr = 0;
                if (flag)
                    [|hr = master.Open()|]; // open
                int [|other = master.Open()|];
                other = 0;
            }
        }

        """.ReplaceLineEndings(lineEnd),
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master, bool flag)
            {
                int hr = 0;
                if (flag)
                {
                    hr = master.Open(); // open
                    Marshal.ThrowExceptionForHR(hr);
                }
                int other = master.Open();
                Marshal.ThrowExceptionForHR(other);
                other = 0;
            }
        }

        """.ReplaceLineEndings(lineEnd),
        test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\nend_of_line = " + name));
            }
        });

    [Fact]
    public Task Writes_in_the_style_of_the_document() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master)
            {
                int hr = 0;
                [|hr = master.Open()|];
                /* once more */ [|hr = master.Open()|];
            }

            void OpenInAnEvent(IDiscMaster @event)
            {
                int @class = 0;
                [|@class = @event.Open()|];
                int [|@new = @event.Open()|];
                @new = 0;
            }
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master)
            {
                int hr = 0;
                hr = master.Open();
                Marshal.ThrowExceptionForHR ( hr );
                /* once more */ hr = master.Open();
                Marshal.ThrowExceptionForHR ( hr );
            }

            void OpenInAnEvent(IDiscMaster @event)
            {
                int @class = 0;
                @class = @event.Open();
                Marshal.ThrowExceptionForHR ( @class );
                int @new = @event.Open();
                Marshal.ThrowExceptionForHR ( @new );
                @new = 0;
            }
        }
        """,
        static test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AnalyzerConfigFiles.Add(("/.editorconfig", """
                    root = true
                    [*]
                    csharp_space_between_method_call_parameter_list_parentheses = true
                    csharp_space_between_method_call_name_and_opening_parenthesis = true
                    """));
            }
        });

    [Fact]
    public Task Reports_each_store_of_a_constructor_once() => Silent.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Base
        {
            public Base(int number) { }
        }

        class Burner : Base
        {
            Burner(IDiscMaster master, int retries = 3)
                : base(1)
            {
                int [|hr = master.Open()|];
            }

            [Obsolete("x")]
            void Open([Optional] IDiscMaster master, int retries = 3)
            {
                int [|hr = master.Open()|];
            }
        }
        """);

    [Fact]
    public Task Checks_what_a_task_only_wraps() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            async Task Open()
            {
                int [|hr = await Task.Run(() => master.Open())|];
                int [|other = await Task.FromResult(master.Open()).ConfigureAwait(false)|];
                other = Task.Run(() => master.Open()).GetAwaiter().GetResult();
                if (other < 0) { }
            }

            async Task Silent()
            {
                int hr = await Task.Run(() => master.Open());
                if (hr < 0) { }
                int counted = await Task.Run(() => Count(master.Open()));
                var task = Task.Run(() => master.Open());
            }

            static int Count(int hr) => 0;
        }
        """,
        """
        using System;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            async Task Open()
            {
                Marshal.ThrowExceptionForHR(await Task.Run(() => master.Open()));
                int other = await Task.FromResult(master.Open()).ConfigureAwait(false);
                Marshal.ThrowExceptionForHR(other);
                other = Task.Run(() => master.Open()).GetAwaiter().GetResult();
                if (other < 0) { }
            }

            async Task Silent()
            {
                int hr = await Task.Run(() => master.Open());
                if (hr < 0) { }
                int counted = await Task.Run(() => Count(master.Open()));
                var task = Task.Run(() => master.Open());
            }

            static int Count(int hr) => 0;
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

            void Or()
            {
                int [|hr = master.Open()|];
                Debug.Assert(hr == 0 || hr == 1);
            }

            void Choice()
            {
                int [|hr = master.Open()|];
                Debug.WriteLine(hr == 0 ? "ok" : "failed");
                Debug.WriteLineIf(hr < 0, "failed " + (hr == -1 ? "a" : "b"));
            }

            void CopiedThere()
            {
                int [|hr = master.Open()|];
                int copy;
                Debug.Assert((copy = hr) == 0 || copy == 1);
            }

            void ReadElsewhereToo()
            {
                int hr = master.Open();
                Debug.Assert(hr == 0 || hr == 1);
                Keep(hr == 0 || hr == 1);
            }

            void Keep(bool succeeded) { }
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

            void Or()
            {
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                Debug.Assert(hr == 0 || hr == 1);
            }

            void Choice()
            {
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                Debug.WriteLine(hr == 0 ? "ok" : "failed");
                Debug.WriteLineIf(hr < 0, "failed " + (hr == -1 ? "a" : "b"));
            }

            void CopiedThere()
            {
                int hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
                int copy;
                Debug.Assert((copy = hr) == 0 || copy == 1);
            }

            void ReadElsewhereToo()
            {
                int hr = master.Open();
                Debug.Assert(hr == 0 || hr == 1);
                Keep(hr == 0 || hr == 1);
            }

            void Keep(bool succeeded) { }
        }
        """);

    [Fact]
    public Task Reports_reads_in_an_assertions_interpolated_text() => Silent.VerifyNewestAsync(
        """
        using System.Diagnostics;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                int [|hr = master.Open()|];
                Debug.Assert(hr == 0, $"Open failed: {hr}");
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
    public Task Leaves_a_line_that_begins_with_a_comment() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master)
            {
                int hr;
                /* first */ [|hr = master.Open()|];
              /* second */[|hr = master.Open()|];
            }
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master)
            {
                int hr;
                /* first */ hr = master.Open();
                Marshal.ThrowExceptionForHR(hr);
              /* second */hr = master.Open();
              Marshal.ThrowExceptionForHR(hr);
            }
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine(hr);")]
    [InlineData("Console.Write(hr);")]
    [InlineData("Describe(hr.ToString());")]
    [InlineData("Describe(hr.ToString(\"X8\"));")]
    [InlineData("Describe(string.Format(\"{0}\", hr));")]
    [InlineData("Describe(string.Concat(\"0x\", hr));")]
    [InlineData("Describe(\"0x\" + hr);")]
    [InlineData("Describe($\"0x{hr:X8}\");")]
    public Task Each_way_of_showing_examines_unless_an_option_says_otherwise(string shown)
    {
        var source =
            $$"""
            using System;
            using Burning;

            class Burner
            {
                void Open(IDiscMaster master)
                {
                    int hr = master.Open();
                    {{shown}}
                }

                void Describe(string text) { }
            }
            """;
        return Task.WhenAll(
            Silent.VerifyAsync(source),
            Silent.VerifyAsync(
                source.Replace("hr = master.Open()", "[|hr = master.Open()|]"),
                configure: static test => test.TestState.AnalyzerConfigFiles.Add(ShowingExaminesNothing)));
    }

    [Theory]
    [InlineData("Log.Write(hr);")]
    [InlineData("Log.WriteLine(hr);")]
    [InlineData("Other.Console.WriteLine(hr);")]
    [InlineData("Log.Format(hr);")]
    [InlineData("Log.ToString(hr, 1);")]
    [InlineData("var sum = 1 + hr;")]
    public Task What_is_no_showing_examines_whatever_the_option_says(string use) => Silent.VerifyAsync(
        $$"""
        using System;
        using Burning;

        class Burner
        {
            void Open(IDiscMaster master)
            {
                int hr = master.Open();
                {{use}}
            }
        }

        static class Log
        {
            public static void Write(int hr) { if (hr < 0) { throw new Exception(); } }
            public static void WriteLine(int hr) { Write(hr); }
            public static void Format(int hr) { Write(hr); }
            public static void ToString(int hr, int more) { Write(hr); }
        }

        namespace Other
        {
            static class Console { public static void WriteLine(int hr) { Log.Write(hr); } }
        }
        """,
        configure: static test => test.TestState.AnalyzerConfigFiles.Add(ShowingExaminesNothing));

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

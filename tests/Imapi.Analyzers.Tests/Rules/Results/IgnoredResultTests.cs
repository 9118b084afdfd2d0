using Imapi.Analyzers.CodeFixes.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.IgnoredResultAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.IgnoredResultAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.IgnoredResultFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class IgnoredResultTests
{
    [Fact]
    public Task Checks_a_statement_and_a_body() => Verify.VerifyBodiesAsync(
        """
        void Statement()
        {
            [|master.Open()|]; // opens it
            checked { [|master.Open()|]; }
            if (master != null) [|master.Open()|];
        }

        void ExpressionBody() => [|master.Open()|];
        void Conditional() => master?[|.Open()|];
        """,
        """
        void Statement()
        {
            Marshal.ThrowExceptionForHR(master.Open()); // opens it
            checked { Marshal.ThrowExceptionForHR(master.Open()); }
            if (master != null) Marshal.ThrowExceptionForHR(master.Open());
        }

        void ExpressionBody() => Marshal.ThrowExceptionForHR(master.Open());
        void Conditional() => Marshal.ThrowExceptionForHR(master?.Open() ?? 0);
        """);

    [Fact]
    public Task Checks_in_the_header_of_a_loop() => Verify.VerifyBodiesAsync(
        """
        void ForHeader()
        {
            for ([|master.Open()|]; ; [|master.Open()|]) { }
        }
        """,
        """
        void ForHeader()
        {
            for (Marshal.ThrowExceptionForHR(master.Open()); ; Marshal.ThrowExceptionForHR(master.Open())) { }
        }
        """);

    [Fact]
    public Task Checks_in_lambdas_and_local_functions() => Verify.VerifyBodiesAsync(
        """
        void Lambdas()
        {
            Action lambda = () => [|master.Open()|];
            Action block = delegate { [|master.Open()|]; };
            void Local() => [|master.Open()|];
            Local();
        }
        """,
        """
        void Lambdas()
        {
            Action lambda = () => Marshal.ThrowExceptionForHR(master.Open());
            Action block = delegate { Marshal.ThrowExceptionForHR(master.Open()); };
            void Local() => Marshal.ThrowExceptionForHR(master.Open());
            Local();
        }
        """);

    [Fact]
    public Task Checks_an_unsigned_result_and_an_enumeration() => Verify.VerifyBodiesAsync(
        """
        IDiscRecorder recorder;

        void OtherTypes(Guid format)
        {
            IntPtr joliet;
            [|master.SetActiveDiscMasterFormat(ref format, out joliet)|];
            [|master.SetActiveDiscRecorder(recorder)|];
        }
        """,
        """
        IDiscRecorder recorder;

        void OtherTypes(Guid format)
        {
            IntPtr joliet;
            Marshal.ThrowExceptionForHR(unchecked((int)master.SetActiveDiscMasterFormat(ref format, out joliet)));
            Marshal.ThrowExceptionForHR(unchecked((int)master.SetActiveDiscRecorder(recorder)));
        }
        """);

    [Fact]
    public Task Checks_in_tasks() => Verify.VerifyBodiesAsync(
        """
        async Task Tasks()
        {
            await Task.FromResult([|master.Open()|]);
            await Task.Run(() => [|master.Open()|]);
            await Task.Run(() => [|master.Open()|]).ConfigureAwait(false);
            Task.Run(() => [|master.Open()|]).Wait();
            Task.Run(() => [|master.Open()|]).GetAwaiter().GetResult();
        }
        """,
        """
        async Task Tasks()
        {
            Marshal.ThrowExceptionForHR(await Task.FromResult(master.Open()));
            Marshal.ThrowExceptionForHR(await Task.Run(() => master.Open()));
            Marshal.ThrowExceptionForHR(await Task.Run(() => master.Open()).ConfigureAwait(false));
            Task.Run(() => Marshal.ThrowExceptionForHR(master.Open())).Wait();
            Marshal.ThrowExceptionForHR(Task.Run(() => master.Open()).GetAwaiter().GetResult());
        }
        """);

    [Fact]
    public Task Checks_in_using_and_lock() => Verify.VerifyBodiesAsync(
        """
        void Scopes(IDisposable scope)
        {
            using (scope) { [|master.Open()|]; }
            lock (scope) { [|master.Open()|]; }
        }
        """,
        """
        void Scopes(IDisposable scope)
        {
            using (scope) { Marshal.ThrowExceptionForHR(master.Open()); }
            lock (scope) { Marshal.ThrowExceptionForHR(master.Open()); }
        }
        """);

    [Fact]
    public Task Silent_where_the_result_is_taken_or_put_away() => Silent.VerifyAsync(
        """
        using System;
        using System.Linq.Expressions;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder2;
            int last;

            int Taken()
            {
                int hr = master.Open();
                last = master.Open();
                if (master.Open() < 0) { }
                Marshal.ThrowExceptionForHR(master.Open());
                Func<int> lambda = () => master.Open();
                var task = Task.Run(() => master.Open());
                return master.Open();
            }

            void PutAway()
            {
                _ = master.Open();
            }

            void PutAwayByName()
            {
                var _ = master.Open();
            }

            void Throwing()
            {
                recorder2.EjectMedia();
                master.ClearFormatContent();
                var vendor = recorder2.VendorId;
            }

            void NotCalled()
            {
                Expression<Func<IDiscMaster, int>> setup = m => m.Open();
                Expression<Action<IDiscMaster>> verify = m => m.Open();
                var name = nameof(master.Open);
            }

            void Expected()
            {
                Assert.Throws<COMException>(() => { master.Open(); });
                Assert.ThrowsAsync(() => Task.Run(() => { master.Open(); }));
            }

            void Others(IMediaControl graph)
            {
                graph.Run();
                NativeMethods.CoInitialize(IntPtr.Zero);
            }
        }

        static class Assert
        {
            public static void Throws<T>(Action action) { }

            public static void ThrowsAsync(Func<Task> action) { }
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

            void Finally()
            {
                try { [|teardown.Close()|]; }
                finally
                {
                    teardown.Close();
                    teardown.Eject();
                    [|master.Open()|];
                }
            }

            public void Dispose()
            {
                teardown.Close();
                [|master.Open()|];
            }

            ~Burner()
            {
                teardown.Close();
                [|master.Open()|];
            }
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface ITeardown
        {
            [PreserveSig] int Close();
            [PreserveSig] int Eject();
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

            void Finally()
            {
                try { Marshal.ThrowExceptionForHR(teardown.Close()); }
                finally
                {
                    teardown.Close();
                    teardown.Eject();
                    _ = master.Open();
                }
            }

            public void Dispose()
            {
                teardown.Close();
                _ = master.Open();
            }

            ~Burner()
            {
                teardown.Close();
                _ = master.Open();
            }
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface ITeardown
        {
            [PreserveSig] int Close();
            [PreserveSig] int Eject();
        }
        """);

    [Fact]
    public Task Offers_nothing_where_no_check_fits() => Verify.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                Task.Run<int>(() => [|master.Open()|]).Wait();
                Task<int>.Factory.StartNew(() => [|master.Open()|]).Wait();
                Task.Run(() => master?[|.Open()|]).Wait();
                Task.Run(() => { return [|master.Open()|]; });
            }
        }
        """);

    [Fact]
    public Task Takes_no_discard_for_the_first_action_of_all() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                Task.Run(() => { return [|master.Open()|]; });
                [|master.Open()|];
            }
        }
        """,
        """
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                Task.Run(() => { return [|master.Open()|]; });
                Marshal.ThrowExceptionForHR(master.Open());
            }
        }
        """,
        static test =>
        {
            test.CodeActionIndex = 0;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    [Fact]
    public Task Returns_the_result() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            int Open()
            {
                [|master.Open()|];
                return 0;
            }
        }
        """,
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            int Open()
            {
                return master.Open();
            }
        }
        """,
        static test =>
        {
            test.CodeActionEquivalenceKey = IgnoredResultFix.ReturnKey;
            test.CodeActionIndex = 1;
        });

    [Fact]
    public Task Returns_the_result_with_the_comments_round_it() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            int Open()
            {
                // Once more.
                [|master.Open()|]; // opens it
                /* as ever */
                // all is well
                return 0; // done
            }
        }
        """,
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            int Open()
            {
                // Once more.
                // opens it
                /* as ever */
                // all is well
                return master.Open(); // done
            }
        }
        """,
        static test =>
        {
            test.CodeActionEquivalenceKey = IgnoredResultFix.ReturnKey;
            test.CodeActionIndex = 1;
        });

    [Fact]
    public Task Returns_nothing_where_the_rest_would_change() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            int Open()
            {
                [|master.Open()|];
                return 1;
            }

            void OpenVoid()
            {
                [|master.Open()|];
            }

            int OpenAndMore()
            {
                [|master.Open()|];
                System.GC.Collect();
                return 0;
            }

            int OpenInARegion()
            {
                #region open
                [|master.Open()|];
                #endregion
                return 0;
            }
        }
        """,
        configure: static test => test.CodeActionEquivalenceKey = IgnoredResultFix.ReturnKey);

    [Fact]
    public Task Discards_explicitly() => Verify.VerifyAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                [|master.Open()|];
                master?[|.Open()|];
                Action lambda = () => [|master.Open()|];
            }
        }
        """,
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                _ = master.Open();
                _ = master?.Open();
                Action lambda = () => _ = master.Open();
            }
        }
        """,
        static test =>
        {
            test.CodeActionEquivalenceKey = IgnoredResultFix.DiscardKey;
            test.CodeActionIndex = 1;
        });

    [Fact]
    public Task Discards_nothing_where_the_name_is_taken_or_the_language_has_no_discards() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;
            int _;

            void Open()
            {
                [|master.Open()|];
            }
        }
        """,
        configure: static test => test.CodeActionEquivalenceKey = IgnoredResultFix.DiscardKey);

    [Fact]
    public Task Reports_discards_on_demand() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                _ = [|master.Open()|];
                [|master.Open()|];
            }

            void Named()
            {
                var _ = [|master.Open()|];
            }
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open()
            {
                Marshal.ThrowExceptionForHR(master.Open());
                Marshal.ThrowExceptionForHR(master.Open());
            }

            void Named()
            {
                Marshal.ThrowExceptionForHR(master.Open());
            }
        }
        """,
        static test => AddConfig(test.TestState, test.FixedState, "dotnet_code_quality.IMAPI2001.report_discards = true"));

    [Fact]
    public Task Uses_the_checked_call_that_the_options_name() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open() => [|master.Open()|];
        }

        namespace My
        {
            static class Hr
            {
                public static void Check(int hr) { }
            }
        }
        """,
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open() => My.Hr.Check(master.Open());
        }

        namespace My
        {
            static class Hr
            {
                public static void Check(int hr) { }
            }
        }
        """,
        static test => AddConfig(test.TestState, test.FixedState, "dotnet_code_quality.IMAPI2001.checked_call = My.Hr.Check"));

    [Fact]
    public Task Uses_the_checked_call_of_a_nested_type_that_the_options_name() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open() => [|master.Open()|];
        }

        namespace My
        {
            static class Checks
            {
                public static class Hr
                {
                    public static void Check(int hr) { }
                }
            }
        }
        """,
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            void Open() => My.Checks.Hr.Check(master.Open());
        }

        namespace My
        {
            static class Checks
            {
                public static class Hr
                {
                    public static void Check(int hr) { }
                }
            }
        }
        """,
        static test => AddConfig(test.TestState, test.FixedState, "dotnet_code_quality.IMAPI2001.checked_call = My.Checks.Hr.Check"));

    [Theory]
    [InlineData("Windows.Win32.Foundation", "HRESULT", "public HRESULT ThrowOnFailure(System.IntPtr errorInfo = default(System.IntPtr)) { return this; }", "master.Open().ThrowOnFailure()", "other?.Open().ThrowOnFailure()")]
    [InlineData("Vanara.PInvoke", "HRESULT", "public void ThrowIfFailed(string message = null) { }", "master.Open().ThrowIfFailed()", "other?.Open().ThrowIfFailed()")]
    [InlineData("DirectN", "HRESULT", "public int ThrowOnError(bool throwOnError = true) { return 0; }", "master.Open().ThrowOnError()", "other?.Open().ThrowOnError()")]
    [InlineData("SharpGen.Runtime", "Result", "public void CheckError() { }", "master.Open().CheckError()", "other?.Open().CheckError()")]
    [InlineData("TerraFX.Interop.Windows", "HRESULT", "} public static class Windows { public static void ThrowIfFailed(HRESULT hr, string text = null) { }", "TerraFX.Interop.Windows.Windows.ThrowIfFailed(master.Open())", "TerraFX.Interop.Windows.Windows.ThrowIfFailed(other?.Open() ?? default)")]
    public Task Checks_by_the_type_in_use(string space, string type, string member, string fix, string conditionalFix)
    {
        return Verify.VerifyAsync(
            Source("[|master.Open()|]", "other?[|.Open()|]"),
            Source(fix, conditionalFix),
            test =>
            {
                var library = $"namespace {space} {{ public struct {type} {{ {member} }} }}";
                test.TestState.Sources[1] = ("Library.cs", SourceText.From(library));
                test.FixedState.Sources[1] = ("Library.cs", SourceText.From(library));
            });

        string Source(string call, string conditionalCall) =>
            $$"""
            using System.Runtime.InteropServices;

            [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IDiscMaster
            {
                [PreserveSig] {{space}}.{{type}} Open();
            }

            class Burner
            {
                void Open(IDiscMaster master, IDiscMaster other)
                {
                    {{call}};
                    {{conditionalCall}};
                }
            }
            """;
    }

    [Fact]
    public Task Knows_further_types_and_methods_from_the_options() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        struct MyResult { }

        class Wrapper
        {
            public int Burn() { return 0; }

            public int Erase(bool full) { return 0; }
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig] MyResult Open();
        }

        class Burner
        {
            void Run(IDiscMaster master, Wrapper wrapper)
            {
                [|master.Open()|];
                [|wrapper.Burn()|];
                [|wrapper.Erase(true)|];
            }
        }
        """,
        configure: static test =>
        {
            test.TestState.Sources.RemoveAt(1);
            test.FixedState.Sources.RemoveAt(1);
            AddConfig(
                test.TestState,
                test.FixedState,
                "dotnet_code_quality.imapi_hresult_types = Other | MyResult\ndotnet_code_quality.IMAPI2001.additional_methods = Wrapper.Burn|M:Wrapper.Erase(System.Boolean)");
        });

    [Fact]
    public Task Says_which_success_codes_there_are() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354132-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscRecorder2Ex
        {
            [PreserveSig] int SendCommandNoData(byte[] command, uint size, byte[] sense, uint timeout);
        }

        [ComImport, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IEnumDiscRecorders
        {
            [PreserveSig] int Next(uint count, out object recorder, out uint fetched);
            [PreserveSig] int Reset();
        }

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2Data
        {
            [PreserveSig] int SetWriteSpeed(int sectors, bool isPureCav);
        }

        class Burner
        {
            void Run(IDiscRecorder2Ex recorder, IEnumDiscRecorders recorders, IDiscFormat2Data format)
            {
                object one;
                uint fetched;
                {|#0:recorder.SendCommandNoData(null, 0, null, 1)|};
                {|#1:recorders.Next(1, out one, out fetched)|};
                {|#2:recorders.Reset()|};
                {|#3:format.SetWriteSpeed(-1, false)|};
            }
        }
        """,
        configure: static test => test.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("IMAPI2001", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
                "The HRESULT of 'IDiscRecorder2Ex.SendCommandNoData', which can also be S_IMAPI_COMMAND_HAS_SENSE_DATA, is ignored. Check it, and test for S_IMAPI_COMMAND_HAS_SENSE_DATA: the work was not done then, but a checked call does not throw."),
            new DiagnosticResult("IMAPI2001", DiagnosticSeverity.Warning).WithLocation(1).WithMessage(
                "The HRESULT of 'IEnumDiscRecorders.Next', which can also be S_FALSE, is ignored. Check it or return it."),
            new DiagnosticResult("IMAPI2001", DiagnosticSeverity.Warning).WithLocation(2).WithMessage(
                "The HRESULT of 'IEnumDiscRecorders.Reset' is ignored. Check it or return it."),
            new DiagnosticResult("IMAPI2001", DiagnosticSeverity.Warning).WithLocation(3).WithMessage(
                "The HRESULT of 'IDiscFormat2Data.SetWriteSpeed', which can also be S_IMAPI_ROTATIONADJUSTED, S_IMAPI_SPEEDADJUSTED, S_IMAPI_BOTHADJUSTED, is ignored. Check it or return it."),
        ]));

    [Fact]
    public Task Reports_vtable_structs_and_pointers() => Silent.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using Windows.Win32.Foundation;

        [Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        unsafe struct IDiscMaster
        {
            public HRESULT Open() => default;

            public uint AddRef() => 0;

            public uint Release() => 0;
        }

        unsafe class Burner
        {
            void Run(IDiscMaster* master, IDiscMaster value)
            {
                [|master->Open()|];
                [|value.Open()|];
                master->AddRef();
                master->Release();
            }
        }
        """);

    [Fact]
    public Task Reports_every_way_to_an_IMAPI_interface() => Silent.VerifyAsync(
        """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig] int Open();
            [PreserveSig] void Close();
            int Throwing();
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), CoClass(typeof(MSDiscMasterObjClass))]
        interface MSDiscMasterObj : IDiscMaster
        {
        }

        [ComImport, Guid("520CCA63-51A5-11D3-9144-00104BA11C5E"), ClassInterface(ClassInterfaceType.None)]
        class MSDiscMasterObjClass
        {
            [MethodImpl(MethodImplOptions.InternalCall | MethodImplOptions.PreserveSig)]
            public virtual extern int Open();

            [MethodImpl(MethodImplOptions.InternalCall)]
            public virtual extern int Throwing();
        }

        interface IFacade : IDiscMaster
        {
            int Count();
        }

        class Own : IDiscMaster
        {
            public int Open() => 0;

            public void Close() { }

            public int Throwing() => 0;
        }

        struct OwnStruct : IDiscMaster
        {
            public int Open() => 0;

            public void Close() { }

            public int Throwing() => 0;
        }

        class LibraryImportAttribute : Attribute
        {
        }

        static class Native
        {
            [DllImport("burner.dll")] public static extern int Create(out IDiscMaster master);
            [DllImport("burner.dll")] public static extern int Burn(MSDiscMasterObj master);
            [DllImport("burner.dll")] public static extern int Enumerate([Out] IDiscMaster[] masters, int count);
            [DllImport("burner.dll")] public static extern bool IsThere(IDiscMaster master);
            [DllImport("burner.dll", PreserveSig = false)] public static extern int CreateThrowing(out IDiscMaster master);
            [DllImport("ole32.dll")] public static extern int CoInitialize(IntPtr reserved);

            [LibraryImport]
            public static int Import(IDiscMaster master) => 0;

            [LibraryImport]
            public static int ImportOther(object other) => 0;

            public static int Wrapper(IDiscMaster master) => 0;
        }

        class Burner
        {
            void Interfaces(IDiscMaster master, MSDiscMasterObj facade, MSDiscMasterObjClass coclass, IFacade derived)
            {
                [|master.Open()|];
                master.Close();
                master.Throwing();
                [|facade.Open()|];
                [|new MSDiscMasterObj().Open()|];
                facade.Throwing();
                [|coclass.Open()|];
                coclass.Throwing();
                [|derived.Open()|];
                derived.Count();
            }

            void Constraint<T, TOther>(T master, TOther other)
                where T : IDiscMaster
                where TOther : Own
            {
                [|master.Open()|];
                master.Throwing();
                other.Open();
            }

            void Implementations(Own own, OwnStruct value)
            {
                [|((IDiscMaster)own).Open()|];
                [|((IDiscMaster)value).Open()|];
                own.Open();
                value.Open();
            }

            void PInvokes(MSDiscMasterObj facade)
            {
                IDiscMaster master;
                [|Native.Create(out master)|];
                [|Native.Burn(facade)|];
                [|Native.Enumerate(new IDiscMaster[3], 3)|];
                [|Native.Import(master)|];
                Native.ImportOther(master);
                Native.IsThere(master);
                Native.CreateThrowing(out master);
                Native.CoInitialize(IntPtr.Zero);
                Native.Wrapper(master);
            }
        }
        """,
        configure: static test =>
        {
            test.TestState.Sources.RemoveAt(1);
            test.FixedState.Sources.RemoveAt(1);
        });

    [Fact]
    public Task Reports_PInvokes_that_take_pointers_to_vtable_structs() => Silent.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using Windows.Win32.Foundation;

        [Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        unsafe struct IDiscMaster
        {
            public HRESULT Open() => default;
        }

        unsafe struct Other
        {
        }

        static unsafe class Native
        {
            [DllImport("burner.dll")] public static extern HRESULT Create(IDiscMaster** master);
            [DllImport("burner.dll")] public static extern HRESULT Burn(IDiscMaster* master);
            [DllImport("burner.dll")] public static extern HRESULT BurnByReference(ref IDiscMaster master);
            [DllImport("burner.dll")] public static extern HRESULT BurnOther(Other* other);
        }

        unsafe class Burner
        {
            void Run(IDiscMaster* master, Other* other)
            {
                [|Native.Create(&master)|];
                [|Native.Burn(master)|];
                [|Native.BurnByReference(ref *master)|];
                Native.BurnOther(other);
            }
        }
        """);

    [Fact]
    public Task Reports_lambdas_given_to_what_only_sounds_like_a_test() => Silent.VerifyAsync(
        """
        using System;
        using Burning;

        class Retry
        {
            public void Catch(Action action) => action();

            public void ThrowsNothing(Action action) => action();
        }

        static class Assert
        {
            public static void Catch(Action action) { }
            public static void CatchAsync(Action action) { }
            public static void Equal(Action action) { }
        }

        static class ExceptionAssert
        {
            public static void Throws(Action action) { }
        }

        static class Record
        {
            public static Exception Exception(Action action) => null;
            public static Exception ExceptionAsync(Action action) => null;
        }

        class Burner
        {
            void Run(IDiscMaster master, Retry retry)
            {
                retry.Catch(() => { [|master.Open()|]; });
                retry.ThrowsNothing(() => { [|master.Open()|]; });
                Assert.Catch(() => { master.Open(); });
                Assert.CatchAsync(() => { master.Open(); });
                Assert.Equal(() => { [|master.Open()|]; });
                ExceptionAssert.Throws(() => { master.Open(); });
                Record.Exception(() => { master.Open(); });
                Record.ExceptionAsync(() => { master.Open(); });
            }
        }
        """);

    [Theory]
    [InlineData("ReleaseExclusiveAccess", "master.ReleaseExclusiveAccess()")]
    [InlineData("EnableMcn", "master.EnableMcn()")]
    [InlineData("DisableMcn", "master.DisableMcn()")]
    [InlineData("CancelWrite", "master.CancelWrite()")]
    [InlineData("ProgressUnadvise", "master.ProgressUnadvise()")]
    [InlineData("EraseMedia", "[|master.EraseMedia()|]")]
    public Task Knows_teardown_by_its_name(string method, string call) => Silent.VerifyAsync(
        $$"""
        using System;
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        interface IDrive
        {
            [PreserveSig] int {{method}}();
        }

        class Burner
        {
            void Burn(IDrive master, Action burn)
            {
                try { burn(); }
                finally { {{call}}; }
            }
        }
        """);

    [Fact]
    public Task Reports_in_top_level_statements() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        var master = (IDiscMaster)new MSDiscMasterObj();
        [|master.Open()|];
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        var master = (IDiscMaster)new MSDiscMasterObj();
        Marshal.ThrowExceptionForHR(master.Open());
        """,
        static test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task Reports_generated_COM_interfaces_with_PreserveSig_only() => Silent.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using System.Runtime.InteropServices.Marshalling;

        [GeneratedComInterface, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        partial interface IDiscMaster
        {
            [PreserveSig] int Open();
            int Count();
        }

        [GeneratedComInterface, Guid("11111111-51A5-11D3-9144-00104BA11C5E")]
        partial interface IOther
        {
            [PreserveSig] int Open();
        }

        static partial class Native
        {
            [LibraryImport("burner.dll")]
            public static partial int Create(out IDiscMaster master);

            public static partial int Create(out IDiscMaster master)
            {
                master = null;
                return 0;
            }
        }

        class Burner
        {
            void Run(IDiscMaster master, IOther other)
            {
                [|master.Open()|];
                master.Count();
                other.Open();
                [|Native.Create(out master)|];
            }
        }
        """);

    private static void AddConfig(SolutionState before, SolutionState after, string lines)
    {
        foreach (var state in new[] { before, after })
        {
            state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + lines));
        }
    }
}

using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.DiscardedHResultAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.DiscardedHResultAnalyzer,
    Imapi.Analyzers.CodeFixes.Interop.ReturnHResultFix>;

namespace Imapi.Analyzers.Tests.Rules.Interop;

public sealed class DiscardedHResultTests
{
    [Fact]
    public Task Returns_the_HRESULT() => Verify.VerifyAsync(
        """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            // Opens.
            [PreserveSig] void [|Open|](); // first
            [MethodImpl(MethodImplOptions.PreserveSig)] long [|EnumDiscMasterFormats|](out object formats);

            [PreserveSig]
            [return: MarshalAs(UnmanagedType.VariantBool)]
            bool [|GetActiveDiscMasterFormat|](out System.Guid format);
        }

        class Burner
        {
            void Burn(IDiscMaster master)
            {
                master.Open();
                object formats;
                master.EnumDiscMasterFormats(out formats);
            }
        }
        """,
        """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            // Opens.
            [PreserveSig] int Open(); // first
            [MethodImpl(MethodImplOptions.PreserveSig)] int EnumDiscMasterFormats(out object formats);

            [PreserveSig]
            int GetActiveDiscMasterFormat(out System.Guid format);
        }

        class Burner
        {
            void Burn(IDiscMaster master)
            {
                master.Open();
                object formats;
                master.EnumDiscMasterFormats(out formats);
            }
        }
        """);

    [Fact]
    public Task Returns_the_HRESULT_type_of_the_file() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig] HResult Open();
            [PreserveSig] void [|EnumDiscMasterFormats|](out object formats);
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig] HResult Open();
            [PreserveSig] HResult EnumDiscMasterFormats(out object formats);
        }
        """);

    // The nearest type before the method; the first behind it where there is none; none that cannot be named there.
    [Theory]
    [InlineData("[PreserveSig] HResult Open(); [PreserveSig] void {|#0:ClearFormatContent|}(); [PreserveSig] int Close();", "HResult")]
    [InlineData("[PreserveSig] int Open(); [PreserveSig] void {|#0:ClearFormatContent|}(); [PreserveSig] HResult Close();", "int")]
    [InlineData("[PreserveSig] int Open(); [PreserveSig] HResult Close(); [PreserveSig] void {|#0:ClearFormatContent|}();", "HResult")]
    [InlineData("[PreserveSig] void {|#0:ClearFormatContent|}(); [PreserveSig] HResult Open(); [PreserveSig] int Close();", "HResult")]
    [InlineData("[PreserveSig] Hidden.Result Open(); [PreserveSig] void {|#0:ClearFormatContent|}();", "int")]
    [InlineData("[PreserveSig] void {|#0:ClearFormatContent|}();", "int")]
    public Task Chooses_an_HRESULT_type_by_place(string methods, string type)
    {
        var source =
            $$"""
            using System.Runtime.InteropServices;
            using Burning;

            [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IDiscMaster
            {
                {{methods}}
            }

            namespace Hidden
            {
                enum Result { Ok, E_FAIL = unchecked((int)0x80004005) }
            }
            """;
        return Verify.VerifyAsync(source, source.Replace("void {|#0:ClearFormatContent|}", type + " ClearFormatContent"), static test =>
            test.ExpectedDiagnostics.Add(new DiagnosticResult("IMAPI3004", DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'IDiscMaster.ClearFormatContent' is [PreserveSig] but returns 'void', so its HRESULT is lost. Return int.")));
    }

    [Fact]
    public Task Offers_no_fix_that_would_not_compile() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig] bool {|IMAPI3004:Open|}();
            [PreserveSig] void {|IMAPI3004:EnumDiscMasterFormats|}(out object formats);
            [PreserveSig] string {|IMAPI3004:GetActiveDiscMasterFormat|}(out Guid format);
        }

        [ComImport, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMasterProgressEvents
        {
            [PreserveSig] void {|IMAPI3004:QueryCancel|}(out bool cancel);
        }

        class Progress : IDiscMasterProgressEvents
        {
            public void QueryCancel(out bool cancel) { cancel = false; }
        }

        delegate void Enumerate(out object formats);

        class Burner
        {
            Enumerate Burn(IDiscMaster master)
            {
                Guid format;
                if (master.Open()) { Console.WriteLine(master.GetActiveDiscMasterFormat(out format)); }
                return master.EnumDiscMasterFormats;
            }
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Theory]
    [InlineData("class Progress : IDiscMasterProgressEvents { void IDiscMasterProgressEvents.NotifyClosingDisc(int seconds) { } }")]
    [InlineData("abstract class Progress : IDiscMasterProgressEvents { public abstract void NotifyClosingDisc(int seconds); }")]
    [InlineData("class Closing { public void NotifyClosingDisc(int seconds) { } } class Progress : Closing, IDiscMasterProgressEvents { }")]
    [InlineData("struct Progress : IDiscMasterProgressEvents { public void NotifyClosingDisc(int seconds) { } }")]
    [InlineData("interface IProgress : IDiscMasterProgressEvents { } class Progress : IProgress { public void NotifyClosingDisc(int seconds) { } }")]
    public Task Offers_no_fix_where_the_method_is_implemented(string implementer) => Verify.VerifyAsync(
        $$"""
        using System.Runtime.InteropServices;

        [ComImport, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMasterProgressEvents
        {
            [PreserveSig] void {|IMAPI3004:NotifyClosingDisc|}(int seconds);
        }

        {{implementer}}
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Fixes_a_file_that_two_projects_share()
    {
        const string source =
            """
            using System.Runtime.InteropServices;

            [ComImport, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IDiscMasterProgressEvents
            {
                [PreserveSig] void [|NotifyClosingDisc|](int seconds);
            }
            """;
        var fixedSource = source.Replace("void [|NotifyClosingDisc|]", "int NotifyClosingDisc");
        return Verify.VerifyAsync(source, fixedSource, static test =>
            test.SolutionTransforms.Add(static (solution, projectId) => SharedFiles.AddProject(solution, projectId, "IMAPI3004")));
    }

    [Fact]
    public Task Offers_no_fix_where_an_interface_implements_the_method() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMasterProgressEvents
        {
            [PreserveSig] void {|IMAPI3004:NotifyClosingDisc|}(int seconds);
        }

        interface IProgress : IDiscMasterProgressEvents
        {
            void IDiscMasterProgressEvents.NotifyClosingDisc(int seconds) { }
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Takes_no_type_of_what_returns_no_HRESULT() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        static class NativeMethods
        {
            [DllImport("kernel32.dll")]
            public static extern uint GetTickCount();
        }

        interface ICounter
        {
            [PreserveSig] ref int Count();
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            // Opens.
            [return: MarshalAs(UnmanagedType.U1)]
            // Preserved.
            [PreserveSig]
            bool [|Open|]();
        }
        """,
        """
        using System.Runtime.InteropServices;

        static class NativeMethods
        {
            [DllImport("kernel32.dll")]
            public static extern uint GetTickCount();
        }

        interface ICounter
        {
            [PreserveSig] ref int Count();
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            // Opens.
            // Preserved.
            [PreserveSig]
            int Open();
        }
        """);

    [Fact]
    public Task Offers_no_fix_among_directives() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig]
        #if !BURNING
            [return: MarshalAs(UnmanagedType.Bool)]
        #endif
            bool {|IMAPI3004:Open|}();
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Writes_no_alias_of_another_namespace()
    {
        return Verify.VerifyAsync(Source("void [|Open|]()"), Source("HRESULT Open()"));

        static string Source(string open) =>
            $$"""
            namespace First
            {
                using System.Runtime.InteropServices;
                using HR = Windows.Win32.Foundation.HRESULT;

                [ComImport, Guid("56A868B1-0AD4-11CE-B03A-0020AF0BA770"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
                interface IMediaControl
                {
                    [PreserveSig] HR Run();
                }
            }

            namespace Second
            {
                using System.Runtime.InteropServices;
                using Windows.Win32.Foundation;

                [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
                interface IDiscMaster
                {
                    [PreserveSig] {{open}};
                }
            }
            """;
    }

    [Fact]
    public Task Silent_on_what_can_hold_an_HRESULT() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;
        using Windows.Win32.Foundation;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            [PreserveSig] int Open();
            [PreserveSig] uint EnumDiscMasterFormats(out object formats);
            [PreserveSig] HRESULT GetActiveDiscMasterFormat(out System.Guid format);
            [PreserveSig] HResult SetActiveDiscMasterFormat(ref System.Guid format, out object master);
            [PreserveSig] Status EnumDiscRecorders(out object recorders);
            void GetActiveDiscRecorder(out object recorder);
            void _VtblGap1_2();
        }

        enum Status { Done }

        [ComImport, Guid("56A868B1-0AD4-11CE-B03A-0020AF0BA770")]
        interface IMediaControl2
        {
            [PreserveSig] void Run();
        }
        """);
}

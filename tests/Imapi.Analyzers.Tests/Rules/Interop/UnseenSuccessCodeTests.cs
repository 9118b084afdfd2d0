using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.UnseenSuccessCodeAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.UnseenSuccessCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.Interop.PreserveSignatureFix>;

namespace Imapi.Analyzers.Tests.Rules.Interop;

public sealed class UnseenSuccessCodeTests
{
    [Fact]
    public Task Preserves_the_signature() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            [DispId(2048)]
            [return: MarshalAs(UnmanagedType.VariantBool)]
            bool [|IsRecorderSupported|](object value);

            bool [|IsCurrentMediaSupported|](object recorder); // now
        }

        [ComImport, Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2RawCD
        {
            // Prepares.
            void [|PrepareMedia|]();

            /// <summary>See <see cref="SetWriteSpeed"/>.</summary>
            [DispId(517)]
            void [|SetWriteSpeed|](int sectors, bool isPureCav);
        }
        """,
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            [DispId(2048)]
            [PreserveSig]
            int IsRecorderSupported(object value, [MarshalAs(UnmanagedType.VariantBool)] out bool returnedValue);

            [PreserveSig] int IsCurrentMediaSupported(object recorder, out bool value); // now
        }

        [ComImport, Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2RawCD
        {
            // Prepares.
            [PreserveSig] int PrepareMedia();

            /// <summary>See <see cref="SetWriteSpeed"/>.</summary>
            [DispId(517)]
            [PreserveSig]
            int SetWriteSpeed(int sectors, bool isPureCav);
        }
        """);

    [Theory]
    [InlineData("bool [|IsRecorderSupported|]()", "[PreserveSig] int IsRecorderSupported(out bool value)")]
    [InlineData("bool [|IsRecorderSupported|](object value, int other)", "[PreserveSig] int IsRecorderSupported(object value, int other, out bool returnedValue)")]
    [InlineData("bool [|IsRecorderSupported|](object value, int returnedValue)", "[PreserveSig] int IsRecorderSupported(object value, int returnedValue, out bool returnedReturnedValue)")]
    [InlineData("bool {|IMAPI3005:IsRecorderSupported|}(object recorder = null)", "bool {|IMAPI3005:IsRecorderSupported|}(object recorder = null)")]
    [InlineData("bool {|IMAPI3005:IsRecorderSupported|}(int first, params object[] others)", "bool {|IMAPI3005:IsRecorderSupported|}(int first, params object[] others)")]
    [InlineData("void [|IsRecorderSupported|](int first, params object[] others)", "[PreserveSig] int IsRecorderSupported(int first, params object[] others)")]
    [InlineData("[DispId(2048)] bool [|IsRecorderSupported|](object recorder)", "[DispId(2048)] [PreserveSig] int IsRecorderSupported(object recorder, out bool value)")]
    public Task Returns_the_value_in_a_new_parameter_where_one_may_follow(string method, string fixedMethod)
    {
        const string source =
            """
            using System.Runtime.InteropServices;

            [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
            interface IDiscFormat2
            {
                METHOD;
            }
            """;
        return Verify.VerifyAsync(
            source.Replace("METHOD", method), source.Replace("METHOD", fixedMethod), static test => test.FixedState.MarkupHandling = MarkupMode.Allow);
    }

    // A caller would see no exception any more; a property cannot return an HRESULT.
    [Fact]
    public Task Offers_no_fix_that_would_break_a_caller() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            bool {|#0:IsRecorderSupported|}(object recorder);
        }

        [ComImport, Guid("2C941FE1-975B-59BE-A960-9A2A262853A5")]
        interface IFileSystemImage
        {
            int {|#1:FileSystemsToCreate|} { get; set; }
        }

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2Data
        {
            void {|#2:SetWriteSpeed|}(int sectors, bool isPureCav);
        }

        class Burner
        {
            bool Burn(IDiscFormat2 format) { return format.IsRecorderSupported(null); }

            void Hurry(IDiscFormat2Data format) { format.SetWriteSpeed(-1, false); }
        }
        """,
        configure: static test =>
        {
            DiagnosticResult[] reports =
            [
                Report(0, "'IDiscFormat2.IsRecorderSupported' can also succeed with S_FALSE, which this signature hides. Declare it [PreserveSig] and return int."),
                Report(1, "'IFileSystemImage.put_FileSystemsToCreate' can also succeed with IMAPI_S_IMAGE_FEATURE_NOT_SUPPORTED, which this signature hides. Declare it [PreserveSig] and return int."),
                Report(2, "'IDiscFormat2Data.SetWriteSpeed' can also succeed with S_IMAPI_ROTATIONADJUSTED, S_IMAPI_SPEEDADJUSTED, S_IMAPI_BOTHADJUSTED, which this signature hides. Declare it [PreserveSig] and return int."),
            ];
            test.ExpectedDiagnostics.AddRange(reports);
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    [Theory]
    [InlineData("void Prepare(IDiscFormat2RawCD format) { format.PrepareMedia(); }")]
    [InlineData("class Inner { void Prepare(IDiscFormat2RawCD format) { format.PrepareMedia(); } }")]
    [InlineData("class Format : IDiscFormat2RawCD { void IDiscFormat2RawCD.PrepareMedia() { } }")]
    public Task Offers_no_fix_where_another_file_uses_the_private_method(string member) =>
        VerifyPrivateAsync(member, "void {|IMAPI3005:PrepareMedia|}()", "void {|IMAPI3005:PrepareMedia|}()");

    [Fact]
    public Task Preserves_the_signature_of_a_private_method() =>
        VerifyPrivateAsync("void Prepare(Other other) { other.PrepareMedia(); }", "void [|PrepareMedia|]()", "[PreserveSig] int PrepareMedia()");

    [Fact]
    public Task Offers_no_fix_where_another_class_uses_the_internal_method() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        class Interop
        {
            [ComImport, Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E")]
            internal interface IDiscFormat2RawCD
            {
                void {|IMAPI3005:PrepareMedia|}();
            }
        }
        """,
        configure: static test =>
        {
            const string other = "class Burner { void Prepare(Interop.IDiscFormat2RawCD format) { format.PrepareMedia(); } }";
            test.TestState.Sources.Add(("Other.cs", other));
            test.FixedState.Sources.Add(("Other.cs", other));
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    // The part of the class with the use is compiled with the shared file in another project alone.
    [Fact]
    public Task Offers_no_fix_where_another_project_uses_the_private_method() => VerifyPrivateAsync(
        "",
        "void {|IMAPI3005:PrepareMedia|}()",
        "void {|IMAPI3005:PrepareMedia|}()",
        "partial class Burner { void Prepare(IDiscFormat2RawCD format) { format.PrepareMedia(); } }");

    [Fact]
    public Task Keeps_the_line_ends() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            [DispId(2048)]
            [return: MarshalAs(UnmanagedType.VariantBool)]
            bool [|IsRecorderSupported|](
                object recorder);
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            [DispId(2048)]
            [PreserveSig]
            int IsRecorderSupported(
                object recorder, [MarshalAs(UnmanagedType.VariantBool)] out bool value);
        }
        """.ReplaceLineEndings("\r\n"));

    // In the other branch the method would return the HRESULT in place of what it returned.
    [Fact]
    public Task Offers_no_fix_among_directives() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
        #if !BURNING
            [DispId(2048)]
        #endif
            [return: MarshalAs(UnmanagedType.VariantBool)]
            bool {|IMAPI3005:IsRecorderSupported|}(object recorder);
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Silent_where_the_HRESULT_is_returned_or_never_comes() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            [PreserveSig] int IsRecorderSupported(object recorder, out bool value);
            bool MediaPhysicallyBlank { get; }
        }

        [ComImport, Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface IDiscFormat2RawCD
        {
            void PrepareMedia();
        }

        interface IDiscFormat2Data
        {
            void Write(object data);
        }
        """);

    private static Task VerifyPrivateAsync(string memberElsewhere, string method, string fixedMethod, string? fileOfOtherProject = null)
    {
        const string source =
            """
            using System.Runtime.InteropServices;

            partial class Burner
            {
                [ComImport, Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E")]
                private interface IDiscFormat2RawCD
                {
                    METHOD;
                }
            }
            """;
        var other = $$"""
            partial class Burner
            {
                {{memberElsewhere}}
            }

            class Other
            {
                public void PrepareMedia() { }
            }
            """;
        return Verify.VerifyAsync(source.Replace("METHOD", method), source.Replace("METHOD", fixedMethod), test =>
        {
            test.TestState.Sources.Add(("Other.cs", other));
            test.FixedState.Sources.Add(("Other.cs", other));
            test.FixedState.MarkupHandling = MarkupMode.Allow;
            if (fileOfOtherProject is not null)
            {
                test.SolutionTransforms.Add((solution, projectId) => SharedFiles.AddProject(solution, projectId, "IMAPI3005", fileOfOtherProject));
            }
        });
    }

    private static DiagnosticResult Report(int location, string message) =>
        new DiagnosticResult("IMAPI3005", DiagnosticSeverity.Hidden).WithLocation(location).WithMessage(message);
}

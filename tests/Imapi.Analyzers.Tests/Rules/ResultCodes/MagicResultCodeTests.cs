using Imapi.Analyzers.CodeFixes.ResultCodes;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicResultCodeAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicResultCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.NameResultCodeFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class MagicResultCodeTests
{
    [Fact]
    public Task Encloses_a_name_that_a_sign_would_take_for_a_type() => Verify.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            bool Test(Exception ex) => ex.HResult is [|unchecked((int)0xC0AA0202)|] or -1;
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            bool Test(Exception ex) => ex.HResult is unchecked(ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA) or -1;
        }
        """);

    [Fact]
    public Task Reports_once_at_the_outermost_constant_and_keeps_the_type() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            bool Test(Exception ex, uint code, long wide, ulong unsigned, Failure failure)
            {
                return ex.HResult == [|unchecked((int)0xC0AA0202)|] // no disc
                    || ex.HResult == [|-1062600190|]
                    || code == [|0xc0aa0202u|]
                    || code == [|0b1100_0000_1010_1010_0000_0010_0000_0010|]
                    || code == [|~0x3F55FDFDu|]
                    || wide == [|(0xC0AA0202)|]
                    || wide == [|-1062600190L|]
                    || unsigned == [|3232367106UL|]
                    || unsigned == [|0xFFFFFFFFC0AA0202|]
                    || failure == [|(Failure)0xC0AA0202|];
            }
        }

        enum Failure : uint
        {
            None,
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            bool Test(Exception ex, uint code, long wide, ulong unsigned, Failure failure)
            {
                return ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA // no disc
                    || ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA
                    || code == unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
                    || code == unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
                    || code == unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
                    || wide == unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
                    || wide == (long)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA
                    || unsigned == unchecked((ulong)(uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
                    || unsigned == unchecked((ulong)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
                    || failure == unchecked((Failure)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA);
            }
        }

        enum Failure : uint
        {
            None,
        }
        """);

    [Fact]
    public Task Reports_where_numbers_stand() => Verify.VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;

        class Burner
        {
            static readonly Dictionary<uint, string> Messages = new Dictionary<uint, string>
            {
                { [|0xC0AA0202|], "No disc" },
            };

            static readonly Dictionary<uint, string> Indexed = new Dictionary<uint, string>
            {
                [[|0xC0AA0209|]] = "Write protected",
            };

            int last = [|unchecked((int)0xC0AA0202)|];

            [Code([|0xC0AA0202|])]
            int Run(int code, uint wanted = [|0xC0AA0202|])
            {
                switch (code)
                {
                    case [|unchecked((int)0xC0AA0202)|]:
                        goto case [|unchecked((int)0xC0AA0209)|];
                    case [|unchecked((int)0xC0AA0209)|]:
                        throw new COMException("", [|unchecked((int)0xC0AA0209)|]);
                }

                last = [|unchecked((int)0xC0AA0202)|];
                Func<int> lambda = () => [|unchecked((int)0xC0AA0202)|];
                return code > 0 ? [|unchecked((int)0xC0AA0202)|] : [|unchecked((int)0xC0AA0209)|];
            }

            void Filter()
            {
                try { }
                catch (COMException ex) when ((uint)ex.ErrorCode == [|0xC0AA0202|]) { }
            }
        }

        class CodeAttribute : Attribute
        {
            public CodeAttribute(uint code) { }
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;
        using Imapi;

        class Burner
        {
            static readonly Dictionary<uint, string> Messages = new Dictionary<uint, string>
            {
                { unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA), "No disc" },
            };

            static readonly Dictionary<uint, string> Indexed = new Dictionary<uint, string>
            {
                [unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED)] = "Write protected",
            };

            int last = ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;

            [Code(unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA))]
            int Run(int code, uint wanted = unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA))
            {
                switch (code)
                {
                    case ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA:
                        goto case ImapiResult.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED;
                    case ImapiResult.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED:
                        throw new COMException("", ImapiResult.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED);
                }

                last = ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
                Func<int> lambda = () => ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
                return code > 0 ? ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA : ImapiResult.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED;
            }

            void Filter()
            {
                try { }
                catch (COMException ex) when ((uint)ex.ErrorCode == unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)) { }
            }
        }

        class CodeAttribute : Attribute
        {
            public CodeAttribute(uint code) { }
        }
        """);

    [Fact]
    public Task Reports_in_patterns() => Verify.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            string Describe(Exception ex) => unchecked((uint)ex.HResult) switch
            {
                [|0xC0AA0202|] or [|0xC0AA0203|] => "No usable disc",
                not [|0xC0AA0209|] and > 5 => "Other",
                _ => "",
            };

            bool IsEmpty(Exception ex) => ex is { HResult: [|unchecked((int)0xC0AA0202)|] };
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            string Describe(Exception ex) => unchecked((uint)ex.HResult) switch
            {
                unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA) or unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE) => "No usable disc",
                not unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED) and > 5 => "Other",
                _ => "",
            };

            bool IsEmpty(Exception ex) => ex is { HResult: ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA };
        }
        """);

    [Fact]
    public Task Reports_in_top_level_statements() => Verify.VerifyNewestAsync(
        """
        int code = args.Length;
        return code == [|unchecked((int)0xC0AA0202)|] ? 1 : 0;
        """,
        """
        using Imapi;

        int code = args.Length;
        return code == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA ? 1 : 0;
        """,
        static test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task Silent_where_the_number_is_named() => Silent.VerifyAsync(
        """
        using Windows.Win32.Foundation;

        class Codes
        {
            const int NoMedia = unchecked((int)0xC0AA0202);
            const ulong Wide = 0xC0AA0202;
            readonly uint field = (0xC0AA0202);
            static readonly HRESULT Typed = (HRESULT)unchecked((int)0xC0AA0202);

            int Body => unchecked((int)0xC0AA0202);

            uint Accessor { get { return 0xC0AA0202; } }

            uint AccessorExpression { get => 0xC0AA0202; }

            uint Initializer { get; } = 0xC0AA0202;

            void M()
            {
                const uint local = 0xC0AA0202;
            }
        }

        enum Failure : uint
        {
            NoMedia = 0xC0AA0202,
        }
        """);

    [Fact]
    public Task Reports_beside_the_named() => Silent.VerifyAsync(
        """
        using Windows.Win32.Foundation;

        class Codes
        {
            static readonly uint[] Table = { [|0xC0AA0202|] };
            static readonly HRESULT Made = new HRESULT([|unchecked((int)0xC0AA0202)|]);

            uint Settable { get; set; } = [|0xC0AA0202|];

            uint Longer
            {
                get
                {
                    System.GC.Collect();
                    return [|0xC0AA0202|];
                }
            }

            uint Method() => [|0xC0AA0202|];
        }
        """);

    [Fact]
    public Task Silent_where_the_number_is_no_code() => Silent.VerifyAsync(
        """
        class Burner
        {
            object Test(uint code, ulong wide)
            {
                if ((code & 0xC0AA0202) != 0 || code >= 0xC0AAB100 || code < 0xC0AAB200) { }
                code |= 0xC0AA0202;
                code = 0xC0AA0000 | 0x0202;
                var text = "0xC0AA0202" + 0xC0AA0202 + $"{0xC0AA0202:X}";
                if (wide == 0xE0AA0202 || wide == 0x1C0AA0202 || code == unchecked((ushort)0xC0AA0202)) { }
                double ratio = 0.5 * 0xC0AA0202;
                return code == 0xC0AA0000 || code == 0xC0AAFFFF;
            }
        }
        """);

    [Fact]
    public Task Silent_on_other_technologies_with_the_same_numbers() => Silent.VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;

        class Others
        {
            static readonly Dictionary<int, string> DirectShow = new Dictionary<int, string> { { unchecked((int)0x80040217), "VFW_E_CANNOT_CONNECT" } };

            enum Dataverse
            {
                ObjectDoesNotExist = -2147220969,
            }

            bool ArcGis(COMException ex) => ex.ErrorCode == -2147220969;

            bool Color(int argb) => argb == 0x00AA0004;

            bool WindowsMedia(uint code) => code == 0xC00D119F;
        }
        """);

    [Fact]
    public Task Silent_in_generated_code() => Silent.VerifyAsync(
        """
        // <auto-generated/>
        class Burner
        {
            bool Test(uint code) => code == 0xC0AA0202;
        }
        """);

    [Theory]
    [InlineData("internal const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);", "unchecked((uint)Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)", "Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA")]
    [InlineData("internal const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;", "Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA", "unchecked((int)Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)")]
    [InlineData("internal const ulong E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;", "(uint)Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA", "unchecked((int)Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)")]
    public Task Prefers_the_users_own_constant(string constant, string asUInt, string asInt) => Verify.VerifyAsync(
        $$"""
        static class Codes
        {
            {{constant}}
        }

        class Burner
        {
            bool Test(uint code, int hr) => code == [|0xC0AA0202|] || hr == [|-1062600190|];
        }
        """,
        $$"""
        static class Codes
        {
            {{constant}}
        }

        class Burner
        {
            bool Test(uint code, int hr) => code == {{asUInt}} || hr == {{asInt}};
        }
        """);

    [Fact]
    public Task Prefers_the_enums_own_member() => Verify.VerifyAsync(
        """
        enum Failure : uint
        {
            E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202,
        }

        class Burner
        {
            bool Test(Failure failure) => failure == [|(Failure)0xC0AA0202|];
        }
        """,
        """
        enum Failure : uint
        {
            E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202,
        }

        class Burner
        {
            bool Test(Failure failure) => failure == Failure.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """);

    [Fact]
    public Task Passes_over_constants_that_are_wrong_private_or_obsolete() => Verify.VerifyAsync(
        """
        static class Wrong
        {
            internal const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0x80AA0202;
        }

        static class Hidden
        {
            private const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;
        }

        static class Old
        {
            [System.Obsolete]
            internal const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;
        }

        class Burner
        {
            bool Test(int hr) => hr == [|-1062600190|];
        }
        """,
        """
        using Imapi;

        static class Wrong
        {
            internal const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0x80AA0202;
        }

        static class Hidden
        {
            private const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;
        }

        static class Old
        {
            [System.Obsolete]
            internal const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;
        }

        class Burner
        {
            bool Test(int hr) => hr == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """);

    [Fact]
    public Task Passes_over_constants_of_generic_types_and_of_another_file() => Verify.VerifyNewestAsync(
        """
        class Base<T>
        {
            protected const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);

            bool Test(int hr) => hr == [|-1062600190|];
        }

        class Burner : Base<int>
        {
            bool Test(int hr) => hr == [|-1062600190|];
        }
        """,
        """
        using Imapi;

        class Base<T>
        {
            protected const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);

            bool Test(int hr) => hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }

        class Burner : Base<int>
        {
            bool Test(int hr) => hr == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """,
        static test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.Sources.Add(("Codes.cs", """
                    file static class Codes
                    {
                        public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);

                        public static class Nested
                        {
                            public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);
                        }
                    }
                    """));
            }
        });

    [Fact]
    public Task Uses_no_HRESULT_that_may_not_have_its_value_yet() => Verify.VerifyAsync(
        """
        using System.Linq;
        using Windows.Win32.Foundation;

        static class Codes
        {
            static readonly HRESULT[] Retry = { (HRESULT)[|0xC0AA0202|] };
            public static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = (HRESULT)0xC0AA0202;
            static HRESULT[] Later { get; } = { (HRESULT)[|0xC0AA0202|] };

            static bool Test(HRESULT hr) => Retry.Contains(hr) || hr == (HRESULT)[|0xC0AA0202|];
        }

        static class Others
        {
            static readonly HRESULT[] Retry = { (HRESULT)[|0xC0AA0202|] };
        }
        """,
        """
        using System.Linq;
        using Imapi;
        using Windows.Win32.Foundation;

        static class Codes
        {
            static readonly HRESULT[] Retry = { (HRESULT)unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA) };
            public static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = (HRESULT)0xC0AA0202;
            static HRESULT[] Later { get; } = { (HRESULT)unchecked((uint)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA) };

            static bool Test(HRESULT hr) => Retry.Contains(hr) || hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }

        static class Others
        {
            static readonly HRESULT[] Retry = { Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA };
        }
        """);

    [Fact]
    public Task Uses_a_librarys_HRESULT_where_no_constant_is_needed() => Verify.VerifyNewestAsync(
        """
        namespace Windows.Win32
        {
            using Windows.Win32.Foundation;

            static class PInvoke
            {
                internal static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = (HRESULT)unchecked((int)0xC0AA0202);
            }
        }

        namespace App
        {
            using Windows.Win32.Foundation;

            class Burner
            {
                bool Typed(HRESULT hr) => hr == (HRESULT)[|0xC0AA0202|];

                bool Plain(int hr) => hr == [|-1062600190|];
            }
        }
        """,
        """
        namespace Windows.Win32
        {
            using Windows.Win32.Foundation;

            static class PInvoke
            {
                internal static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = (HRESULT)unchecked((int)0xC0AA0202);
            }
        }

        namespace App
        {
            using Imapi;
            using Windows.Win32.Foundation;

            class Burner
            {
                bool Typed(HRESULT hr) => hr == Windows.Win32.PInvoke.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;

                bool Plain(int hr) => hr == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
            }
        }
        """);

    [Fact]
    public Task Prefers_a_constant_of_a_referenced_project() => Verify.VerifyAsync(
        """
        class Burner
        {
            bool Test(int hr) => hr == [|-1062600190|];
        }
        """,
        """
        class Burner
        {
            bool Test(int hr) => hr == Company.Codes.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """,
        static test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AdditionalProjects["Shared"].Sources.Add(
                    "namespace Company { public static class Codes { public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202); } }");
                state.AdditionalProjectReferences.Add("Shared");
            }
        });

    [Theory]
    [InlineData("Vanara.PInvoke", "HRESULT")]
    [InlineData("DirectN", "Constants")]
    [InlineData("Company", "ImapiErrorTable")]
    public async Task Prefers_a_librarys_constant(string space, string type)
    {
        var library = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText(
                $"namespace {space} {{ public struct {type} {{ public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202); }} }}",
                cancellationToken: TestContext.Current.CancellationToken)],
            await ReferenceSet.Net10.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var reference = MetadataReference.CreateFromImage(image.ToArray());

        await Verify.VerifyNewestAsync(
            """
            class Burner
            {
                bool Test(int hr) => hr == [|-1062600190|];
            }
            """,
            $$"""
            class Burner
            {
                bool Test(int hr) => hr == {{space}}.{{type}}.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
            }
            """,
            test =>
            {
                test.TestState.AdditionalReferences.Add(reference);
                test.FixedState.AdditionalReferences.Add(reference);
            });
    }

    [Fact]
    public Task Qualifies_the_name_where_a_using_would_be_ambiguous() => Verify.VerifyAsync(
        """
        namespace Company.Imapi
        {
            class Burner
            {
                bool Test(int hr) => hr == [|-1062600190|];
            }
        }
        """,
        """
        namespace Company.Imapi
        {
            class Burner
            {
                bool Test(int hr) => hr == global::Imapi.ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
            }
        }
        """);

    [Fact]
    public Task Qualifies_the_name_where_something_else_has_it() => Verify.VerifyAsync(
        """
        class Codes
        {
            int ImapiResult { get; set; }

            bool Test(int hr) => hr == [|unchecked((int)0xC0AA0202)|];
        }
        """,
        """
        class Codes
        {
            int ImapiResult { get; set; }

            bool Test(int hr) => hr == Imapi.ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """);

    [Fact]
    public Task Writes_an_alias_that_is_there() => Verify.VerifyAsync(
        """
        using Code = Imapi.ImapiResult;

        class Codes
        {
            bool Test(int hr) => hr == [|unchecked((int)0xC0AA0202)|] || hr == Code.IMAPI_E_NOTOPENED;
        }
        """,
        """
        using Code = Imapi.ImapiResult;

        class Codes
        {
            bool Test(int hr) => hr == Code.E_IMAPI_RECORDER_MEDIA_NO_MEDIA || hr == Code.IMAPI_E_NOTOPENED;
        }
        """);

    [Fact]
    public Task Declares_a_private_constant_where_the_class_is_not_there() => Verify.VerifyAsync(
        """
        class Imapi
        {
        }

        partial class Burner
        {
            bool Test(int hr) => hr == [|-1062600190|] || hr == [|unchecked((int)0xC0AA0202)|] || hr == [|unchecked((int)0xC0AA0203)|];
        }

        partial class Burner
        {
            bool Again(uint hr) => hr == [|0xC0AA0202|];
        }

        [System.ComponentModel.DefaultValue({|#0:unchecked((int)0xC0AA0202)|})]
        struct Outside
        {
        }
        """,
        """
        class Imapi
        {
        }

        partial class Burner
        {
            private const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);
            private const int E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE = unchecked((int)0xC0AA0203);

            bool Test(int hr) => hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA || hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA || hr == E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE;
        }

        partial class Burner
        {
            bool Again(uint hr) => hr == unchecked((uint)E_IMAPI_RECORDER_MEDIA_NO_MEDIA);
        }

        [System.ComponentModel.DefaultValue({|#0:unchecked((int)0xC0AA0202)|})]
        struct Outside
        {
        }
        """,
        static test =>
        {
            test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("IMAPI1001", DiagnosticSeverity.Warning).WithLocation(0));
            test.FixedState.ExpectedDiagnostics.Add(new DiagnosticResult("IMAPI1001", DiagnosticSeverity.Warning).WithLocation(0));
            test.CodeActionEquivalenceKey = NameResultCodeFix.NameKey;
        });

    [Fact]
    public Task Fixes_all_over_documents_that_share_a_partial_type() => Verify.VerifyAsync(
        """
        class Imapi
        {
        }

        partial class Burner
        {
            bool Test(int hr) => hr == [|-1062600190|];
        }
        """,
        """
        class Imapi
        {
        }

        partial class Burner
        {
            private const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);

            bool Test(int hr) => hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """,
        static test =>
        {
            test.TestState.Sources.Add(("Part.cs", "partial class Burner { bool Other(int hr) => hr == [|unchecked((int)0xC0AA0202)|]; }"));
            test.FixedState.Sources.Add(("Part.cs", "partial class Burner { bool Other(int hr) => hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }"));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Declares_in_no_generated_part(bool bySourceGenerator) => Verify.VerifyAsync(
        """
        partial class Burner
        {
            bool Test(int hr) { return hr == [|-1062600190|]; }
        }
        """,
        """
        partial class Burner
        {
            private const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);

            bool Test(int hr) { return hr == E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }
        }
        """,
        test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.ImapiAnalyzersConstants = false"));
                if (!bySourceGenerator)
                {
                    state.Sources.Add(("/0/A.Designer.cs", "// <auto-generated/>\npartial class Burner { }"));
                }
                else
                {
                    // Sorts behind the generated part.
                    state.Sources[0] = ("Z:/repo/Burner.cs", state.Sources[0].content);
                }
            }

            if (bySourceGenerator)
            {
                test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
                test.SolutionTransforms.Add(static (solution, projectId) =>
                    solution.AddAnalyzerReference(projectId, new GeneratorReference(new PartGenerator())));
            }
        });

    [Fact]
    public Task Leaves_the_lines_as_they_are_formatted() => Verify.VerifyAsync(
        """
        using Imapi;
        class Burner
        {
        \tbool IsEmpty(int hr,bool other)
        \t{
        \t  return Are(hr,
        \t\t [|unchecked((int)0xC0AA0202)|],1)&&hr==[|unchecked((int)0xC0AA0202)|]||other;
        \t}
        \tbool Are(int left,int right,int count) => left==right;
        }
        """.Replace("\\t", "\t"),
        """
        using Imapi;
        class Burner
        {
        \tbool IsEmpty(int hr,bool other)
        \t{
        \t  return Are(hr,
        \t\t ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA,1)&&hr==ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA||other;
        \t}
        \tbool Are(int left,int right,int count) => left==right;
        }
        """.Replace("\\t", "\t"));

    [Fact]
    public Task Does_not_join_a_name_to_the_word_beside_it() => Verify.VerifyNewestAsync(
        """
        using Imapi;

        class Burner
        {
            int Fails() { return[|-1062600190|]; }

            int Throws() { return[|(-1062600190)|]; }

            bool IsEmpty(int hr) { return hr is[|-1062600190|]; }

            bool IsEither(int hr) { return hr is [|unchecked((int)0xC0AA0202 /* no disc */)|]or 5; }

            int Counts(int hr)
            {
                switch (hr)
                {
                    case[|(-1062600190)|]when hr < 1: return 1;
                    default: return 0;
                }
            }
        }
        """,
        """
        using Imapi;

        class Burner
        {
            int Fails() { return ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }

            int Throws() { return ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }

            bool IsEmpty(int hr) { return hr is ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }

            bool IsEither(int hr) { return hr is ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA /* no disc */ or 5; }

            int Counts(int hr)
            {
                switch (hr)
                {
                    case ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA when hr < 1: return 1;
                    default: return 0;
                }
            }
        }
        """,
        static test => test.CodeActionValidationMode = CodeActionValidationMode.None);

    [Fact]
    public Task Names_the_number_and_the_meaning() => Silent.VerifyAsync(
        """
        class Burner
        {
            bool Test(int hr) => hr == {|#0:unchecked((int)0xC0AA0202)|};
        }
        """,
        configure: static test => test.ExpectedDiagnostics.Add(
            new DiagnosticResult("IMAPI1001", DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("Use 'E_IMAPI_RECORDER_MEDIA_NO_MEDIA' instead of 0xC0AA0202: there is no disc in the drive")));

    [Fact]
    public void Speaks_Traditional_Chinese()
    {
        var message = Diagnostic.Create(Descriptors.MagicResultCode, Location.None, "0xC0AA0202", "E_X", Descriptors.MeaningOf("E_IMAPI_RECORDER_MEDIA_NO_MEDIA"))
            .GetMessage(System.Globalization.CultureInfo.GetCultureInfo("zh-TW"));
        Assert.Equal("請以「E_X」取代 0xC0AA0202：光碟機中沒有光碟", message);
    }

    [Fact]
    public Task Needs_no_IMAPI_type_for_v2_failures() => Verify.VerifyAsync(
        """
        class Program
        {
            static bool Test(System.Diagnostics.Process burner) => burner.ExitCode == [|unchecked((int)0xC0AA0202)|];
        }
        """,
        """
        using Imapi;

        class Program
        {
            static bool Test(System.Diagnostics.Process burner) => burner.ExitCode == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }
        """,
        static test =>
        {
            test.TestState.Sources.RemoveAt(1);
            test.FixedState.Sources.RemoveAt(1);
        });

    [Fact]
    public Task Keeps_CSharp_5_compilable() => Verify.VerifyAsync(
        """
        class Burner
        {
            bool Test(int hr) { return hr == [|-1062600190|]; }
        }
        """,
        """
        using Imapi;

        class Burner
        {
            bool Test(int hr) { return hr == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }
        }
        """,
        static test =>
        {
            test.LanguageVersion = LanguageVersion.CSharp5;
            test.TestState.Sources.RemoveAt(1);
            test.FixedState.Sources.RemoveAt(1);
        });

    [Fact]
    public Task Reports_once_in_the_attribute_of_several_fields() => Verify.VerifyAsync(
        """
        using System;
        using System.ComponentModel;

        class Burner
        {
            [DefaultValue([|unchecked((int)0xC0AA0202)|])] int first, second;
            [DefaultValue([|-1062600190|])] event Action Third, Fourth;
        }
        """,
        """
        using System;
        using System.ComponentModel;
        using Imapi;

        class Burner
        {
            [DefaultValue(ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)] int first, second;
            [DefaultValue(ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)] event Action Third, Fourth;
        }
        """);

    /// <summary>Another part of a class, as designers and frameworks generate them.</summary>
    private sealed class PartGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider, static (output, _) => output.AddSource("Burner.g.cs", "partial class Burner { }"));
    }
}

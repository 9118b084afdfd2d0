using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicResultCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.NameResultCodeFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

/// <summary>Where <c>using Imapi;</c> comes to stand: where Roslyn's import adder would put it, and groups stay groups.</summary>
public sealed class ImapiUsingTests
{
    private const string Number = "[|unchecked((int)0xC0AA0202)|]";
    private const string Name = "ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA";

    [Theory]
    [InlineData("using System;\n", "using System;\nusing Imapi;\n")]
    [InlineData("using Burning;\n", "using Burning;\nusing Imapi;\n")]
    [InlineData("using Legacy;\n", "using Imapi;\nusing Legacy;\n")]
    [InlineData("// Copyright.\n\nusing Legacy;\nusing Legacy.Discs;\n", "// Copyright.\n\nusing Imapi;\nusing Legacy;\nusing Legacy.Discs;\n")]
    [InlineData("using System;\nusing System.Linq;\nusing Burning;\nusing Legacy;\n", "using System;\nusing System.Linq;\nusing Burning;\nusing Imapi;\nusing Legacy;\n")]
    [InlineData("using Burning;\nusing System;\n", "using Burning;\nusing Imapi;\nusing System;\n")]
    [InlineData("using Legacy;\nusing Burning;\n", "using Legacy;\nusing Burning;\nusing Imapi;\n")]
    [InlineData("using System;\n\nusing Legacy;\n", "using System;\nusing Imapi;\n\nusing Legacy;\n")]
    [InlineData("using System;\n\nusing Burning;\n\nusing Legacy;\n", "using System;\n\nusing Burning;\nusing Imapi;\n\nusing Legacy;\n")]
    [InlineData("// Copyright.\nusing Legacy;\n\nusing Zip;\n", "// Copyright.\nusing Imapi;\nusing Legacy;\n\nusing Zip;\n")]
    [InlineData("using System; // first\nusing Legacy;\n", "using System; // first\nusing Imapi;\nusing Legacy;\n")]
    [InlineData("using System;\nusing static System.Math;\n", "using System;\nusing Imapi;\nusing static System.Math;\n")]
    [InlineData("using System;\nusing Old = Legacy;\n", "using System;\nusing Imapi;\nusing Old = Legacy;\n")]
    [InlineData("using System;\n#if NETFRAMEWORK\nusing Legacy;\n#endif\n", "using System;\nusing Imapi;\n#if NETFRAMEWORK\nusing Legacy;\n#endif\n")]
    [InlineData("#if NEVER\nusing Legacy;\n#endif\nusing System;\n", "#if NEVER\nusing Legacy;\n#endif\nusing System;\nusing Imapi;\n")]
    [InlineData("#region Usings\nusing System;\n#endregion\n", "#region Usings\nusing System;\nusing Imapi;\n#endregion\n")]
    [InlineData("using /* of old */ Legacy;\n", "using Imapi;\nusing /* of old */ Legacy;\n")]
    public async Task Stands_in_its_place(string usings, string expected)
    {
        await VerifyAsync(usings, expected, "\n");
        await VerifyAsync(usings, expected, "\r\n");
    }

    [Theory]
    [InlineData("#if !NETFRAMEWORK\nusing Legacy;\n#endif\nusing System;\n")]
    [InlineData("using System;\n#if !NETFRAMEWORK\nusing Legacy;\n#else\nusing Burning;\n#endif\n")]
    [InlineData("#if !NETFRAMEWORK\nclass Old { }\n#endif\n")]
    [InlineData("#if !NETFRAMEWORK\n[assembly: System.CLSCompliant(false)]\n#endif\n")]
    [InlineData("#if !NETFRAMEWORK\nextern alias core;\n#endif\n")]
    [InlineData("#if NEVER\nclass Old { }\n#endif\n")]
    [InlineData("#if NEVER\n[assembly: System.CLSCompliant(false)]\n#endif\n")]
    [InlineData("#if NEVER\nclass Old { }\n#elif EVER\nclass Older { }\n#endif\n")]
    [InlineData("using\n#if !NEVER\nSystem;\n#else\nSystem.Text;\n#endif\n")]
    public async Task Is_not_put_where_a_directive_switches_it_off(string usings)
    {
        await VerifyAsync(usings, usings, "\n", "Imapi.");
        await VerifyAsync(usings, usings, "\r\n", "Imapi.");
    }

    // With the symbol, the using would stand between the attribute and its class.
    [Fact]
    public Task Is_not_put_behind_an_attribute_that_is_switched_off()
    {
        const string source =
            """
            #if NEVER
            [System.Obsolete]
            #endif
            class Burner
            {
                bool IsEmpty(int hr) { return hr == CODE; }
            }
            """;
        return Verify.VerifyAsync(
            source.Replace("CODE", Number), source.Replace("CODE", "Imapi." + Name));
    }

    [Theory]
    [InlineData("#if !NEVER\nnamespace A\n{\n    using System;\n    class Old { bool IsEmpty(int hr) { return hr == CODE; } }\n}\n#endif\nnamespace B\n{\n    using System;\n    class Burner { bool IsEmpty(int hr) { return hr == CODE; } }\n}")]
    [InlineData("#if NEVER\nclass Old { }\n#endif\nnamespace A\n{\n    using System;\n    class Old { bool IsEmpty(int hr) { return hr == CODE; } }\n}\nnamespace B\n{\n    using System;\n    class Burner { bool IsEmpty(int hr) { return hr == CODE; } }\n}")]
    [InlineData("#if !NEVER\nnamespace A\n{\n    using System;\n#else\nnamespace B\n{\n    using System.Text;\n#endif\n    class Burner { bool IsEmpty(int hr) { return hr == CODE; } }\n}")]
    [InlineData("namespace A\n#if !NEVER\n{\n    using System;\n#else\n{\n#endif\n    class Burner { bool IsEmpty(int hr) { return hr == CODE; } }\n}")]
    public Task Is_not_put_where_namespaces_are_switched(string source) => Verify.VerifyAsync(
        source.Replace("CODE", Number), source.Replace("CODE", "Imapi." + Name));

    [Fact]
    public Task Joins_the_usings_whatever_is_switched_behind_them()
    {
        const string source =
            """
            using System;
            namespace App
            {
            #if !NEVER
                [Serializable]
            #endif
                class Burner
                {
                    bool IsEmpty(int hr) { return hr == CODE; }
                }
            }
            """;
        return Verify.VerifyAsync(
            source.Replace("CODE", Number),
            source.Replace("using System;", "using System;\nusing Imapi;").Replace("CODE", Name));
    }

    // Else the second number would be named by a using that is not always there.
    [Fact]
    public Task Is_not_put_into_a_branch_that_holds_one_number_of_two()
    {
        const string source =
            """
            #if !NETFRAMEWORK
            class Old
            {
                bool IsEmpty(int hr) { return hr == CODE; }
            }
            #endif

            class Burner
            {
                bool IsEmpty(int hr) { return hr == CODE; }
            }
            """;
        return Verify.VerifyAsync(
            source.Replace("CODE", Number), source.Replace("CODE", "Imapi." + Name));
    }

    [Fact]
    public Task Is_put_into_a_branch_that_holds_all_code()
    {
        const string source =
            """
            #if !NETFRAMEWORK
            using System;

            class Burner
            {
                bool IsEmpty(int hr) { return hr == CODE; }
            }
            #else
            class Burner { }
            #endif
            """;
        return Verify.VerifyAsync(
            source.Replace("CODE", Number),
            source.Replace("using System;", "using System;\nusing Imapi;").Replace("CODE", Name));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Is_not_added_where_other_types_would_come_with_it(string lineEnd)
    {
        var source =
            """
            using System;
            using Legacy;

            class Burner
            {
                Disc disc;

                bool IsEmpty(int hr) { return hr == CODE && disc is null; }
            }

            namespace Imapi
            {
                public class Disc { }
            }

            namespace Legacy
            {
                public class Disc { }
            }
            """.ReplaceLineEndings(lineEnd);
        return Verify.VerifyAsync(
            source.Replace("CODE", Number), source.Replace("CODE", "Imapi." + Name));
    }

    private static Task VerifyAsync(string usings, string expected, string lineEnd, string qualifier = "")
    {
        const string code =
            """

            namespace App
            {
                class Burner
                {
                    bool IsEmpty(int hr) { return hr == CODE; }
                }
            }

            namespace Burning { }
            namespace Legacy { }
            namespace Zip { }
            namespace Legacy.Discs { }
            """;
        return Verify.VerifyAsync(
            (usings + code).Replace("CODE", Number).ReplaceLineEndings(lineEnd),
            (expected + code).Replace("CODE", qualifier + Name).ReplaceLineEndings(lineEnd),
            static test => test.SolutionTransforms.Add(static (solution, projectId) =>
            {
                var references = solution.GetProject(projectId)!.MetadataReferences;
                return solution.WithProjectMetadataReferences(projectId, [.. references.Skip(1), references[0].WithAliases(["global", "core"])]);
            }));
    }
}

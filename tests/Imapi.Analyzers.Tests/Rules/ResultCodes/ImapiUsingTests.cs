using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicResultCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.NameResultCodeFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

/// <summary>Where <c>using Imapi;</c> comes to stand: where Roslyn's import adder would put it, and groups stay groups.</summary>
public sealed class ImapiUsingTests
{
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
    [InlineData("#if DEBUG\nusing Legacy;\n#endif\nusing System;\n", "#if DEBUG\nusing Legacy;\n#endif\nusing System;\nusing Imapi;\n")]
    public async Task Stands_in_its_place(string usings, string expected)
    {
        await VerifyAsync(usings, expected, "\n");
        await VerifyAsync(usings, expected, "\r\n");
    }

    private static Task VerifyAsync(string usings, string expected, string lineEnd)
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
            (usings + code).Replace("CODE", "[|unchecked((int)0xC0AA0202)|]").ReplaceLineEndings(lineEnd),
            (expected + code).Replace("CODE", "ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA").ReplaceLineEndings(lineEnd));
    }
}

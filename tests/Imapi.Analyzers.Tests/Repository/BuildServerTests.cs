using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>What an ordinary run of the tests leaves out, the build server runs.</summary>
public sealed class BuildServerTests
{
    private static readonly string Script = Product.Read(".ci", "run").ReplaceLineEndings("\n");

    [Theory]
    [InlineData("Imapi.Analyzers.EndToEnd.Tests", "VSTestTestCaseFilter")]
    [InlineData("Imapi.Analyzers.Tests.Roslyn4.14", "IsTestProject")]
    [InlineData("Imapi.Analyzers.Tests.Roslyn5", "IsTestProject")]
    public void A_project_leaves_tests_out_only_where_not_all_are_asked_for(string project, string property)
    {
        var setting = Assert.Single(XDocument.Parse(Product.Read("tests", project, project + ".csproj")).Descendants(property));
        Assert.StartsWith("'$(AllTests)' != 'true'", setting.Attribute("Condition")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(" or ", setting.Attribute("Condition")!.Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_build_server_asks_for_all_tests()
    {
        var command = Assert.Single(Regex.Matches(Script, "^dotnet test .*$", RegexOptions.Multiline)).Value;
        Assert.Contains(" -p:AllTests=true ", command, StringComparison.Ordinal);
        Assert.DoesNotContain("--filter", command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_server_verifies_in_full_and_proves_a_slice() =>
        Assert.Contains("\nexport IMAPI_ANALYZERS_TESTS=full IMAPI_ANALYZERS_PROOFS=slice\n", Script, StringComparison.Ordinal);

    [Fact]
    public void The_build_server_compares_what_ran_with_what_there_is() =>
        Assert.Matches(@"-list tests -preEnumerateTheories(.*\n)*?.*\(\( counted == 0 \|\| counted != existing \)\)(.*\n)+? +exit 1\n", Script);
}

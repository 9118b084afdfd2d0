using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>The configuration files behind <c>ImapiAnalysisMode</c>.</summary>
public sealed class PresetTests
{
    [Theory]
    [InlineData("All", "warning")]
    [InlineData("Strict", "error", "dotnet_code_quality.IMAPI2001.report_discards = true")]
    [InlineData("None", "none")]
    public void A_preset_lists_every_rule_and_yields_to_the_project(string mode, string severity, params string[] options) => Assert.Equal(
        ["is_global = true", "global_level = -1", .. Product.Rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {severity}"), .. options],
        Product.Read("src", "Imapi.Analyzers.Package", "build", $"Imapi.Analyzers.{mode}.globalconfig").ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#'));

    [Fact]
    public void The_options_page_and_the_warning_name_the_modes_that_there_are()
    {
        string[] modes = ["Default", .. Presets("All"), .. Presets("Strict"), .. Presets("None")];
        var page = Regex.Matches(Product.Read("docs", "options.md"), @"^\| `(\w+)` \| [^|]* \|\r?$", RegexOptions.Multiline);

        Assert.Equal(modes, page.Select(static row => row.Groups[1].Value));
        Assert.Contains("allowed: " + string.Join(", ", modes), Product.Read("src", "Imapi.Analyzers.Package", "build", "Imapi.Analyzers.targets"), StringComparison.Ordinal);
        Assert.Equal(modes.Length - 1, Presets("*").Count());
    }

    private static IEnumerable<string> Presets(string name) =>
        Directory.GetFiles(Path.Combine(Product.Root, "src", "Imapi.Analyzers.Package", "build"), $"Imapi.Analyzers.{name}.globalconfig")
            .Select(static file => Path.GetFileNameWithoutExtension(file)["Imapi.Analyzers.".Length..]);
}

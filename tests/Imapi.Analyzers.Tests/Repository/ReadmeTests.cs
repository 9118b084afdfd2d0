using System.Globalization;
using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>README.md and README.zh-TW.md say the same, and what they say of the rules is so.</summary>
public sealed class ReadmeTests
{
    private const string English = "README.md";
    private const string Chinese = "README.zh-TW.md";

    public static TheoryData<string, string> RuleIdsAndReadmes =>
        [.. Product.Rules.SelectMany(static rule => new[] { (rule.Id, English), (rule.Id, Chinese) })];

    [Theory]
    [MemberData(nameof(RuleIdsAndReadmes))]
    public void A_rule_has_a_row_that_says_whether_there_is_a_fix(string id, string readme)
    {
        var row = Regex.Match(Product.Read(readme), $@"^\| \[{id}\]\(docs/rules/{id}\.md\) \| (.+) \| (.+) \| (.+) \|\r?$", RegexOptions.Multiline);
        Assert.True(row.Success, $"{readme} has no row for {id}.");
        Assert.Equal(Product.Rule(id).Title.ToString(CultureInfo.GetCultureInfo(readme == Chinese ? "zh-Hant" : "en")), row.Groups[1].Value);
        Assert.Equal(Product.SeverityOf(id), row.Groups[2].Value);
        Assert.Equal(Product.HasFix(id), row.Groups[3].Value != "-");
    }

    [Fact]
    public void Both_have_the_same_rows_in_the_same_order() => Assert.Equal(RowsOf(English), RowsOf(Chinese));

    [Fact]
    public void Both_have_the_same_sections_and_links_and_lead_to_each_other()
    {
        Assert.Equal(HeadingsOf(English).Count(), HeadingsOf(Chinese).Count());
        Assert.Equal(LinksOf(English).Except([Chinese]), LinksOf(Chinese).Except([English]));
        Assert.Contains(Chinese, LinksOf(English));
        Assert.Contains(English, LinksOf(Chinese));
    }

    // What the build prints is in the reader's language; the end-to-end tests hold the lines to the real output.
    [Fact]
    public void Both_show_the_same_code_and_commands_and_the_same_reports()
    {
        Assert.Equal(BlocksOf(English).Where(static block => block.Language != "text"), BlocksOf(Chinese).Where(static block => block.Language != "text"));
        Assert.Equal(ReportsOf(English), ReportsOf(Chinese));
        Assert.Equal(CodeIn(English), CodeIn(Chinese));
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    [InlineData("docs/install.md")]
    public void The_version_is_that_of_the_package(string readme)
    {
        var shown = Regex.Matches(Product.Read(readme), @"Version=""(?<version>[^""]+)""|Imapi\.Analyzers\.(?<version>\d[^\\]*)\\").Select(static match => match.Groups["version"].Value).Distinct();

        Assert.Equal([Product.Version], shown);
    }

    private static IEnumerable<string> RowsOf(string readme) =>
        Regex.Matches(Product.Read(readme), @"^\| \[(?<id>IMAPI\d+)\].* \| (?<severity>\w+) \| (?<fix>.+) \|", RegexOptions.Multiline)
            .Select(static row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value} {(row.Groups["fix"].Value == "-" ? "" : "fix")}");

    private static IEnumerable<string> HeadingsOf(string readme) =>
        Regex.Matches(Product.Read(readme), "^#+ .+$", RegexOptions.Multiline).Select(static match => match.Value);

    private static IEnumerable<string> LinksOf(string readme) =>
        Regex.Matches(Product.Read(readme), @"\]\(([^)]+)\)").Select(static match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> ReportsOf(string readme) =>
        BlocksOf(readme).Where(static block => block.Language == "text").SelectMany(static block => Regex.Matches(block.Text, @"^\S+\(\d+,\d+\): \w+ \w+:", RegexOptions.Multiline).Select(static match => match.Value));

    // Inline code is names and commands, which are the same in every language; but a language may repeat one, or not.
    private static IEnumerable<string> CodeIn(string readme) =>
        Regex.Matches(Regex.Replace(Product.Read(readme), "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline), "`([^`]+)`")
            .Select(static match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<(string Language, string Text)> BlocksOf(string readme) =>
        Regex.Matches(Product.Read(readme).ReplaceLineEndings("\n"), @"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(static block => (block.Groups["language"].Value, block.Groups["text"].Value));
}

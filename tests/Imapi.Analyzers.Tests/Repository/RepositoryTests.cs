using System.Globalization;
using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>Holds the repository to itself: rules, pages, tables and release rows tell one story.</summary>
public sealed class RepositoryTests
{
    public static TheoryData<string> RuleIds => [.. Product.Rules.Select(static rule => rule.Id)];

    public static TheoryData<string> ReleasedRuleIds =>
        [.. Product.Rules.Select(static rule => rule.Id).Where(static id => Product.Read("AnalyzerReleases.Shipped.md").Contains($"\n{id} | ", StringComparison.Ordinal))];

    [Fact]
    public void There_are_rules() => Assert.Contains("IMAPI1001", Product.Rules.Select(static rule => rule.Id));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page_of_the_common_shape(string id)
    {
        var page = Product.Read("docs", "rules", id + ".md");
        Assert.StartsWith($"# {id}: {Product.Rule(id).Title.ToString(CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal);
        Assert.Equal(
            ["What it finds", "Why it matters", "How to fix it", "When to suppress", "Options"],
            Regex.Matches(page, "^## (.+)$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_release_row(string id)
    {
        var releases = Product.Read("AnalyzerReleases.Shipped.md") + Product.Read("AnalyzerReleases.Unshipped.md");
        Assert.Contains($"\n{id} | {Product.Rule(id).Category} | {Product.Rule(id).DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_fix_or_its_page_says_why_not(string id)
    {
        var page = Product.Read("docs", "rules", id + ".md");
        Assert.Equal(!Product.HasFix(id), page.Contains("There is no fix", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_page_says_category_severity_and_whether_there_is_a_fix(string id)
    {
        var row = Regex.Match(Product.Read("docs", "rules", id + ".md"), @"^\| Category \| Severity \| Fix \|\r?\n\|---\|---\|---\|\r?\n\| (.+?) \| (.+?) \| (.+) \|\r?$", RegexOptions.Multiline);
        Assert.True(row.Success);
        Assert.Equal(Product.Rule(id).Category, row.Groups[1].Value);
        Assert.Equal(Product.SeverityOf(id), row.Groups[2].Value);
        Assert.Equal(Product.HasFix(id), row.Groups[3].Value != "-");
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_test_class_that_names_its_analyzer_and_its_fix(string id)
    {
        var analyzer = Assert.Single(AnalyzersOf(id));
        var tests = Assert.Single(typeof(RepositoryTests).Assembly.GetTypes(), type => type.Name == analyzer.Name.Replace("Analyzer", "Tests", StringComparison.Ordinal));
        Assert.Contains(tests.GetMethods(), static method => method.IsDefined(typeof(FactAttribute), inherit: true));

        var source = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(Product.Root, "tests", "Imapi.Analyzers.Tests", "Rules"), tests.Name + ".cs", SearchOption.AllDirectories)));
        Assert.All(FixesOf(id).Prepend(analyzer), type => Assert.Matches($@"\b{type.Name}\b", source));
    }

    [Theory]
    [MemberData(nameof(ReleasedRuleIds))]
    public void The_changelog_names_a_released_rule(string id) =>
        Assert.Contains($"[{id}](docs/rules/{id}.md)", Product.Read("CHANGELOG.md"), StringComparison.Ordinal);

    [Fact]
    public void The_changelog_begins_with_the_version_of_the_package() => Assert.Equal(
        Product.Version,
        Regex.Match(Product.Read("CHANGELOG.md"), @"^## \[(\d[^\]]*)\]", RegexOptions.Multiline).Groups[1].Value);

    [Fact]
    public void Pages_are_of_rules() => Assert.Equal(
        Product.Rules.Select(static rule => rule.Id + ".md").Append("README.md"),
        Directory.GetFiles(Path.Combine(Product.Root, "docs", "rules")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Fixes_have_a_FixAllProvider_and_no_Shared_attribute() => Assert.All(Product.CodeFixes, static fix =>
    {
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.DoesNotContain(fix.GetType().CustomAttributes, static attribute => attribute.AttributeType.Name == "SharedAttribute");
    });

    [Fact]
    public void Tests_are_in_the_folders_of_what_they_test()
    {
        var folder = Path.Combine(Product.Root, "tests", "Imapi.Analyzers.Tests");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar))
            .Where(static path => path[0] is not ("bin" or "obj"))
            .ToList();
        Assert.All(files, path => Assert.Contains(
            $"\nnamespace Imapi.Analyzers.Tests.{string.Join('.', path[..^1])};", "\n" + File.ReadAllText(Path.Combine([folder, .. path])).ReplaceLineEndings("\n"), StringComparison.Ordinal));

        string[] ofTests = ["Proofs", "Repository", "Verification"];
        var rooms = Directory.GetDirectories(Path.Combine(Product.Root, "src", "Imapi.Analyzers")).Select(Path.GetFileName);
        Assert.Empty(files.Select(static path => path[0]).Distinct().Except(rooms).Except(ofTests));
    }

    private static IEnumerable<Type> AnalyzersOf(string id) =>
        Product.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id)).Select(static analyzer => analyzer.GetType());

    private static IEnumerable<Type> FixesOf(string id) =>
        Product.CodeFixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)).Select(static fix => fix.GetType());
}

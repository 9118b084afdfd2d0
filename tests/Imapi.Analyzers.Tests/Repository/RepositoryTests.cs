using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Imapi.Analyzers.CodeFixes.ResultCodes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>Holds the repository to itself: rules, pages, tables and release rows tell one story.</summary>
public sealed class RepositoryTests
{
    public static TheoryData<string> RuleIds => [.. Product.Rules.Select(static rule => rule.Id)];

    [Fact]
    public void There_are_rules() => Assert.Contains("IMAPI1001", Product.Rules.Select(static rule => rule.Id));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page_of_the_common_shape(string id)
    {
        var page = Product.Read("docs", "rules", id + ".md");
        Assert.StartsWith($"# {id}: {TitleOf(id)}\n", page, StringComparison.Ordinal);
        Assert.Equal(
            ["What it finds", "Why it matters", "How to fix it", "When to suppress", "Options"],
            Regex.Matches(page, "^## (.+)$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_README_row_that_says_whether_there_is_a_fix(string id)
    {
        var row = Regex.Match(Product.Read("README.md"), $@"^\| \[{id}\]\(docs/rules/{id}\.md\) \| (.+) \| (.+) \| (.+) \|$", RegexOptions.Multiline);
        Assert.True(row.Success);
        Assert.Equal(TitleOf(id), row.Groups[1].Value);
        Assert.Equal(Rule(id).DefaultSeverity.ToString(), row.Groups[2].Value, ignoreCase: true);
        Assert.Equal(HasFix(id), row.Groups[3].Value != "-");
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_release_row(string id)
    {
        var releases = Product.Read("AnalyzerReleases.Shipped.md") + Product.Read("AnalyzerReleases.Unshipped.md");
        Assert.Contains($"\n{id} | {Rule(id).Category} | {Rule(id).DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_fix_or_its_page_says_why_not(string id)
    {
        var page = Product.Read("docs", "rules", id + ".md");
        Assert.Equal(!HasFix(id), page.Contains("There is no fix", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_are_of_rules() => Assert.Equal(
        Product.Rules.Select(static rule => rule.Id + ".md"),
        Directory.GetFiles(Path.Combine(Product.Root, "docs", "rules")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Fixes_have_a_FixAllProvider_and_no_Shared_attribute() => Assert.All(Product.CodeFixes, static fix =>
    {
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.DoesNotContain(fix.GetType().CustomAttributes, static attribute => attribute.AttributeType.Name == "SharedAttribute");
    });

    [Theory]
    [InlineData("Imapi.Analyzers.Resources", typeof(Descriptors))]
    [InlineData("Imapi.Analyzers.CodeFixes.Resources", typeof(NameResultCodeFix))]
    public void Texts_exist_in_both_languages_with_the_same_placeholders(string resources, Type inAssembly)
    {
        var manager = new ResourceManager(resources, inAssembly.Assembly);
        var english = ReadTexts(manager, CultureInfo.InvariantCulture);
        var chinese = ReadTexts(manager, CultureInfo.GetCultureInfo("zh-Hant"));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, text => Assert.Equal(PlaceholdersOf(text.Value), PlaceholdersOf(chinese[text.Key])));
    }

    [Fact]
    public void Links_inside_the_repository_resolve()
    {
        string[] pages = [Path.Combine(Product.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Product.Root, "docs"), "*.md", SearchOption.AllDirectories)];
        foreach (var page in pages)
        {
            foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\((?!https?:)([^)#]+)"))
            {
                var target = Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value);
                Assert.True(File.Exists(target), $"{page} links to {link.Groups[1].Value}, which is not there.");
            }
        }
    }

    private static Microsoft.CodeAnalysis.DiagnosticDescriptor Rule(string id) => Product.Rules.Single(rule => rule.Id == id);

    private static string TitleOf(string id) => Rule(id).Title.ToString(CultureInfo.InvariantCulture);

    private static bool HasFix(string id) => Product.CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static Dictionary<string, string> ReadTexts(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!);

    private static IEnumerable<string> PlaceholdersOf(string text) =>
        Regex.Matches(text, @"\{\d\}").Select(static match => match.Value).Order();
}

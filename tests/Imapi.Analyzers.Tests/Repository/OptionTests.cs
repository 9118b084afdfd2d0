using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Options;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>The table of options is whole, and the pages show it as it is.</summary>
public sealed class OptionTests
{
    [Fact]
    public void The_table_holds_every_option()
    {
        var declared = typeof(ImapiOptions).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => field.GetValue(null)).OfType<ImapiOption>();
        Assert.Equal(declared.OrderBy(static option => option.Key), ImapiOptions.All.OrderBy(static option => option.Key));
    }

    [Fact]
    public void The_options_page_shows_the_table() => Assert.Equal(
        ImapiOptions.All.Select(Row),
        Regex.Matches(Product.Read("docs", "options.md").ReplaceLineEndings("\n"), @"^\| `(dotnet_code_quality\.|ImapiAnalyzers).*$", RegexOptions.Multiline)
            .Select(static row => row.Value));

    [Fact]
    public void An_option_of_a_rule_stands_on_its_page()
    {
        foreach (var key in ImapiOptions.All.Select(static option => option.Key))
        {
            if (Regex.Match(key, @"\.(IMAPI\d+)\.") is { Success: true } match)
            {
                var options = Regex.Match(Product.Read("docs", "rules", match.Groups[1].Value + ".md"), "^## Options.*", RegexOptions.Multiline | RegexOptions.Singleline);
                Assert.Contains($"`{key}`", options.Value, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Pages_speak_of_no_other_options()
    {
        var keys = ImapiOptions.All.Select(static option => option.Key).ToHashSet();
        foreach (var page in Product.Pages)
        {
            var mentioned = Regex.Matches(Product.Read(page), @"dotnet_code_quality\.\w[\w.]*\w").Select(static match => match.Value);
            Assert.All(mentioned, key => Assert.True(keys.Contains(key), $"{page}: {key} is no option."));
        }
    }

    private static string Row(ImapiOption option)
    {
        var allowed = Descriptors.ValuesOf(option.Kind).ToString(CultureInfo.InvariantCulture).Replace("|", "\\|", StringComparison.Ordinal);
        return $"| `{option.Name}` | {option.DefaultText} | {allowed} | {option.Meaning} |";
    }
}

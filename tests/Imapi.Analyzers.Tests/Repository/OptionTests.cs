using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

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
    public void Pages_speak_of_no_other_options()
    {
        var keys = ImapiOptions.All.Select(static option => option.Key).ToHashSet();
        string[] pages = [Path.Combine(Product.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Product.Root, "docs"), "*.md", SearchOption.AllDirectories)];
        foreach (var page in pages)
        {
            var mentioned = Regex.Matches(File.ReadAllText(page), @"dotnet_code_quality\.\w[\w.]*\w").Select(static match => match.Value);
            Assert.All(mentioned, key => Assert.True(keys.Contains(key), $"{page}: {key} is no option."));
        }
    }

    private static string Row(ImapiOption option)
    {
        var allowed = Descriptors.ValuesOf(option.Kind).ToString(CultureInfo.InvariantCulture).Replace("|", "\\|", StringComparison.Ordinal);
        return $"| `{option.Name}` | {option.DefaultText} | {allowed} | {option.Meaning} |";
    }
}

using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>CONTRIBUTING.md shows the repository as it is.</summary>
public sealed class ContributingTests
{
    private static readonly string Page = Product.Read("CONTRIBUTING.md").ReplaceLineEndings("\n");

    [Fact]
    public void The_tree_shows_the_folders_that_there_are()
    {
        var shown = Regex.Matches(Page, @"^(?<folder>[\w.][\w./]*)/ +\S", RegexOptions.Multiline).Select(static line => line.Groups["folder"].Value);
        string[] parents = ["samples", "src", "src/Imapi.Analyzers", "tests", "tools"];

        Assert.Equal(new[] { ".ci", "docs", "docs/rules" }.Concat(parents.SelectMany(FoldersIn)).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tests_that_are_named_exist()
    {
        var named = Regex.Matches(Page, @"`(?<type>\w+Tests)\.(?<method>\w+)`");

        Assert.NotEmpty(named);
        Assert.All(named, match => Assert.NotNull(
            typeof(ContributingTests).Assembly.GetTypes().Single(type => type.Name == match.Groups["type"].Value && type.Namespace == typeof(ContributingTests).Namespace).GetMethod(match.Groups["method"].Value)));
    }

    [Fact]
    public void The_types_that_are_named_exist()
    {
        var types = new[] { "src", "tests", "tools" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Product.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(static file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet();
        var named = Regex.Matches(Page, @"`([A-Z][a-z]+(?:[A-Z]\w*)+)`").Select(static match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(types.Contains(name), $"CONTRIBUTING.md speaks of {name}, of which there is no file."));
    }

    private static IEnumerable<string> FoldersIn(string parent) => Directory.GetDirectories(Path.Combine([Product.Root, .. parent.Split('/')]))
        .Select(static folder => Path.GetFileName(folder))
        .Where(static folder => folder is not ("bin" or "obj"))
        .Order(StringComparer.Ordinal)
        .Select(folder => $"{parent}/{folder}");
}

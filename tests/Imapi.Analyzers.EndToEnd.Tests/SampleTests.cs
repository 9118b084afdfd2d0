using System.Globalization;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>The sample: what the README tells a newcomer to do with it, done to a copy of the repository; and what the package says of it.</summary>
public sealed class SampleTests(PackageFeed feed) : IDisposable
{
    private const string Sample = "samples/LegacyBurner";

    private readonly RepositoryCopy copy = new("src", "samples");

    // What format leaves: a decision of the user's, or a rule without a fix.
    private static readonly string[] Left = ["IMAPI1005", "IMAPI1007", "IMAPI3003"];

    [Fact]
    [Trait("Cost", "Full")]
    public async Task The_commands_of_the_README_print_and_mend_what_it_shows()
    {
        var before = Findings(await RunAsync("build", Sample, "--no-incremental"));
        AssertShown("README.md", @"\((?<shown>\d+) of (?<all>\d+) warnings", before);
        AssertShown("README.zh-TW.md", @"（(?<all>\d+) 個警告中的 (?<shown>\d+) 個", Findings(await RunAsync("build", Sample, "--no-incremental", "-p:PreferredUILang=zh-TW")));

        AssertHolds('-');
        await RunAsync("format", "analyzers", Sample + "/LegacyBurner.csproj");
        AssertHolds('+');

        var after = Findings(await RunAsync("build", Sample, "--no-incremental"));
        Assert.Equal(Left, after.Select(static line => Regex.Match(line, "IMAPI\\d{4}").Value).Distinct().Order(StringComparer.Ordinal));
    }

    // The build says zh-TW and the translation zh-Hant; the links lead where the package was told that its pages are.
    [Fact]
    [Trait("Cost", "Full")]
    public async Task The_package_speaks_the_language_of_the_build_and_links_to_its_pages()
    {
        var output = await Consumer.ForSample(feed).BuildForOutputAsync("zh-TW");

        var reports = Regex.Matches(output, @"\.cs\(\d+,\d+\): \w+ (?<id>IMAPI\d{4}): (?<message>.*?) \((?<link>https:.*?)\)");
        Assert.Contains(reports, static report => report.Groups["id"].Value == "IMAPI1001" && report.Groups["message"].Value.Contains("請以「", StringComparison.Ordinal));
        Assert.All(reports, static report =>
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", report.Groups["message"].Value);
            Assert.Equal($"{PackageFeed.RulePagesUrl}/{report.Groups["id"].Value}.md", report.Groups["link"].Value);
        });
    }

    private static void AssertShown(string readme, string counts, HashSet<string> printed)
    {
        var text = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, readme)).ReplaceLineEndings("\n");
        var shown = Regex.Match(text, counts + @".*?```text\n(?<lines>.*?)\n```", RegexOptions.Singleline).Groups;
        var lines = Regex.Replace(shown["lines"].Value, "\n +", " ").Split('\n');
        Assert.Equal(int.Parse(shown["all"].Value, CultureInfo.InvariantCulture), printed.Count);
        Assert.Equal(int.Parse(shown["shown"].Value, CultureInfo.InvariantCulture), lines.Length);
        Assert.All(lines, line => Assert.Contains(line, printed));
    }

    // The lines that the README shows as there before, or after.
    private void AssertHolds(char mark)
    {
        var readme = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "README.md")).ReplaceLineEndings("\n");
        var diff = Regex.Match(readme, "```diff\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var lines = diff.Split('\n').Where(line => line.StartsWith(mark)).Select(static line => line[1..]).ToList();
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(copy.Root, Sample), "*.cs").Select(File.ReadAllText));
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(line, sources, StringComparison.Ordinal));
    }

    // Without paths and help links; the build says each line twice.
    private static HashSet<string> Findings(string output) =>
        [.. Regex.Matches(output, @"([^/\\\s]+\.cs\(\d+,\d+\): warning IMAPI\d{4}: .*?) \(https:").Select(static match => match.Groups[1].Value)];

    public void Dispose() => copy.Dispose();

    private Task<string> RunAsync(params IEnumerable<string> arguments) =>
        DotNetCli.RunToSuccessAsync(copy.Root, arguments, cancellationToken: TestContext.Current.CancellationToken);
}

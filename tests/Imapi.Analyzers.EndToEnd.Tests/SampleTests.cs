using System.Globalization;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>The sample: what the README tells a newcomer to do with it, done to a copy of the repository; and what the package says of it.</summary>
public sealed class SampleTests(PackageFeed feed) : IDisposable
{
    private const string Sample = "samples/LegacyBurner";

    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("imapi-sample-");

    // What format leaves: a decision of the user's, or a rule without a fix.
    private static readonly string[] Left = ["IMAPI1005", "IMAPI1007", "IMAPI3003"];

    [Fact]
    public async Task The_commands_of_the_README_print_and_mend_what_it_shows()
    {
        CopyRepository();

        var before = Findings(await RunAsync("build", Sample, "--no-incremental"));
        var shown = Regex.Match(File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "README.md")), @"\((\d+) of (\d+) lines.*?```text\n(.*?)\n```", RegexOptions.Singleline).Groups;
        Assert.Equal(int.Parse(shown[2].Value, CultureInfo.InvariantCulture), before.Count);
        Assert.Equal(int.Parse(shown[1].Value, CultureInfo.InvariantCulture), shown[3].Value.Split('\n').Length);
        Assert.All(shown[3].Value.Split('\n'), line => Assert.Contains(line, before));

        await RunAsync("format", "analyzers", Sample + "/LegacyBurner.csproj");

        var after = Findings(await RunAsync("build", Sample, "--no-incremental"));
        Assert.Equal(Left, after.Select(static line => Regex.Match(line, "IMAPI\\d{4}").Value).Distinct().Order(StringComparer.Ordinal));
    }

    // The build says zh-TW and the translation zh-Hant; the links lead where the package was told that its pages are.
    [Fact]
    public async Task The_package_speaks_the_language_of_the_build_and_links_to_its_pages()
    {
        var output = await Consumer.ForSample(feed).BuildForOutputAsync("zh-TW");

        var reports = Regex.Matches(output, @"\.cs\(\d+,\d+\): \w+ (?<id>IMAPI\d{4}): (?<message>.*?) \((?<link>https:.*?)\)");
        Assert.Contains(reports, static report => report.Groups["id"].Value == "IMAPI1001" && report.Groups["message"].Value.Contains("結果碼", StringComparison.Ordinal));
        Assert.All(reports, static report =>
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", report.Groups["message"].Value);
            Assert.Equal($"{PackageFeed.RulePagesUrl}/{report.Groups["id"].Value}.md", report.Groups["link"].Value);
        });
    }

    // Without paths and help links; the build says each line twice.
    private static HashSet<string> Findings(string output) =>
        [.. Regex.Matches(output, @"([^/\\\s]+\.cs\(\d+,\d+\): warning IMAPI\d{4}: .*?) \(https:").Select(static match => match.Groups[1].Value)];

    public void Dispose() => copy.Delete(recursive: true);

    private Task<string> RunAsync(params IEnumerable<string> arguments) =>
        DotNetCli.RunToSuccessAsync(copy.FullName, arguments, cancellationToken: TestContext.Current.CancellationToken);

    // All that a clone would have and the sample's build reads.
    private void CopyRepository()
    {
        CopyFiles(PackageFeed.RepositoryRoot, copy.FullName);
        CopyTree("src");
        CopyTree("samples");
    }

    private void CopyTree(string folder)
    {
        CopyFiles(Path.Combine(PackageFeed.RepositoryRoot, folder), Path.Combine(copy.FullName, folder));
        foreach (var inner in Directory.EnumerateDirectories(Path.Combine(PackageFeed.RepositoryRoot, folder)))
        {
            if (Path.GetFileName(inner) is not ("bin" or "obj"))
            {
                CopyTree(Path.Combine(folder, Path.GetFileName(inner)));
            }
        }
    }

    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>What the README tells a newcomer to do with the sample, done to a copy of the repository.</summary>
public sealed class SampleTests : IDisposable
{
    private const string Sample = "samples/LegacyBurner";

    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("imapi-sample-");

    [Fact]
    public async Task One_command_names_the_numbers_of_the_sample()
    {
        CopyRepository();

        var before = await RunAsync("build", Sample, "--no-incremental");
        Assert.Contains("warning IMAPI1001:", before, StringComparison.Ordinal);
        Assert.Contains("warning IMAPI1007:", before, StringComparison.Ordinal);

        await RunAsync("format", "analyzers", Sample + "/LegacyBurner.csproj");

        var after = await RunAsync("build", Sample);
        Assert.DoesNotContain("IMAPI1001", after, StringComparison.Ordinal);
        Assert.Contains("warning IMAPI1007:", after, StringComparison.Ordinal);
    }

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

using System.IO.Compression;
using System.Reflection;
using Imapi.Analyzers.Tests.Repository;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Imapi.Analyzers.EndToEnd.Tests.PackageFeed))]

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>A local feed with the package in it, and a package cache that no other build fills.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    // A version that no public feed will ever offer: what is restored is what was packed here.
    internal const string PackageVersion = "0.0.0-endtoend";

    /// <summary>Where the help links of this package lead, below which each rule has its page.</summary>
    internal const string RulePagesUrl = "https://example.org/rules";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("imapi-end-to-end-");

    /// <summary>The repository whose package this is.</summary>
    internal static string RepositoryRoot { get; } = typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The package cache.</summary>
    internal string Packages => Path.Combine(root.FullName, "packages");

    public async ValueTask InitializeAsync()
    {
        await DotNetCli.RunToSuccessAsync(
            RepositoryRoot,
            [
                "pack",
                Path.Combine(RepositoryRoot, "src", "Imapi.Analyzers.Package"),
                "-o",
                Path.Combine(root.FullName, "feed"),
                "--artifacts-path",
                Path.Combine(root.FullName, "artifacts"),
                $"-p:PackageVersion={PackageVersion}",
                $"-p:RulePagesUrl={RulePagesUrl}/",
            ],
            cancellationToken: TestContext.Current.CancellationToken);

        // The sources of the machine's own configuration stay: .NET Framework's reference assemblies come from there.
        await File.WriteAllTextAsync(
            Path.Combine(root.FullName, "nuget.config"),
            """
            <configuration>
              <packageSources>
                <add key="local" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A new folder below the feed's configuration.</summary>
    internal string CreateFolder() => root.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;

    /// <summary>Unpacks the package into a folder, as <c>nuget restore</c> does for projects with <c>packages.config</c>.</summary>
    internal void Unpack(string folder) =>
        ZipFile.ExtractToDirectory(Path.Combine(root.FullName, "feed", $"Imapi.Analyzers.{PackageVersion}.nupkg"), folder);

    public ValueTask DisposeAsync()
    {
        root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

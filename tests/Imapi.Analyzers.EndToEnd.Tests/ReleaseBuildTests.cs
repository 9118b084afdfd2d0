using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>The package as a build server makes it from a clone.</summary>
[Trait("Cost", "Full")]
public sealed class ReleaseBuildTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string AnalyzerFolder = "analyzers/dotnet/cs/";

    // Of the Portable PDB format: where the sources of a commit are.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public async Task Is_the_same_from_every_clone_and_linked_to_the_sources()
    {
        var first = await PackAsync();
        var second = await PackAsync();

        var assemblies = first.Where(static file => file.Key.StartsWith(AnalyzerFolder, StringComparison.Ordinal)).ToList();
        Assert.Equal(4, assemblies.Count);
        Assert.All(assemblies, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key));
        Assert.Contains(
            $"url=\"https://github.com/example/imapi.git\" commit=\"{Commit}\"", Encoding.UTF8.GetString(first["Imapi.Analyzers.nuspec"]), StringComparison.Ordinal);
        Assert.All(
            ["Imapi.Analyzers.dll", "Imapi.Analyzers.CodeFixes.dll"],
            file => Assert.Contains($"https://raw.githubusercontent.com/example/imapi/{Commit}/*", SourceLinkOf(first[AnalyzerFolder + file]), StringComparison.Ordinal));
    }

    private static string SourceLinkOf(byte[] assembly)
    {
        using var image = new PEReader([.. assembly]);
        var symbols = image.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        var reader = provider.GetMetadataReader();
        var link = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
            .Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == SourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value));
    }

    private static async Task<Dictionary<string, byte[]>> PackAsync()
    {
        using var clone = new RepositoryCopy("src", "docs");
        CheckOut(Path.Combine(clone.Root, ".git"));
        await DotNetCli.RunToSuccessAsync(
            clone.Root, ["pack", "src/Imapi.Analyzers.Package", "-o", "packed", "-p:CI=true"], cancellationToken: TestContext.Current.CancellationToken);

        using var package = ZipFile.OpenRead(Directory.GetFiles(Path.Combine(clone.Root, "packed")).Single());
        return package.Entries.ToDictionary(static entry => entry.FullName, Read);
    }

    // As much of a clone as tells where it comes from.
    private static void CheckOut(string git)
    {
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs"));
        File.WriteAllText(Path.Combine(git, "HEAD"), Commit + "\n");
        File.WriteAllText(
            Path.Combine(git, "config"),
            """
            [core]
                repositoryformatversion = 0
            [remote "origin"]
                url = https://github.com/example/imapi.git

            """);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(bytes);
        }

        return bytes.ToArray();
    }
}

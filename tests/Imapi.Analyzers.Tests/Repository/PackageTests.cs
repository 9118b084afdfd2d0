using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>What is in the package, and what it asks of the compiler that loads it.</summary>
public sealed class PackageTests(PackageTests.Package package) : IClassFixture<PackageTests.Package>
{
    private const string AnalyzerFolder = "analyzers/dotnet/cs/";

    // Visual Studio 2022 17.8 and SDK 8: Roslyn 4.8 and the libraries that its packages depend on. They ship with it, in
    // these versions; a reference to a higher one loads in no compiler of that age.
    private static readonly Dictionary<string, Version> Roslyn48 = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Numerics.Vectors"] = new(4, 1, 3, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Text.Encoding.CodePages"] = new(7, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    // Only where there is an editor, or dotnet format.
    private static readonly Dictionary<string, Version> Roslyn48Workspaces = new(Roslyn48)
    {
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["System.Composition.AttributedModel"] = new(7, 0, 0, 0),
    };

    private static readonly string[] BuildFiles =
    [
        "Imapi.Analyzers.props",
        "Imapi.Analyzers.targets",
        "Imapi.Analyzers.All.globalconfig",
        "Imapi.Analyzers.None.globalconfig",
        "Imapi.Analyzers.Strict.globalconfig",
    ];

    // Of the Portable PDB format: the text of a source file.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void Holds_these_files_and_no_others()
    {
        string[] expected =
        [
            "Imapi.Analyzers.nuspec",
            "CHANGELOG.md",
            "LICENSE",
            "icon.png",
            .. PagesIn(".", "README*.md"),
            AnalyzerFolder + "Imapi.Analyzers.CodeFixes.dll",
            AnalyzerFolder + "Imapi.Analyzers.dll",
            AnalyzerFolder + "zh-Hant/Imapi.Analyzers.CodeFixes.resources.dll",
            AnalyzerFolder + "zh-Hant/Imapi.Analyzers.resources.dll",
            .. BuildFiles.Select(static file => "build/" + file),
            .. BuildFiles.Select(static file => "buildTransitive/" + file),
            .. PagesIn("docs", "*.md").Except(["performance.md", "quality.md"]).Select(static page => "docs/" + page),
            .. PagesIn("docs/rules", "*.md").Select(static page => "docs/rules/" + page),
            "tools/install.ps1",
            "tools/uninstall.ps1",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), package.Entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_a_development_dependency_and_has_none_itself()
    {
        var metadata = package.ReadNuspec().Root!.Elements().Single();
        var ns = metadata.Name.Namespace;

        Assert.Equal("Imapi.Analyzers", metadata.Element(ns + "id")?.Value);
        Assert.Equal(Product.Version, metadata.Element(ns + "version")?.Value);
        Assert.Equal("true", metadata.Element(ns + "developmentDependency")?.Value);
        Assert.Equal("MIT", metadata.Element(ns + "license")?.Value);
        Assert.Equal("README.md", metadata.Element(ns + "readme")?.Value);
        Assert.Equal("icon.png", metadata.Element(ns + "icon")?.Value);
        Assert.Contains("CHANGELOG.md", metadata.Element(ns + "releaseNotes")?.Value, StringComparison.Ordinal);
        Assert.Empty(metadata.Descendants(ns + "dependency"));
        Assert.Empty(metadata.Descendants(ns + "frameworkAssembly"));
        Assert.Empty(metadata.Descendants(ns + "frameworkReference"));
    }

    [Fact]
    public void Analyzers_need_nothing_beyond_the_oldest_compiler() =>
        AssertReferences("Imapi.Analyzers.dll", Roslyn48);

    [Fact]
    public void Fixes_need_nothing_beyond_the_oldest_editor() =>
        AssertReferences(
            "Imapi.Analyzers.CodeFixes.dll",
            new(Roslyn48Workspaces) { ["Imapi.Analyzers"] = package.ReadAssembly("Imapi.Analyzers.dll").Version });

    // One build is like another, and who debugs it needs no second file.
    [Theory]
    [InlineData("Imapi.Analyzers.dll")]
    [InlineData("Imapi.Analyzers.CodeFixes.dll")]
    public void Assemblies_are_deterministic_and_hold_their_symbols_and_generated_sources(string file)
    {
        using var image = package.OpenAssembly(file);
        var entries = image.ReadDebugDirectory();
        Assert.Contains(entries, static entry => entry.Type == DebugDirectoryEntryType.Reproducible);

        var symbols = Assert.Single(entries, static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        var reader = provider.GetMetadataReader();
        var generated = Assert.Single(
            reader.Documents,
            document => reader.GetString(reader.GetDocument(document).Name).EndsWith(".AssemblyInfo.cs", StringComparison.Ordinal));
        Assert.Contains(
            reader.GetCustomDebugInformation(generated),
            information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == EmbeddedSource);
    }

    [Fact]
    public void Icon_is_of_the_size_that_galleries_show()
    {
        var png = package.ReadBytes("icon.png");

        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    private static IEnumerable<string> PagesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Product.Root, folder), pattern).Select(static page => Path.GetFileName(page));

    private void AssertReferences(string file, Dictionary<string, Version> available)
    {
        var references = package.ReadAssembly(file).References;

        Assert.Contains(references, static reference => reference.Name == "Microsoft.CodeAnalysis");
        Assert.DoesNotContain(
            references,
            reference => !available.TryGetValue(reference.Name!, out var version)
                || reference.Version > version
                || (reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && reference.Version != version));
    }

    /// <summary>The package, packed for these tests. A build of its own, so that test projects that run side by side do not share one.</summary>
    public sealed class Package : IAsyncLifetime
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imapi-package-");
        private ZipArchive? archive;

        /// <summary>The files in the package, less those that make up the container.</summary>
        public IEnumerable<string> Entries => Archive.Entries
            .Select(static entry => entry.FullName)
            .Where(static name => name != "[Content_Types].xml"
                && !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal));

        private ZipArchive Archive => archive ?? throw new InvalidOperationException("Nothing was packed.");

        public async ValueTask InitializeAsync()
        {
            var feed = folder.CreateSubdirectory("feed").FullName;
            var artifacts = folder.CreateSubdirectory("artifacts").FullName;
            await DotNetCli.RunToSuccessAsync(
                Product.Root,
                ["pack", Path.Combine(Product.Root, "src", "Imapi.Analyzers.Package"), "-o", feed, "--artifacts-path", artifacts],
                cancellationToken: TestContext.Current.CancellationToken);
            archive = ZipFile.OpenRead(Path.Combine(feed, $"Imapi.Analyzers.{Product.Version}.nupkg"));
        }

        public XDocument ReadNuspec()
        {
            using var nuspec = Open("Imapi.Analyzers.nuspec");
            return XDocument.Load(nuspec);
        }

        internal byte[] ReadBytes(string entry)
        {
            using var bytes = new MemoryStream();
            using (var stream = Open(entry))
            {
                stream.CopyTo(bytes);
            }

            return bytes.ToArray();
        }

        internal PEReader OpenAssembly(string file) => new([.. ReadBytes(AnalyzerFolder + file)]);

        internal (Version Version, List<AssemblyName> References) ReadAssembly(string file)
        {
            using var image = OpenAssembly(file);
            var reader = image.GetMetadataReader();
            return (
                reader.GetAssemblyDefinition().Version,
                reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName()).ToList());
        }

        public ValueTask DisposeAsync()
        {
            archive?.Dispose();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        private Stream Open(string entry) =>
            (Archive.GetEntry(entry) ?? throw new FileNotFoundException($"The package lacks {entry}.")).Open();
    }
}

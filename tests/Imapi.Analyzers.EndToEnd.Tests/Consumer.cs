using System.Xml.Linq;
using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>A new project that references the package, in a folder of its own.</summary>
internal sealed class Consumer
{
    private const string ProjectFile = "Consumer.csproj";

    private readonly PackageFeed feed;
    private readonly string folder;

    private Consumer(PackageFeed feed, string folder)
    {
        this.feed = feed;
        this.folder = folder;
    }

    private const string ReferenceAssembliesVersion = "1.0.3";

    private const string ReferenceAssemblies =
        $"""<PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="{ReferenceAssembliesVersion}" PrivateAssets="all" />""";

    private const string PackageReference =
        $"""<PackageReference Include="Imapi.Analyzers" Version="{PackageFeed.PackageVersion}" PrivateAssets="all" />""";

    /// <summary>Writes a library for .NET Framework 4.8 and C# 7.3, as legacy burners have.</summary>
    public static Consumer ForNetFramework48(PackageFeed feed, ReadOnlySpan<(string Name, string Text)> sources, string properties = "") =>
        ForNetFramework48(feed, PackageReference, sources, properties);

    /// <summary>Writes such a library which has the package through a project that it references, and so <c>buildTransitive</c> alone.</summary>
    public static Consumer ForNetFramework48Transitively(
        PackageFeed feed, ReadOnlySpan<(string Name, string Text)> sources, string properties = "")
    {
        var library = Path.Combine(feed.CreateFolder(), "Drives.csproj");
        File.WriteAllText(
            library,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net48</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Imapi.Analyzers" Version="{PackageFeed.PackageVersion}" PrivateAssets="contentfiles;build" />
                {ReferenceAssemblies}
              </ItemGroup>
            </Project>
            """);
        return ForNetFramework48(feed, $"""<ProjectReference Include="{library}" />""", sources, properties);
    }

    /// <summary>Writes a program for .NET 10 with the newest C#.</summary>
    public static Consumer ForNet10(PackageFeed feed, ReadOnlySpan<(string Name, string Text)> sources) => Create(
        feed,
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            {PackageReference}
          </ItemGroup>
        </Project>
        """,
        sources);

    /// <summary>Copies the sample, with the package in the place of the projects that build it.</summary>
    public static Consumer ForSample(PackageFeed feed)
    {
        var sample = Path.Combine(PackageFeed.RepositoryRoot, "samples", "LegacyBurner");
        var project = XDocument.Load(Path.Combine(sample, "LegacyBurner.csproj"));
        project.Descendants("Import").Remove();
        project.Descendants("ProjectReference").Remove();
        var reference = project.Descendants("PackageReference").Single();
        reference.SetAttributeValue("Version", ReferenceAssembliesVersion);
        reference.AddAfterSelf(XElement.Parse(PackageReference));

        var sources = Directory.EnumerateFiles(sample, "*.cs")
            .Concat(Directory.EnumerateFiles(Path.Combine(sample, "Interop"), "*.cs"))
            .Select(static file => (Path.GetFileName(file), File.ReadAllText(file)));
        return Create(feed, project.ToString(), [.. sources]);
    }

    /// <summary>Builds, and returns what was reported.</summary>
    /// <param name="options">Further options of the build.</param>
    public async Task<List<(Report Report, string Message)>> BuildAsync(params IEnumerable<string> options)
    {
        File.Delete(Log);
        await RunToSuccessAsync(["build", "--no-incremental", ErrorLog, .. options]);
        return Report.Read(Log).ToList();
    }

    /// <summary>Builds, in vain if there are errors, and returns this package's reports as <c>IMAPI1001 warning</c>, suggestions included.</summary>
    public async Task<List<string>> BuildForLevelsAsync()
    {
        File.Delete(Log);
        var (exitCode, output) = await DotNetCli.RunAsync(
            folder, ["build", "--no-incremental", ErrorLog], feed.Packages, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Log), output);

        var levels = Report.ReadLevels(Log, "IMAPI");
        Assert.True(levels.Exists(static level => level.EndsWith(" error", StringComparison.Ordinal)) == (exitCode != 0), output);
        return levels;
    }

    /// <summary>Builds, and returns how many seconds the compiler counted for each rule.</summary>
    public async Task<IReadOnlyDictionary<string, double>> BuildForTimesAsync()
    {
        await BuildAsync("-p:ReportAnalyzer=true");
        return Report.ReadTimes(Log);
    }

    /// <summary>Runs a command of the user's, whatever it ends with.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments) =>
        DotNetCli.RunAsync(folder, arguments, feed.Packages, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>This package's reports, as <see cref="BuildForLevelsAsync"/> has them, in the log that the project itself asked for.</summary>
    public List<string> ReadLevels() => Report.ReadLevels(Path.Combine(folder, "Consumer.sarif"), "IMAPI");

    /// <summary>Builds, and returns what was printed.</summary>
    /// <param name="language">The language to speak.</param>
    public Task<string> BuildForOutputAsync(string language = "en") => RunToSuccessAsync(["build", "--no-incremental"], language);

    /// <summary>Builds, and compares the reports with those that the sources announce.</summary>
    /// <param name="onlyLasting">Whether what the fixes can remove must be gone.</param>
    /// <param name="options">Further options of the build.</param>
    public async Task BuildAsExpectedAsync(bool onlyLasting = false, params IEnumerable<string> options)
    {
        var reports = await BuildAsync(options);

        var expected = Report.Expected(folder, onlyLasting).ToList();
        Assert.Equal(InOrder(expected), InOrder(reports.Select(static report => report.Report)));
    }

    /// <summary>Builds with an option under which the project must not compile, and returns what was printed.</summary>
    public async Task<string> BuildInVainAsync(params IEnumerable<string> options)
    {
        var (exitCode, output) = await DotNetCli.RunAsync(
            folder, ["build", "--no-incremental", .. options], feed.Packages, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(0, exitCode);
        return output;
    }

    /// <summary>Repairs what can be repaired, as one command does it for the whole project.</summary>
    public Task FormatAsync() => RunToSuccessAsync(["format", "analyzers", "--no-restore"]);

    /// <summary>Restores the packages.</summary>
    public Task RestoreAsync() => RunToSuccessAsync(["restore"]);

    /// <summary>Takes one of the actions that a fix offers for the first report of a rule, which no command does.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="equivalenceKey">The action.</param>
    public async Task TakeActionAsync(string ruleId, string equivalenceKey)
    {
        var analyzers = Path.Combine(feed.Packages, "imapi.analyzers", PackageFeed.PackageVersion, "analyzers", "dotnet", "cs");
        var framework = Path.Combine(
            feed.Packages, "microsoft.netframework.referenceassemblies.net48", ReferenceAssembliesVersion, "build", ".NETFramework", "v4.8");
        foreach (var (name, text) in await new Editor(analyzers, framework).TakeActionAsync(folder, ruleId, equivalenceKey))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }
    }

    /// <summary>Takes the package out of the project.</summary>
    public void RemovePackage()
    {
        var file = Path.Combine(folder, ProjectFile);
        var project = XDocument.Load(file);
        project.Descendants("PackageReference").Single(static reference => reference.Attribute("Include")!.Value == "Imapi.Analyzers").Remove();
        project.Save(file);
    }

    /// <summary>Reads a source file.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    private static Consumer ForNetFramework48(
        PackageFeed feed, string reference, ReadOnlySpan<(string Name, string Text)> sources, string properties) => Create(
        feed,
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net48</TargetFramework>
            <LangVersion>7.3</LangVersion>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {reference}
            {ReferenceAssemblies}
          </ItemGroup>
        </Project>
        """,
        sources);

    private static Consumer Create(PackageFeed feed, string project, ReadOnlySpan<(string Name, string Text)> sources)
    {
        var folder = feed.CreateFolder();
        File.WriteAllText(Path.Combine(folder, ProjectFile), project);
        foreach (var (name, text) in sources)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text + "\n");
        }

        return new(feed, folder);
    }

    private string Log => Path.Combine(folder, "build.sarif");

    private string ErrorLog => $"-p:ErrorLog={Log}%2cversion=2.1";

    private static IEnumerable<string> InOrder(IEnumerable<Report> reports) =>
        reports.OrderBy(static report => (report.FileName, report.Line, report.Id)).Select(static report => $"{report.FileName}({report.Line}): {report.Id}");

    private Task<string> RunToSuccessAsync(IEnumerable<string> arguments, string language = "en") =>
        DotNetCli.RunToSuccessAsync(folder, arguments, feed.Packages, language, TestContext.Current.CancellationToken);
}

using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>
/// The scripts for projects with packages.config, run by PowerShell; in Visual Studio's place, a stub gives them their project.
/// That a project builds with what they write, ReadmeTests show.
/// </summary>
[Trait("Cost", "Full")]
public sealed class OldProjectTests(PackageFeed feed)
{
    // What Visual Studio's object model shows of four projects: one with packages.config, one in another language, one with
    // PackageReference, one of an age before analyzers. For each, the analyzers after either script.
    private const string VisualStudio = """
        param($package)

        function Test-Scripts($name, $type, $project) {
            $tools = Join-Path $package 'tools'
            $stub = New-Object psobject -Property @{ Type = $type; Object = $project }
            & (Join-Path $tools 'install.ps1') $package $tools $null $stub
            "$name installed: $($project.AnalyzerReferences -join ';')"
            & (Join-Path $tools 'uninstall.ps1') $package $tools $null $stub | Out-Null
            "$name uninstalled: $($project.AnalyzerReferences -join ';')"
        }

        function New-Project {
            New-Object psobject -Property @{ AnalyzerReferences = New-Object 'System.Collections.Generic.List[string]' }
        }

        $ErrorActionPreference = 'Stop'
        $modern = New-Project
        $modern | Add-Member ScriptMethod SupportsPackageDependencyResolution { $true }
        $old = New-Project
        $old | Add-Member ScriptMethod SupportsPackageDependencyResolution { $false }
        Test-Scripts 'packages.config' 'C#' $old
        Test-Scripts 'VB' 'VB.NET' (New-Project)
        Test-Scripts 'PackageReference' 'C#' $modern
        Test-Scripts 'Visual Studio 2013' 'C#' (New-Object psobject)
        """;

    [Fact]
    public async Task The_scripts_add_the_analyzers_and_take_them_out()
    {
        var package = Path.Combine(feed.CreateFolder(), "packages", "Imapi.Analyzers." + PackageFeed.PackageVersion);
        feed.Unpack(package);

        var analyzers = Path.Combine(package, "analyzers", "dotnet", "cs");
        string[] added = [Path.Combine(analyzers, "Imapi.Analyzers.CodeFixes.dll"), Path.Combine(analyzers, "Imapi.Analyzers.dll")];
        Assert.Equal(
            [
                "packages.config installed: " + string.Join(';', added),
                "packages.config uninstalled: ",
                "VB installed: ",
                "VB uninstalled: ",
                "PackageReference installed: ",
                "PackageReference uninstalled: ",
                "Visual Studio 2013 installed: ",
                "Visual Studio 2013 uninstalled: ",
            ],
            await RunScriptsAsync(package));
    }

    private static async Task<string[]> RunScriptsAsync(string package)
    {
        var script = Path.Combine(package, "VisualStudio.ps1");
        await File.WriteAllTextAsync(script, VisualStudio);
        await RunAsync("tool", "restore");
        var output = await RunAsync("tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-File", script, package);
        return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<string> RunAsync(params string[] arguments) =>
        DotNetCli.RunToSuccessAsync(PackageFeed.RepositoryRoot, arguments, cancellationToken: TestContext.Current.CancellationToken);
}

# Adds the analyzers to a project with packages.config, for which NuGet itself adds none. Visual Studio runs this script and
# uninstall.ps1 with these four arguments, by the convention that NuGet's documentation calls "Analyzer NuGet formats":
# https://learn.microsoft.com/nuget/guides/analyzers-conventions
param($installPath, $toolsPath, $package, $project)

# A project that takes its packages from PackageReference takes their analyzers too.
if ($project.Object.SupportsPackageDependencyResolution -and $project.Object.SupportsPackageDependencyResolution()) {
    return
}

# No list of analyzers, no compiler that runs them; and another language's compiler has no use for these.
if ($null -eq $project.Object.AnalyzerReferences -or $project.Type -ne 'C#') {
    return
}

# The translated texts in the folders below are found by the assemblies beside them, and are no analyzers.
$folder = Join-Path (Split-Path -Path $toolsPath -Parent) 'analyzers\dotnet\cs'
foreach ($analyzer in Get-ChildItem -Path (Join-Path $folder '*.dll') -Exclude '*.resources.dll') {
    $project.Object.AnalyzerReferences.Add($analyzer.FullName)
}

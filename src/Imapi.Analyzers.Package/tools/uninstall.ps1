# Takes out of the project what install.ps1 added.
param($installPath, $toolsPath, $package, $project)

if ($project.Object.SupportsPackageDependencyResolution -and $project.Object.SupportsPackageDependencyResolution()) {
    return
}

if ($null -eq $project.Object.AnalyzerReferences -or $project.Type -ne 'C#') {
    return
}

$folder = Join-Path (Split-Path -Path $toolsPath -Parent) 'analyzers\dotnet\cs'
foreach ($analyzer in Get-ChildItem -Path (Join-Path $folder '*.dll') -Exclude '*.resources.dll') {
    try {
        $project.Object.AnalyzerReferences.Remove($analyzer.FullName)
    }
    catch {
        # Somebody has taken it out by hand; the other one may still be there.
    }
}

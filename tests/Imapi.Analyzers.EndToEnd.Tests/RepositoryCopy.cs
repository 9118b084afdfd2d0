namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>The files that a clone of the repository would have, in a folder of its own.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("imapi-repository-");

    /// <param name="folders">The folders that are copied beside the files at the root.</param>
    public RepositoryCopy(params ReadOnlySpan<string> folders)
    {
        CopyFiles("");
        foreach (var folder in folders)
        {
            CopyTree(folder);
        }
    }

    public string Root => root.FullName;

    public void Dispose() => root.Delete(recursive: true);

    private void CopyTree(string folder)
    {
        CopyFiles(folder);
        foreach (var inner in Directory.EnumerateDirectories(Path.Combine(PackageFeed.RepositoryRoot, folder)))
        {
            if (Path.GetFileName(inner) is not ("bin" or "obj"))
            {
                CopyTree(Path.Combine(folder, Path.GetFileName(inner)));
            }
        }
    }

    private void CopyFiles(string folder)
    {
        var target = Path.Combine(Root, folder);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(PackageFeed.RepositoryRoot, folder)))
        {
            // Where Git's worktrees keep the way to their repository.
            if (Path.GetFileName(file) != ".git")
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }
    }
}

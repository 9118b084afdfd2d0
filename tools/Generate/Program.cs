using Imapi.Analyzers.Generate;

foreach (var file in await GeneratedFiles.WriteAsync(Repository.Root, CancellationToken.None))
{
    var path = Path.Combine(Repository.Root, file.Path);
    if (!File.Exists(path) || File.ReadAllText(path) != file.Text)
    {
        File.WriteAllText(path, file.Text);
        Console.WriteLine(file.Path);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>The references of the generated programs: the framework that runs the benchmark, and as many small libraries as one wants.</summary>
internal static class Libraries
{
    private static readonly byte[][] Framework = [.. ReadFramework()];

    /// <summary>The framework, read anew: nothing of it is warm.</summary>
    public static IEnumerable<MetadataReference> Create() => Framework.Select(static image => MetadataReference.CreateFromImage(image));

    /// <summary>As many references in all, the framework among them.</summary>
    public static IReadOnlyList<byte[]> Images(int count) =>
        [.. Framework.Take(count), .. Enumerable.Range(0, Math.Max(0, count - Framework.Length)).Select(CompileSmall)];

    private static IEnumerable<byte[]> ReadFramework() =>
        from path in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
        let name = Path.GetFileName(path)
        where name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" || name.StartsWith("System.", StringComparison.Ordinal)
        orderby name
        select File.ReadAllBytes(path);

    private static byte[] CompileSmall(int number)
    {
        var types = string.Concat(Enumerable.Range(0, 100).Select(type => $"public class Type{number}_{type} {{ public int Value {{ get; set; }} }}\n"));
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(
            $"Library{number}", [CSharpSyntaxTree.ParseText(types)], Create(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        return emitted.Success ? image.ToArray() : throw new InvalidOperationException($"A library does not compile: {emitted.Diagnostics[0]}");
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>A name in one source file of the product that is declared in another one.</summary>
/// <param name="From">The file that uses the name, as a path below src with forward slashes.</param>
/// <param name="To">The file that declares it.</param>
/// <param name="Line">The line of the use, counted from 1.</param>
/// <param name="Name">The name.</param>
internal sealed record SourceReference(string From, string To, int Line, string Name)
{
    public override string ToString() => $"{From}({Line}): {Name}, declared in {To}";
}

/// <summary>Binds the sources of both projects that ship, and finds out which file uses which.</summary>
internal static class SourceReferences
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The references between the product's own sources.</summary>
    public static IReadOnlyList<SourceReference> OfProduct { get; } = Read(Files());

    /// <summary>The references between some sources, by their paths below src.</summary>
    public static IReadOnlyList<SourceReference> Read(IReadOnlyDictionary<string, string> files)
    {
        var compilation = CSharpCompilation.Create(
            "Sources",
            [.. files.Select(static file => CSharpSyntaxTree.ParseText(file.Value, path: file.Key)), CSharpSyntaxTree.ParseText(ImplicitUsings)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => !Path.GetFileName(path).StartsWith("Imapi.", StringComparison.Ordinal))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static found => found.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return [.. compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0).SelectMany(tree => In(tree, compilation.GetSemanticModel(tree)))];
    }

    private static IEnumerable<SourceReference> In(SyntaxTree tree, SemanticModel model)
    {
        foreach (var name in tree.GetRoot().DescendantNodes().Where(static node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
        {
            // A namespace is not declared in a file.
            if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null || model.GetSymbolInfo(name).Symbol is not { } symbol)
            {
                continue;
            }

            foreach (var file in FilesOf(symbol).Where(file => file != tree.FilePath))
            {
                yield return new(tree.FilePath, file, tree.GetLineSpan(name.Span).StartLinePosition.Line + 1, name.ToString());
            }
        }
    }

    private static IEnumerable<string> FilesOf(ISymbol symbol) => symbol is INamespaceSymbol
        ? []
        : symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(static declaration => declaration.SyntaxTree.FilePath).Distinct();

    private static Dictionary<string, string> Files()
    {
        var sources = Path.Combine(Product.Root, "src");
        return new[] { "Imapi.Analyzers", "Imapi.Analyzers.CodeFixes" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(sources, project), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(sources, path).Replace('\\', '/'))
            .Where(static path => path.Split('/') is not [_, "obj" or "bin", ..])
            .ToDictionary(static path => path, path => File.ReadAllText(Path.Combine(sources, path)));
    }
}

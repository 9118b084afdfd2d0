using System.Collections.Immutable;
using System.Text;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Tests.Repository;
using Imapi.Analyzers.Tests.Rules.Results;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using static Imapi.Analyzers.Tests.Rules.Interop.InteropWriter;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>
/// The code on which the proofs stand: the sources that the tests of the rules verify, the sample and generated code.
/// Sources that a test builds from parts, such as those of a theory, are not among them.
/// </summary>
internal static class Corpus
{
    private const int InterfacesPerSample = 6;
    private const int GeneratedBodies = 60;

    private static readonly SampleFile InteropFile = new("Interop.cs", BurningInterop.Source);

    public static ImmutableArray<CodeSample> Tests { get; } = [.. ReadTests(), new("Interop.Source", [InteropFile])];

    public static ImmutableArray<CodeSample> Sample { get; } = [.. ReadSample()];

    public static ImmutableArray<CodeSample> Generated { get; } = [.. GenerateInterop(), .. GenerateBodies()];

    public static ImmutableArray<CodeSample> All { get; } = [.. Tests, .. Sample, .. Generated];

    private static IEnumerable<CodeSample> ReadTests()
    {
        var folder = Path.Combine(Product.Root, "tests", "Imapi.Analyzers.Tests");
        foreach (var folderOfTests in (string[])["Evidence", "Rules"])
        {
            foreach (var path in Directory.GetFiles(Path.Combine(folder, folderOfTests), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var root = CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot();
                var constants = root.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                    .Where(static variable => variable.Initializer?.Value is LiteralExpressionSyntax && variable.Parent?.Parent is FieldDeclarationSyntax)
                    .ToLookup(static variable => variable.Identifier.ValueText, static variable => variable.Initializer!.Value);
                foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (call.Expression is MemberAccessExpressionSyntax
                        {
                            Name.Identifier.ValueText: "VerifyAsync" or "VerifyNewestAsync" or "VerifyBodiesAsync" or "VerifyNewestBodiesAsync",
                        } method
                        && call.ArgumentList.Arguments is [{ Expression: var source }, ..])
                    {
                        var written = source is IdentifierNameSyntax name ? constants[name.Identifier.ValueText].FirstOrDefault() : source;
                        if (written is LiteralExpressionSyntax { Token.Value: string markup })
                        {
                            var line = call.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                            TestFileMarkupParser.GetSpans(markup, out var text, out ImmutableArray<Microsoft.CodeAnalysis.Text.TextSpan> _);
                            var isOfBodies = method.Name.Identifier.ValueText.EndsWith("BodiesAsync", StringComparison.Ordinal);
                            yield return new(
                                $"{Path.GetFileName(path)}({line})", [new("Test.cs", isOfBodies ? BurnerClass.Around(text) : text), .. FilesBeside(call.ToString(), isOfBodies)]);
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<SampleFile> FilesBeside(string call, bool isOfBodies)
    {
        if (!call.Contains("WithoutInterop", StringComparison.Ordinal))
        {
            yield return InteropFile;
        }

        if (isOfBodies || call.Contains("FormatInterop", StringComparison.Ordinal))
        {
            yield return new("FormatInterop.cs", FormatInterop.Source);
        }
    }

    // Each file of the sample takes its turn at the head.
    private static IEnumerable<CodeSample> ReadSample()
    {
        var folder = Path.Combine(Product.Root, "samples", "LegacyBurner");
        var files = Directory.GetFiles(folder, "*.cs").Concat(Directory.GetFiles(Path.Combine(folder, "Interop"), "*.cs"))
            .Order(StringComparer.Ordinal)
            .Select(static path => new SampleFile(Path.GetFileName(path), File.ReadAllText(path)))
            .ToImmutableArray();
        return files.Select(file => new CodeSample(file.Name, [file, .. files.Remove(file)]));
    }

    // Right and wrong declarations, a few interfaces a file.
    private static IEnumerable<CodeSample> GenerateInterop()
    {
        foreach (var style in (Style[])[Style.Properties, Style.Methods, Style.Generated])
        {
            foreach (var rows in ImapiCatalog.Interfaces.Where(row => StylesOf(row).Contains(style)).Chunk(InterfacesPerSample))
            {
                var text = new StringBuilder("using System.Runtime.InteropServices;\n");
                if (style == Style.Generated)
                {
                    text.Append("using System.Runtime.InteropServices.Marshalling;\n");
                }

                for (var index = 0; index < rows.Length; index++)
                {
                    text.Append($"namespace N{index}\n{{\n").Append(Spread(Spoil(Right(rows[index], style), index).Write())).Append("}\n\n");
                }

                yield return new($"{style} of {rows[0].Name} and others", [new("Generated.cs", text.ToString())]);
            }
        }
    }

    private static Declaration Spoil(Declaration right, int index) => (index % 4) switch
    {
        0 => right with { Id = right.Id[..^1] + (right.Id[^1] == '0' ? '1' : '0') },
        1 => right with { InterfaceType = right.InterfaceType == "InterfaceIsDual" ? "InterfaceIsIUnknown" : null },
        2 => right with { Members = [.. right.Members.Select(static member => member with { IsVoidPreserved = true })] },
        _ => right,
    };

    // A line for each attribute and member, with comments.
    private static string Spread(string declaration) => "    // Written by hand.\n    " + declaration
        .Replace(")] public", ")]\n    public", StringComparison.Ordinal)
        .Replace(" { ", "\n    {\n        ", StringComparison.Ordinal)
        .Replace("; [", "; // next\n        [", StringComparison.Ordinal)
        .Replace("; void", ";\n\n        void", StringComparison.Ordinal)
        .Replace("; int", ";\n        int", StringComparison.Ordinal)
        .Replace("; }\n", ";\n    }\n", StringComparison.Ordinal);

    private static IEnumerable<CodeSample> GenerateBodies()
    {
        for (var seed = 1; seed <= GeneratedBodies; seed++)
        {
            var writer = new BodyWriter();
            writer.WriteMethod("Body", UnexaminedStoreGenerator.Generate(seed));
            yield return new($"body of seed {seed}", [new("Body.cs", BodyWriter.Wrap(writer.Text.ToString())), InteropFile]);
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>
/// Opens samples as solutions of one project, with the constants' generator. No solution is put into the workspace: each is a
/// fork of the same empty one, so that they share references.
/// </summary>
internal sealed class SampleWorkspace : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private readonly Project empty;

    private SampleWorkspace(ReferenceSet references, LanguageVersion languageVersion, ImmutableArray<MetadataReference> assemblies)
    {
        Name = $"{references.Name}, C# {languageVersion.ToDisplayString()}";
        ParseOptions = new(languageVersion);
        empty = workspace.AddProject("Sample", LanguageNames.CSharp)
            .WithParseOptions(ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default))
            .WithMetadataReferences(assemblies)
            .AddAnalyzerReference(GeneratorReference.Instance);
    }

    public string Name { get; }

    public CSharpParseOptions ParseOptions { get; }

    public static async Task<SampleWorkspace> CreateAsync(ReferenceSet references, LanguageVersion? languageVersion = null) =>
        new(
            references,
            languageVersion ?? references.LanguageVersion,
            await references.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));

    /// <param name="sample">The sample; one with statements outside of all types becomes a program.</param>
    /// <param name="encoding">The encoding of its files.</param>
    /// <param name="editorConfig">The lines of an .editorconfig, or null.</param>
    public Project Open(CodeSample sample, Encoding? encoding = null, string? editorConfig = null)
    {
        var project = empty;
        foreach (var (name, text) in sample.Files)
        {
            project = project.AddDocument(name, SourceText.From(text, encoding ?? Encoding.UTF8), filePath: "/0/" + name).Project;
        }

        if (editorConfig is not null)
        {
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*]\n" + editorConfig), filePath: "/.editorconfig").Project;
        }

        return CSharpSyntaxTree.ParseText(sample.Main.Text, ParseOptions).GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any()
            ? project.WithCompilationOptions(project.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication))
            : project;
    }

    public void Dispose() => workspace.Dispose();
}

using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>What an editor does with the package's assemblies, for the actions that no command takes.</summary>
/// <param name="analyzers">The folder of the assemblies in the package.</param>
/// <param name="framework">The folder of .NET Framework's reference assemblies.</param>
internal sealed class Editor(string analyzers, string framework)
{
    /// <summary>Takes an action on the first report of a rule, and returns the files that are new or changed.</summary>
    /// <param name="folder">The folder of the sources.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="equivalenceKey">The action.</param>
    public async Task<List<(string Name, string Text)>> TakeActionAsync(string folder, string ruleId, string equivalenceKey)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = OpenProject(workspace, folder);
        var diagnostic = await FirstReportAsync(project, ruleId, cancellationToken);

        var fix = Assembly.LoadFrom(Path.Combine(analyzers, "Imapi.Analyzers.CodeFixes.dll")).GetTypes()
            .Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Single(fix => fix.FixableDiagnosticIds.Contains(ruleId));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(
            new(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), cancellationToken));

        var action = Assert.Single(actions, action => action.EquivalenceKey == equivalenceKey);
        var operations = await action.GetOperationsAsync(cancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        var changes = changed.GetChanges(project);
        var files = new List<(string Name, string Text)>();
        foreach (var id in changes.GetAddedDocuments().Concat(changes.GetChangedDocuments()))
        {
            var document = changed.GetDocument(id)!;
            files.Add((document.Name, (await document.GetTextAsync(cancellationToken)).ToString()));
        }

        return files;
    }

    private Project OpenProject(AdhocWorkspace workspace, string folder)
    {
        var project = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp7_3))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReference(MetadataReference.CreateFromFile(Path.Combine(framework, "mscorlib.dll")))
            .AddMetadataReference(MetadataReference.CreateFromFile(Path.Combine(framework, "System.dll")))
            .AddAnalyzerReference(new AnalyzerFileReference(Path.Combine(analyzers, "Imapi.Analyzers.dll"), new Loader()));
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs"))
        {
            project = project.AddDocument(Path.GetFileName(file), SourceText.From(File.ReadAllText(file)), filePath: file).Project;
        }

        return project;
    }

    private static async Task<Diagnostic> FirstReportAsync(Project project, string ruleId, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        Assert.DoesNotContain(compilation!.GetDiagnostics(cancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var diagnostics = await compilation
            .WithAnalyzers(project.AnalyzerReferences.Single().GetAnalyzers(LanguageNames.CSharp))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return diagnostics.First(diagnostic => diagnostic.Id == ruleId);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}

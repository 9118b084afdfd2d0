using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Imapi.Analyzers.CodeFixes;

/// <summary>Edits every document in which diagnostics lie, in source order, in one pass over the solution.</summary>
internal static class DocumentEdits
{
    public static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, Action<DocumentEditor, Diagnostic> edit, CancellationToken cancellationToken)
    {
        var solutionEditor = new SolutionEditor(solution);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                edit(await solutionEditor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false), diagnostic);
            }
        }

        return solutionEditor.GetChangedSolution();
    }
}

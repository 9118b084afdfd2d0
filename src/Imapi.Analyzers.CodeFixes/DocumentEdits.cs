using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Imapi.Analyzers.CodeFixes;

/// <summary>Edits every document in which diagnostics lie, in source order, in one pass over the solution.</summary>
internal static class DocumentEdits
{
    /// <param name="solution">The solution in which the diagnostics were found.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="edit">Edits the document of a diagnostic.</param>
    /// <param name="cancellationToken">Ends the work early by an exception.</param>
    /// <param name="complete">Makes the edits that wait for the last diagnostic.</param>
    public static async Task<Solution> ApplyAsync(
        Solution solution,
        ImmutableArray<Diagnostic> diagnostics,
        Action<DocumentEditor, Diagnostic> edit,
        CancellationToken cancellationToken,
        Action? complete = null)
    {
        var solutionEditor = new SolutionEditor(solution);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                edit(await solutionEditor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false), diagnostic);
            }
        }

        complete?.Invoke();
        return solutionEditor.GetChangedSolution();
    }
}

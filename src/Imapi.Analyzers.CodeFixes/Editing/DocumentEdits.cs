using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>
/// Edits every document in which diagnostics lie, in source order and what lies within another before that, in one pass over
/// the solution.
/// </summary>
internal static class DocumentEdits
{
    /// <param name="solution">The solution in which the diagnostics were found.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="edit">Edits the member that a diagnostic is in.</param>
    /// <param name="complete">Makes the edits that wait for the last diagnostic.</param>
    public static async Task<Solution> ApplyAsync(
        Solution solution,
        ImmutableArray<Diagnostic> diagnostics,
        Action<MemberEditor, Diagnostic> edit,
        CancellationToken cancellationToken,
        Action? complete = null)
    {
        var editors = new List<MemberEditor>();
        foreach (var inTree in diagnostics.GroupBy(static diagnostic => diagnostic.Location.SourceTree))
        {
            if (solution.GetDocument(inTree.Key) is not { } document)
            {
                continue;
            }

            MemberEditor? editor = null;
            foreach (var diagnostic in inTree
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.End)
                .ThenByDescending(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                var last = editor;
                editor = await MemberEditor.CreateAsync(document, diagnostic, cancellationToken, last).ConfigureAwait(false);
                if (editor != last)
                {
                    editors.Add(editor);
                }

                edit(editor, diagnostic);
            }
        }

        complete?.Invoke();
        var changed = solution;
        foreach (var ofDocument in editors.GroupBy(static editor => editor.Document))
        {
            var edited = ofDocument.ToDictionary(static editor => editor.OriginalRoot, static editor => editor.GetChangedRoot());
            var root = await ofDocument.Key.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(ofDocument.Key.Id, root!.ReplaceNodes(edited.Keys, (member, _) => edited[member]));
        }

        return changed;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>
/// Keeps a file's line ends. Roslyn formats what a fix wrote with the line ends of the options, which are those of the machine
/// where no .editorconfig names others; a file that has others gets its usings and its format here, before Roslyn comes to it.
/// </summary>
internal static class LineEnds
{
    public static async Task<Solution> KeepAsync(Solution old, Solution changed, CancellationToken cancellationToken)
    {
        foreach (var id in changed.GetChanges(old).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments()))
        {
            var document = changed.GetDocument(id)!;
            var options = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);
            if (await FirstIn(old.GetDocument(id)!, cancellationToken).ConfigureAwait(false) is { } lineEnd
                && lineEnd != options.GetOption(FormattingOptions.NewLine))
            {
                var withLineEnd = options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, lineEnd);
                document = await ImportAdder.AddImportsAsync(
                    document, Simplifier.AddImportsAnnotation, withLineEnd, cancellationToken).ConfigureAwait(false);
                document = await Formatter.FormatAsync(
                    document, Formatter.Annotation, withLineEnd, cancellationToken).ConfigureAwait(false);
                document = await Formatter.FormatAsync(
                    document, SyntaxAnnotation.ElasticAnnotation, withLineEnd, cancellationToken).ConfigureAwait(false);
                changed = document.Project.Solution;
            }
        }

        return changed;
    }

    private static async Task<string?> FirstIn(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var first = text.Lines[0];
        return first.End == first.EndIncludingLineBreak ? null : text.ToString(new(first.End, first.EndIncludingLineBreak - first.End));
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>Registers the actions of a fix.</summary>
internal static class CodeFixContextExtensions
{
    /// <summary>Registers an action for one diagnostic; it does to one what FixAll does to many.</summary>
    /// <param name="context">The context that the fix was given.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="title">The title, in the language of the user interface.</param>
    /// <param name="key">The equivalence key.</param>
    /// <param name="apply">Fixes the given diagnostics in a solution.</param>
    public static void RegisterFix(
        this CodeFixContext context,
        Diagnostic diagnostic,
        string title,
        string key,
        Func<Solution, ImmutableArray<Diagnostic>, CancellationToken, Task<Solution>> apply)
    {
        var solution = context.Document.Project.Solution;
        var diagnostics = ImmutableArray.Create(diagnostic);
        context.RegisterCodeFix(CodeAction.Create(title, ChangeAsync, key), diagnostic);

        async Task<Solution> ChangeAsync(CancellationToken cancellationToken) => await LineEnds.KeepAsync(
            solution, await apply(solution, diagnostics, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }
}

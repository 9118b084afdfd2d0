using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>
/// Fixes all diagnostics of a document, project or solution in one pass over the solution, since a fix may declare a
/// constant in another part of a partial type. A null equivalence key, which <c>dotnet format</c> passes where the first
/// diagnostic has no fix, means the preferred action.
/// </summary>
/// <param name="title">Gives the title of the whole.</param>
/// <param name="apply">Fixes the given diagnostics by the action of the given equivalence key.</param>
internal sealed class WholeScopeFixAllProvider(
    Func<string> title,
    Func<Solution, ImmutableArray<Diagnostic>, string?, CancellationToken, Task<Solution>> apply) : FixAllProvider
{
    /// <summary>For a fix with one action.</summary>
    public WholeScopeFixAllProvider(Func<string> title, Func<Solution, ImmutableArray<Diagnostic>, CancellationToken, Task<Solution>> apply)
        : this(title, (solution, diagnostics, _, cancellationToken) => apply(solution, diagnostics, cancellationToken))
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var diagnostics = await GetDiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        if (diagnostics.IsEmpty)
        {
            return null;
        }

        var solution = fixAllContext.Solution;
        var key = fixAllContext.CodeActionEquivalenceKey;
        return CodeAction.Create(title(), ChangeAsync, key ?? nameof(WholeScopeFixAllProvider));

        async Task<Solution> ChangeAsync(CancellationToken cancellationToken) => await LineEnds.KeepAsync(
            solution, await apply(
                solution, diagnostics, key, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            case FixAllScope.Solution:
                var all = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (var project in context.Solution.Projects)
                {
                    if (project.Language == context.Project.Language)
                    {
                        all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                    }
                }

                return all.ToImmutable();
            default:
                return ImmutableArray<Diagnostic>.Empty;
        }
    }
}

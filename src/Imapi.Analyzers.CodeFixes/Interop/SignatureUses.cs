using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>Finds out whether a method's signature can change, from all that the solution shows of it.</summary>
internal static class SignatureUses
{
    /// <summary>
    /// The diagnostics that are on a method without an implementation, and whose uses all pass the given test; none where
    /// directives divide it, because a branch that is off may hold a part of another signature.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> SelectChangeableAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, Func<SyntaxNode, bool> isSafe, CancellationToken cancellationToken)
    {
        var changeable = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                && root.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax declaration
                && !KeptComments.HoldsDirective(declaration)
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                && model.GetDeclaredSymbol(declaration, cancellationToken) is IMethodSymbol method
                && await IsChangeableAsync(solution, method, isSafe, cancellationToken).ConfigureAwait(false))
            {
                changeable.Add(diagnostic);
            }
        }

        return changeable.ToImmutable();
    }

    /// <summary>Whether a use is a call that is a statement, whose result is ignored.</summary>
    public static bool IsStatement(SyntaxNode use)
    {
        var called = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
        return called.Parent is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax };
    }

    private static async Task<bool> IsChangeableAsync(
        Solution solution, IMethodSymbol method, Func<SyntaxNode, bool> isSafe, CancellationToken cancellationToken)
    {
        var documents = DocumentsThatSee(method, solution);
        foreach (var referenced in await SymbolFinder.FindReferencesAsync(
            method, solution, documents, cancellationToken).ConfigureAwait(false))
        {
            // What implements the method is found with it; so is the method of a linked file, or for another framework.
            if (!IsDeclaredWith(method, referenced.Definition))
            {
                return false;
            }

            foreach (var use in referenced.Locations)
            {
                var root = await use.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var node = root!.FindNode(use.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (node.FirstAncestorOrSelf<CrefSyntax>() is null && !isSafe(node))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Interop is often a private part of the class that uses it: Roslyn would search the whole project for each method. Null means
    // that everything is searched, as it must be where a part of the class is in another project too, by a linked file.
    private static IImmutableSet<Document>? DocumentsThatSee(IMethodSymbol method, Solution solution)
    {
        for (var type = method.ContainingType; type.ContainingType is { } container; type = container)
        {
            if (type.DeclaredAccessibility == Accessibility.Private)
            {
                var documents = container.DeclaringSyntaxReferences.Select(part => solution.GetDocument(part.SyntaxTree)).ToList();
                return documents.TrueForAll(static document => document is not null && document.GetLinkedDocumentIds().IsEmpty)
                    ? documents.OfType<Document>().ToImmutableHashSet()
                    : null;
            }
        }

        return null;
    }

    private static bool IsDeclaredWith(IMethodSymbol method, ISymbol other) =>
        method.Locations.Any(location => other.Locations.Any(otherLocation =>
            location.SourceSpan == otherLocation.SourceSpan && location.SourceTree?.FilePath == otherLocation.SourceTree?.FilePath));
}

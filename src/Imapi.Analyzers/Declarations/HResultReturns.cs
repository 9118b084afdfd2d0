using System.Collections.Concurrent;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Declarations;

/// <summary>
/// Finds the HRESULT type that a file uses: the return type of its <c>[PreserveSig]</c> methods, such as <c>HRESULT</c>. Each
/// file is read once.
/// </summary>
internal sealed class HResultReturns(ImapiSymbols symbols)
{
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<(int Position, IMethodSymbol Method)>> methods = new();

    /// <summary>
    /// The type, as the method's file writes it, of the nearest method before this one that returns an HRESULT, else of the
    /// first after it; <c>int</c> where there is none.
    /// </summary>
    public string NearestTo(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences is not [var reference, ..])
        {
            return "int";
        }

        var tree = reference.SyntaxTree;
        if (!methods.TryGetValue(tree, out var returning))
        {
            returning = methods.GetOrAdd(tree, Read(tree, cancellationToken));
        }

        var model = symbols.GetModel(tree);
        ITypeSymbol? nearest = null;
        foreach (var (position, other) in returning)
        {
            if (nearest is not null && position > reference.Span.Start)
            {
                break;
            }

            if (other.ReturnType.SpecialType != SpecialType.None || CanName(other.ReturnType, reference.Span.Start, model))
            {
                nearest = other.ReturnType;
            }
        }

        return nearest is null ? "int" : nearest.SpecialType == SpecialType.None ? nearest.Name : nearest.ToDisplayString();
    }

    // What a P/Invoke returns as a number is often not an HRESULT.
    private IReadOnlyList<(int Position, IMethodSymbol Method)> Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var model = symbols.GetModel(tree);
        var found = new List<(int, IMethodSymbol)>();
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static node => node is not BlockSyntax))
        {
            if (node is MethodDeclarationSyntax { AttributeLists.Count: > 0 } declaration
                && model.GetDeclaredSymbol(declaration, cancellationToken) is IMethodSymbol { RefKind: RefKind.None } method
                && ComAttributes.PreservesSignature(method)
                && symbols.IsHResultType(method.ReturnType)
                && (method.ReturnType.SpecialType == SpecialType.None || method.ContainingType.TypeKind == TypeKind.Interface))
            {
                found.Add((node.SpanStart, method));
            }
        }

        return found;
    }

    private static bool CanName(ITypeSymbol type, int position, SemanticModel model) =>
        model.LookupNamespacesAndTypes(position, name: type.Name).Contains(type, SymbolEqualityComparer.Default);
}

using System.Collections.Concurrent;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Declarations;

/// <summary>The declarations of IMAPI interfaces in a compilation, each read at its first use.</summary>
internal sealed class DeclarationReader(ImapiSymbols symbols)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, DeclaredInterface?> declarations = new(SymbolEqualityComparer.Default);

    /// <summary>What an interface or a vtable struct declares of IMAPI, or null.</summary>
    public DeclaredInterface? Of(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Interface or TypeKind.Struct && HasAttributeLists(type)
            ? declarations.GetOrAdd(type, type => DeclaredInterface.TryRead(type, symbols))
            : null;

    // Asked of every type, before an attribute is bound.
    private static bool HasAttributeLists(INamedTypeSymbol type)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax { AttributeLists.Count: > 0 })
            {
                return true;
            }
        }

        return false;
    }
}

using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Declarations;

/// <summary>Reads the slot that a vtable struct's method calls: <c>lpVtbl[9]</c>.</summary>
internal static class SlotNumber
{
    /// <summary>The number, or null where there is none or more than one.</summary>
    public static int? Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        int? number = null;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is ElementAccessExpressionSyntax access && IsVtable(access.Expression, method.ContainingType) && IndexOf(access) is { } index)
                {
                    if (number is not null && number != index)
                    {
                        return null;
                    }

                    number = index;
                }
            }
        }

        return number;
    }

    /// <summary>The slot of the method in the header, the members of IUnknown and IDispatch included; null if it is unknown.</summary>
    public static int? Of(IMethodSymbol method, HeaderVtable header)
    {
        if (header.RootSlotOf(method.Name) is >= 0 and var root)
        {
            return root;
        }

        var declared = new DeclaredSlot(method, countsGaps: false);
        for (var index = 0; index < header.Slots.Count; index++)
        {
            if (declared.IsNamedAs(header.Slots[index]))
            {
                return header.RootSlots + index;
            }
        }

        return null;
    }

    // A field that points to pointers; what else has an index is none.
    private static bool IsVtable(ExpressionSyntax indexed, INamedTypeSymbol type)
    {
        var name = indexed switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        };
        if (name is null)
        {
            return false;
        }

        foreach (var member in type.GetMembers(name))
        {
            if (member is IFieldSymbol { Type: IPointerTypeSymbol { PointedAtType: IPointerTypeSymbol or INamedTypeSymbol { SpecialType: SpecialType.System_IntPtr } } })
            {
                return true;
            }
        }

        return false;
    }

    private static int? IndexOf(ElementAccessExpressionSyntax access) =>
        access.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: int index } }] ? index : null;
}

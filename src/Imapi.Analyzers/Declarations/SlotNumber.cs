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
                if (node is ElementAccessExpressionSyntax access
                    && IsVtable(access.Expression, method.ContainingType)
                    && ReadIndex(access) is { } index)
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
    public static int? Find(IMethodSymbol method, HeaderVtable header)
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

    // A field that points to pointers. Other fields can have an index too.
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
            if (member is IFieldSymbol { Type: IPointerTypeSymbol { PointedAtType: var pointed } } && IsPointer(pointed))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPointer(ITypeSymbol type) =>
        type is IPointerTypeSymbol or INamedTypeSymbol { SpecialType: SpecialType.System_IntPtr };

    private static int? ReadIndex(ElementAccessExpressionSyntax access) =>
        access.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax literal }]
        && literal.IsKind(SyntaxKind.NumericLiteralExpression)
        && literal.Token.Value is int index
            ? index
            : null;
}

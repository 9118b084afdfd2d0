using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// The definition of a local that is given no value after its declaration. It is the usual case, and is told from the syntax: a
/// control flow graph costs many times as much.
/// </summary>
internal static class SoleDefinition
{
    /// <summary>The definition, whose value is converted to the local's type; null if the local may have others.</summary>
    public static Definition? Of(ILocalReferenceOperation reference, CancellationToken cancellationToken)
    {
        var local = reference.Local;
        return reference.SemanticModel is { } model
            && local is { RefKind: RefKind.None, DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: { } initializer, Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } scope } }
            && scope is BlockSyntax or SwitchSectionSyntax
            && !IsWritten(local, scope is SwitchSectionSyntax ? scope.Parent! : scope)
            && model.GetOperation(initializer, cancellationToken) is IVariableInitializerOperation { Value: var value }
                ? new(FlowVariable.Of(local), value, store: null, copied: null, isIncoming: false, isPartial: false)
                : null;
    }

    /// <summary>Whether a name is where its variable gets another value: assigned to, passed by reference, incremented.</summary>
    public static bool IsWrite(ExpressionSyntax name) => name.Parent switch
    {
        ParenthesizedExpressionSyntax parentheses => IsWrite(parentheses),
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => argument.Parent is TupleExpressionSyntax || !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        PrefixUnaryExpressionSyntax unary => unary.Kind()
            is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        PostfixUnaryExpressionSyntax or RefExpressionSyntax => true,
        _ => false,
    };

    private static bool IsWritten(ILocalSymbol local, SyntaxNode scope)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier
                && identifier.Identifier.ValueText == local.Name
                && (IsWrite(identifier) || (local.Type.IsValueType && MayChange(identifier))))
            {
                return true;
            }
        }

        return false;
    }

    // hr.Value = 0, and what a method of the structure or an extension by reference may do.
    private static bool MayChange(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access
        && access.Expression == name
        && (IsWrite(access)
            || (access.Parent is InvocationExpressionSyntax
                && access.Name.Identifier.ValueText is not (nameof(ToString) or nameof(Equals) or nameof(GetHashCode)
                    or nameof(IComparable.CompareTo))));
}

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
            && !IsWritten(local.Name, scope)
            && model.GetOperation(initializer, cancellationToken) is IVariableInitializerOperation { Value: var value }
                ? new(local, value, store: null, copied: null, isIncoming: false, isPartial: false)
                : null;
    }

    private static bool IsWritten(string name, SyntaxNode scope)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && IsWrite(identifier))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWrite(ExpressionSyntax name) => name.Parent switch
    {
        ParenthesizedExpressionSyntax parentheses => IsWrite(parentheses),
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => argument.Parent is TupleExpressionSyntax || !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        PrefixUnaryExpressionSyntax unary => unary.Kind()
            is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        PostfixUnaryExpressionSyntax or RefExpressionSyntax => true,
        _ => false,
    };
}

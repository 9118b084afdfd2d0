using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Results;

/// <summary>
/// Recognises a loop that tries again and counts: success leaves it, and it counts something that the attempt does not use.
/// </summary>
internal static class RetryLoop
{
    /// <summary>Whether a <c>try</c> statement is one attempt of such a loop.</summary>
    public static bool IsAttempt(TryStatementSyntax attempt, SemanticModel model, CancellationToken cancellationToken)
    {
        var loop = EnclosingLoop(attempt);
        return loop is not null
            && LeavesOnSuccess(attempt.Block, loop)
            && loop.DescendantNodes().Any(node => CountedBy(node) is { } counter
                && !attempt.Block.Contains(node)
                && model.GetSymbolInfo(counter, cancellationToken).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
                    or IPropertySymbol
                && !Mentions(attempt.Block, counter.Identifier.ValueText));
    }

    private static StatementSyntax? EnclosingLoop(TryStatementSyntax attempt)
    {
        for (var node = attempt.Parent; node is StatementSyntax or ElseClauseSyntax; node = node.Parent)
        {
            switch (node)
            {
                case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return (StatementSyntax)node;
                case CommonForEachStatementSyntax or LocalFunctionStatementSyntax:
                    return null;
            }
        }

        return null;
    }

    // break and return leave it; so does a variable that the attempt sets and the loop's condition asks.
    private static bool LeavesOnSuccess(BlockSyntax attempt, StatementSyntax loop)
    {
        var condition = loop switch
        {
            ForStatementSyntax statement => statement.Condition,
            WhileStatementSyntax statement => statement.Condition,
            DoStatementSyntax statement => statement.Condition,
            _ => null,
        };
        return attempt.DescendantNodes().Any(node => node is BreakStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax
            || (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax set }
                && condition is not null
                && Mentions(condition, set.Identifier.ValueText)));
    }

    private static IdentifierNameSyntax? CountedBy(SyntaxNode node) => node switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step =>
            NameIn(step.Operand),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression
            or (int)SyntaxKind.PostDecrementExpression } step => NameIn(step.Operand),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression
            or (int)SyntaxKind.SubtractAssignmentExpression } step => NameIn(step.Left),
        _ => null,
    };

    // attempts, this.attempts
    private static IdentifierNameSyntax? NameIn(ExpressionSyntax counter) =>
        (counter is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name }
            ? name
            : counter) as IdentifierNameSyntax;

    private static bool Mentions(SyntaxNode node, string name) => node.DescendantNodesAndSelf()
        .Any(inner => inner is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);
}

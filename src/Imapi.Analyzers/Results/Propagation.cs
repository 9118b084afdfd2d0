using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Results;

/// <summary>Tells whether a handler can end in <c>throw;</c>, so that it lets the failure propagate.</summary>
internal static class Propagation
{
    /// <summary>
    /// Whether <c>throw;</c> in the place of the handler's last jump, or at its end, compiles and leaves all code in reach
    /// that is in reach now.
    /// </summary>
    public static bool IsPossible(CatchClauseSyntax handler, TryStatementSyntax statement, SemanticModel model)
    {
        var goesOn = model.AnalyzeControlFlow(statement.Block) is { Succeeded: true, EndPointIsReachable: true };
        foreach (var other in statement.Catches)
        {
            goesOn |= other != handler && model.AnalyzeControlFlow(other.Block) is { Succeeded: true, EndPointIsReachable: true };
        }

        var jump = JumpOf(handler.Block);
        if (jump is not null && jump.DescendantTrivia().Any(trivia => trivia.IsDirective && jump.Span.Contains(trivia.Span)))
        {
            return false;
        }

        return jump switch
        {
            ReturnStatementSyntax { Expression: not null } answer => IsTypedWithout(answer, model),
            ReturnStatementSyntax => true,
            YieldStatementSyntax => IsIteratorWithout(handler),
            ContinueStatementSyntax => goesOn,
            BreakStatementSyntax leave => goesOn && !IsOnlyWayOut(leave),
            GotoStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var label } } =>
                goesOn && CountJumpsTo(label, handler) > 1,
            GotoStatementSyntax => false,
            _ => model.AnalyzeControlFlow(handler.Block) is { Succeeded: true, EndPointIsReachable: true }
                && (goesOn || IsLastOfBody(statement)),
        };
    }

    /// <summary>The jump that ends a handler, or null.</summary>
    public static StatementSyntax? JumpOf(BlockSyntax handler) =>
        handler.Statements.LastOrDefault() is { } last
        && last is ReturnStatementSyntax or YieldStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax
            ? last
            : null;

    // A lambda may have its type from what it returns.
    private static bool IsTypedWithout(ReturnStatementSyntax answer, SemanticModel model) =>
        answer.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
            is not AnonymousFunctionExpressionSyntax lambda
        || lambda.DescendantNodes().OfType<ReturnStatementSyntax>().Any(other =>
            other != answer && other.Expression is { } value && model.GetTypeInfo(value).Type is not null);

    // Without a yield return it is not an iterator.
    private static bool IsIteratorWithout(CatchClauseSyntax handler) =>
        handler.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) is { } function
        && function.DescendantNodes().Any(static node => node.IsKind(SyntaxKind.YieldReturnStatement));

    private static bool IsOnlyWayOut(BreakStatementSyntax jump) => jump.FirstAncestorOrSelf<StatementSyntax>(static statement =>
        statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            or SwitchStatementSyntax) switch
    {
        CommonForEachStatementSyntax => false,
        WhileStatementSyntax loop => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        DoStatementSyntax loop => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        ForStatementSyntax loop => loop.Condition is null || loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        _ => true,
    };

    private static int CountJumpsTo(string label, CatchClauseSyntax handler) =>
        handler.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            ? member.DescendantNodes().OfType<GotoStatementSyntax>().Count(jump =>
                jump.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == label)
            : 0;

    // Nothing follows that only the handler leads to.
    private static bool IsLastOfBody(StatementSyntax statement)
    {
        for (SyntaxNode node = statement; node.Parent is BlockSyntax block && block.Statements.Last() == node; node = block)
        {
            if (block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
                or AccessorDeclarationSyntax)
            {
                return true;
            }
        }

        return false;
    }
}

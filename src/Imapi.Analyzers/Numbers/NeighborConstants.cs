using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Numbers;

/// <summary>Finds the other constants of the same switch, pattern, collection or chain of tests of one value.</summary>
internal static class NeighborConstants
{
    /// <summary>Whether a result code is tested next to a number: C# allows each label once.</summary>
    public static bool Contains(ResultCodeExpression number, ResultCode code, CancellationToken cancellationToken)
    {
        foreach (var neighbor in Of(number.Syntax))
        {
            if (LiteralValue.TryGetBits(number.Model, neighbor, cancellationToken, out var bits) && bits == code.Value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The constants that are tested together with a number, itself included.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax number)
    {
        SyntaxNode inner = number;
        foreach (var outer in number.Ancestors())
        {
            switch (outer)
            {
                case SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } when inner is SwitchLabelSyntax:
                    return choice.Sections.SelectMany(static section => section.Labels).SelectMany(ConstantsOf);
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when inner == arm.Pattern:
                    return choice.Arms.SelectMany(static arm => ConstantsOf(arm.Pattern));
                case IsPatternExpressionSyntax { Pattern: var pattern }:
                    return ConstantsOf(pattern);
                case InitializerExpressionSyntax { Parent: not InitializerExpressionSyntax } or CollectionExpressionSyntax:
                    return outer.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).OfType<ExpressionSyntax>();
                case BinaryExpressionSyntax equality when equality.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                    return ChainOf(equality, number);
                case StatementSyntax or MemberDeclarationSyntax or LambdaExpressionSyntax:
                    return [];
            }

            inner = outer;
        }

        return [];
    }

    /// <summary>
    /// Whether a constant is a label, or a <c>goto case</c>, of a switch with such jumps: if one changes, the other leads nowhere.
    /// </summary>
    public static bool IsJumpTarget(ExpressionSyntax constant) =>
        constant.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is SwitchLabelSyntax or StatementSyntax or MemberDeclarationSyntax) is { } place
        && (place is SwitchLabelSyntax || place.IsKind(SyntaxKind.GotoCaseStatement))
        && place.FirstAncestorOrSelf<SwitchStatementSyntax>() is { } choice
        && HasJumps(choice);

    /// <summary>Whether a switch has a <c>goto case</c>.</summary>
    public static bool HasJumps(SyntaxNode choice) =>
        choice.DescendantNodes().Any(static node => node.IsKind(SyntaxKind.GotoCaseStatement));

    private static IEnumerable<ExpressionSyntax> ConstantsOf(SyntaxNode test) => test switch
    {
        CaseSwitchLabelSyntax label => [label.Value],
        _ => test.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().Select(static pattern => pattern.Expression),
    };

    private static IEnumerable<ExpressionSyntax> ChainOf(BinaryExpressionSyntax equality, ExpressionSyntax number)
    {
        SyntaxNode chain = equality;
        while (chain.Parent is ParenthesizedExpressionSyntax
            || (chain.Parent is BinaryExpressionSyntax parent
                && parent.Kind() is SyntaxKind.LogicalOrExpression or SyntaxKind.LogicalAndExpression))
        {
            chain = chain.Parent;
        }

        var tested = equality.Left.Contains(number) ? equality.Right : equality.Left;
        foreach (var test in chain.DescendantNodes().OfType<BinaryExpressionSyntax>())
        {
            if (SyntaxFactory.AreEquivalent(test.Left, tested))
            {
                yield return test.Right;
            }
            else if (SyntaxFactory.AreEquivalent(test.Right, tested))
            {
                yield return test.Left;
            }
        }
    }
}

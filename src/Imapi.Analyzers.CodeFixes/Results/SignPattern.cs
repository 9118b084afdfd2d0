using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>Writes the test of an HRESULT's sign as a pattern: <c>case &gt;= 0:</c>, from C# 9 on and for an <c>int</c>.</summary>
internal static class SignPattern
{
    /// <summary>What a label of a <c>switch</c> tests: its constant or its pattern.</summary>
    public static SyntaxNode? TestIn(SyntaxNode label) => label switch
    {
        CaseSwitchLabelSyntax { Value: var constant } => constant,
        CasePatternSwitchLabelSyntax { Pattern: var pattern } => pattern,
        SwitchExpressionArmSyntax { Pattern: var pattern } => pattern,
        _ => null,
    };

    /// <summary>
    /// What gives way in a label to a test of the sign, and that test; null if it would take what other labels are there for.
    /// </summary>
    public static (SyntaxNode Old, SyntaxNode New)? OfLabel(SyntaxNode label, bool isForFailure, SemanticModel model)
    {
        var choice = label.Ancestors().First(static node => node is SwitchStatementSyntax or SwitchExpressionSyntax);
        if (TestIn(label) is not { } old
            || model.GetOperation(label) is not { } operation
            || !HResultTest.TryRead(operation, out var test)
            || !AllLeaveRoom(choice, label, isForFailure, model)
            || Of(test, isForFailure, choice is SwitchStatementSyntax statement
                ? statement.Expression
                : ((SwitchExpressionSyntax)choice).GoverningExpression, model) is not { } pattern)
        {
            return null;
        }

        pattern = KeptComments.Of(old, pattern);
        return label is CaseSwitchLabelSyntax constant
            ? (label, SyntaxFactory.CasePatternSwitchLabel(constant.Keyword, pattern, whenClause: null, constant.ColonToken))
            : (old, pattern);
    }

    /// <summary>The pattern in the place of a test's, or null if the language or the type has none.</summary>
    /// <param name="test">The test.</param>
    /// <param name="isForFailure">Whether it is to be true where the call failed.</param>
    /// <param name="input">What is matched.</param>
    /// <param name="model">The semantic model.</param>
    public static PatternSyntax? Of(HResultTest test, bool isForFailure, ExpressionSyntax input, SemanticModel model)
    {
        var type = model.GetTypeInfo(input).Type;
        var isNullable = type?.IsNullable() == true;
        if (IntegralValue.TypeUnder(type) != SpecialType.System_Int32
            || type is { TypeKind: TypeKind.Enum } or INamedTypeSymbol { TypeArguments: [{ TypeKind: TypeKind.Enum }] }
            || input.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 })
        {
            return null;
        }

        // not (0 or E_FAIL): the sign takes the place of 0, so E_FAIL stays excluded.
        var isNegated = test.Kind == HResultTestKind.NotEqual;
        var kept = KeptAlternatives(test, isForFailure);
        if (isNegated && kept.Count == 0 && !isNullable)
        {
            return Sign(isForFailure);
        }

        var pattern = kept.Aggregate(Sign(isNegated != isForFailure), static (pattern, constant) =>
            SyntaxFactory.BinaryPattern(SyntaxKind.OrPattern, pattern, SyntaxFactory.ConstantPattern(constant)));
        return !isNegated ? pattern
            : SyntaxFactory.UnaryPattern(kept.Count == 0 ? pattern : SyntaxFactory.ParenthesizedPattern(pattern));
    }

    /// <summary>The other constants of a test that the sign does not take.</summary>
    public static IReadOnlyList<ExpressionSyntax> KeptAlternatives(HResultTest test, bool isForFailure)
    {
        var isTakenForFailure = test.Kind == HResultTestKind.NotEqual != isForFailure;
        return test.Others
            .Where(other => NumberOf(other) < 0 != isTakenForFailure)
            .Select(static other => other.Syntax.FirstAncestorOrSelf<ConstantPatternSyntax>()!.Expression.WithoutTrivia())
            .ToList();
    }

    // No other label names a success or failure that the sign would take, nor another Boolean; nothing jumps to a constant.
    private static bool AllLeaveRoom(SyntaxNode choice, SyntaxNode label, bool isForFailure, SemanticModel model)
    {
        if (NeighborConstants.HasJumps(choice))
        {
            return false;
        }

        var others = model.GetOperation(choice) switch
        {
            ISwitchOperation statement => statement.Cases
                .SelectMany(static section => section.Clauses)
                .Where(other => other.Syntax != label && !SwitchLabels.TakesAll(other))
                .Select(SwitchLabels.ConstantsOf),
            ISwitchExpressionOperation expression => expression.Arms
                .Where(other => other.Syntax != label && !SwitchLabels.TakesAll(other))
                .Select(static other => HResultTest.ConstantsOf(other.Pattern)),
            _ => [null],
        };
        return others.All(constants => constants is not null
            && constants.All(constant => constant.ConstantValue is { HasValue: true, Value: null }
                || (NumberOf(constant) is not (null or -1 or 0 or 1) and var number && number < 0 != isForFailure)));
    }

    private static int? NumberOf(IOperation constant) =>
        LiteralValue.TryGetBits(constant.ConstantValue.Value, out var bits) ? unchecked((int)bits) : null;

    private static PatternSyntax Sign(bool isForFailure)
    {
        var zero = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0));
        var token = SyntaxFactory.Token(isForFailure ? SyntaxKind.LessThanToken : SyntaxKind.GreaterThanEqualsToken);
        return SyntaxFactory.RelationalPattern(token.WithTrailingTrivia(SyntaxFactory.Space), zero);
    }
}

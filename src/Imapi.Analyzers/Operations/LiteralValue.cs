using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Operations;

/// <summary>The 32-bit patterns of literals and constants.</summary>
internal static class LiteralValue
{
    /// <summary>
    /// The 32-bit pattern of a literal with the signs and complements before it; nothing is bound.
    /// </summary>
    public static bool TryGetPattern(LiteralExpressionSyntax literal, out uint pattern)
    {
        switch (literal.Token.Value)
        {
            case int number:
                pattern = unchecked((uint)number);
                break;
            case uint number:
                pattern = number;
                break;
            case long number:
                pattern = unchecked((uint)number);
                break;
            case ulong number:
                pattern = unchecked((uint)number);
                break;
            default:
                pattern = 0;
                return false;
        }

        for (SyntaxNode? node = literal.Parent; node is ExpressionSyntax expression && IsWrapper(expression); node = node.Parent)
        {
            pattern = expression.Kind() switch
            {
                SyntaxKind.UnaryMinusExpression => unchecked(0 - pattern),
                SyntaxKind.BitwiseNotExpression => ~pattern,
                _ => pattern,
            };
        }

        return true;
    }

    /// <summary>The 32-bit pattern of a constant expression, its 64-bit forms zero- or sign-extended.</summary>
    public static bool TryGetBits(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken, out uint bits)
    {
        bits = 0;
        return model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: var value } && TryGetBits(value, out bits);
    }

    /// <inheritdoc cref="TryGetBits(SemanticModel, ExpressionSyntax, CancellationToken, out uint)"/>
    public static bool TryGetBits(object? constant, out uint bits)
    {
        switch (constant)
        {
            case int number:
                bits = unchecked((uint)number);
                return true;
            case uint number:
                bits = number;
                return true;
            case long number when number is >= int.MinValue and <= uint.MaxValue:
                bits = unchecked((uint)number);
                return true;
            case ulong number when number is <= uint.MaxValue or >= 0xFFFF_FFFF_8000_0000:
                bits = unchecked((uint)number);
                return true;
            default:
                bits = 0;
                return false;
        }
    }

    public static bool IsWrapper(ExpressionSyntax expression) => expression.Kind()
        is SyntaxKind.ParenthesizedExpression
        or SyntaxKind.CastExpression
        or SyntaxKind.CheckedExpression
        or SyntaxKind.UncheckedExpression
        or SyntaxKind.UnaryMinusExpression
        or SyntaxKind.UnaryPlusExpression
        or SyntaxKind.BitwiseNotExpression;
}

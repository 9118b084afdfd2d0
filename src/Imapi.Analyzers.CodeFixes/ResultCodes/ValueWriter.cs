using System.Numerics;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>Writes another 32-bit pattern in place of a constant number, in the type and the style of that number.</summary>
internal sealed class ValueWriter(SemanticModel model)
{
    /// <summary>What takes a number's place: the same with other digits, if that will do. Null if there is nothing.</summary>
    public ExpressionSyntax? Rewrite(ExpressionSyntax number, uint pattern, CancellationToken cancellationToken)
    {
        var types = model.GetTypeInfo(number, cancellationToken);
        var type = IntegralValue.TypeUnder(types.ConvertedType) is null ? types.Type : types.ConvertedType;
        if (IntegralValue.TypeUnder(type) is not { } underlying)
        {
            return null;
        }

        // A 64-bit type keeps the upper half that it had: zeros or signs.
        var isSigned = model.GetConstantValue(number, cancellationToken).Value is < 0 or < 0L or >= 0xFFFF_FFFF_8000_0000;
        var wanted = IntegralValue.Wrap(isSigned ? unchecked((int)pattern) : pattern, underlying);
        if (LiteralIn(number) is { } literal)
        {
            var style = NumberStyle.Of(literal);
            foreach (var digits in (ulong[])[pattern, unchecked(0 - pattern), ~pattern, unchecked((ulong)(int)pattern)])
            {
                var written = style.Write(digits);
                if (Evaluate(number, written, isUnchecked: false, cancellationToken) is { } value && Gives(value, type!, wanted))
                {
                    return number.ReplaceNode(literal, written.WithTriviaFrom(literal));
                }
            }

            return Create(style with { Suffix = "" }, number, pattern, type!, wanted);
        }

        var hex = number.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(NumberStyle.Of).FirstOrDefault(static style =>
            style.IsHex);
        return Create(hex.IsHex ? hex with { Suffix = "" } : StyleOf(pattern), number, pattern, type!, wanted);
    }

    /// <summary>An enum member without a value, with one.</summary>
    public EnumMemberDeclarationSyntax? Assign(EnumMemberDeclarationSyntax member, uint pattern, CancellationToken cancellationToken) =>
        TypeOf(member, cancellationToken) is { } type && IntegralValue.TypeUnder(type) is { } underlying
            ? Assign(member, StyleOf(pattern), pattern, type, IntegralValue.Wrap(pattern, underlying))
            : null;

    /// <summary>An enum member without a value, with the one that it has by its place.</summary>
    public EnumMemberDeclarationSyntax? Keep(EnumMemberDeclarationSyntax member, CancellationToken cancellationToken)
    {
        if (TypeOf(member, cancellationToken) is not { } type
            || model.GetDeclaredSymbol(member, cancellationToken) is not { ConstantValue: { } constant })
        {
            return null;
        }

        var isPattern = LiteralValue.TryGetBits(constant, out var bits);
        return Assign(member, isPattern ? StyleOf(bits) : NumberStyle.Decimal, bits, type, IntegralValue.Of(constant));
    }

    /// <summary>Whether an enum member has that pattern.</summary>
    public bool Holds(EnumMemberDeclarationSyntax member, uint pattern, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(member, cancellationToken) is { ConstantValue: var value }
        && LiteralValue.TryGetBits(value, out var bits)
        && bits == pattern;

    private INamedTypeSymbol? TypeOf(EnumMemberDeclarationSyntax member, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(member, cancellationToken)?.ContainingType.EnumUnderlyingType;

    private EnumMemberDeclarationSyntax? Assign(
        EnumMemberDeclarationSyntax member, NumberStyle style, uint pattern, ITypeSymbol type, BigInteger value)
    {
        if (Create(style, pattern, type, value, member.SpanStart) is not { } created)
        {
            return null;
        }

        var equals = SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space);
        return member
            .WithIdentifier(member.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithEqualsValue(SyntaxFactory.EqualsValueClause(equals, created))
            .WithTrailingTrivia(member.GetTrailingTrivia());
    }

    private static NumberStyle StyleOf(uint pattern) => pattern > ushort.MaxValue ? NumberStyle.Hex : NumberStyle.Decimal;

    private static LiteralExpressionSyntax? LiteralIn(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression) => literal,
        ParenthesizedExpressionSyntax parenthesized => LiteralIn(parenthesized.Expression),
        CheckedExpressionSyntax @checked => LiteralIn(@checked.Expression),
        CastExpressionSyntax cast => LiteralIn(cast.Expression),
        PrefixUnaryExpressionSyntax unary => LiteralIn(unary.Operand),
        _ => null,
    };

    // Nothing where a comment or a directive would go with the old number.
    private ExpressionSyntax? Create(NumberStyle style, ExpressionSyntax number, uint pattern, ITypeSymbol type, BigInteger wanted)
    {
        if (number.DescendantTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)
            && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)
            && number.Span.Contains(trivia.Span))
            || Create(style, pattern, type, wanted, number.SpanStart) is not { } created)
        {
            return null;
        }

        // A cast takes the minus for a subtraction.
        return (number.Parent is CastExpressionSyntax
            && created is PrefixUnaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(created) : created)
            .WithTriviaFrom(number);
    }

    private ExpressionSyntax? Create(NumberStyle style, uint pattern, ITypeSymbol type, BigInteger wanted, int position)
    {
        var literal = style.Write(style.IsDecimal ? (ulong)BigInteger.Abs(wanted) : pattern);
        ExpressionSyntax written = style.IsDecimal && wanted < 0
            ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, literal)
            : literal;
        if (Evaluate(written, literal, isUnchecked: false, CancellationToken.None) is not { } constant || Gives(constant, type, wanted))
        {
            return written;
        }

        var operand = written == literal ? written : SyntaxFactory.ParenthesizedExpression(written);
        return ConstantConversion.Convert(operand, constant.Type, Box(constant.Value), type.HeldType(), Box(wanted), model, position);
    }

    private static object Box(BigInteger value) => value > long.MaxValue ? (ulong)value : (long)value;

    // Type and value of an expression with another literal in it; null where the compiler refuses it.
    private (ITypeSymbol Type, BigInteger Value)? Evaluate(
        ExpressionSyntax expression, LiteralExpressionSyntax literal, bool isUnchecked, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax:
                return (model.Compilation.GetSpecialType(TypeOf(literal)), IntegralValue.Of(literal.Token.Value!));
            case ParenthesizedExpressionSyntax parenthesized:
                return Evaluate(parenthesized.Expression, literal, isUnchecked, cancellationToken);
            case CheckedExpressionSyntax @checked:
                return Evaluate(@checked.Expression, literal, @checked.IsKind(SyntaxKind.UncheckedExpression), cancellationToken);
            case CastExpressionSyntax cast
                when model.GetTypeInfo(cast, cancellationToken).Type is { } type
                && IntegralValue.TypeUnder(type) is { } underlying
                && Evaluate(cast.Expression, literal, isUnchecked, cancellationToken) is { } operand:
                var converted = IntegralValue.Wrap(operand.Value, underlying);
                return converted == operand.Value || isUnchecked ? (type, converted) : null;
            case PrefixUnaryExpressionSyntax unary when Evaluate(unary.Operand, literal, isUnchecked, cancellationToken) is { } operand:
                return Apply(unary.Kind(), operand.Type, operand.Value);
            default:
                return null;
        }
    }

    private (ITypeSymbol Type, BigInteger Value)? Apply(SyntaxKind sign, ITypeSymbol type, BigInteger value) =>
        (sign, IntegralValue.TypeUnder(type)) switch
    {
        (SyntaxKind.UnaryPlusExpression, _) => (type, value),
        (SyntaxKind.UnaryMinusExpression, SpecialType.System_Int32 or SpecialType.System_Int64) => (type, -value),
        (SyntaxKind.UnaryMinusExpression, SpecialType.System_UInt32) =>
            (model.Compilation.GetSpecialType(SpecialType.System_Int64), -value),
        (SyntaxKind.BitwiseNotExpression, { } underlying) => (type, IntegralValue.Wrap(-value - 1, underlying)),
        _ => null,
    };

    // By an implicit conversion, those included that the language has for constants alone.
    private bool Gives((ITypeSymbol Type, BigInteger Value) constant, ITypeSymbol type, BigInteger wanted) =>
        constant.Value == wanted
        && (model.Compilation.ClassifyCommonConversion(constant.Type, type).IsImplicit
            || (wanted >= 0 && (constant.Type.SpecialType, type.HeldType().SpecialType) is
                (SpecialType.System_Int32, SpecialType.System_UInt32 or SpecialType.System_UInt64)
                or (SpecialType.System_Int64, SpecialType.System_UInt64)));

    private static SpecialType TypeOf(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        int => SpecialType.System_Int32,
        uint => SpecialType.System_UInt32,
        long => SpecialType.System_Int64,
        _ => SpecialType.System_UInt64,
    };
}

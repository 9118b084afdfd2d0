using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>Converts a named constant to the exact type and value of the number whose place it takes.</summary>
internal static class ConstantConversion
{
    // No cast, a cast to the type, or a way around by which a 64-bit type gets zeros or signs in its upper half.
    private static readonly SpecialType[] Detours = [SpecialType.None, SpecialType.System_UInt32, SpecialType.System_Int32];

    /// <summary>The constant of the same type and extension as a number, with another 32-bit pattern.</summary>
    public static object WithPattern(object number, uint pattern) => number switch
    {
        int => unchecked((int)pattern),
        uint => pattern,
        long and < 0 => (long)unchecked((int)pattern),
        long => (long)pattern,
        ulong and > uint.MaxValue => unchecked((ulong)(int)pattern),
        ulong => (ulong)pattern,
        _ => number,
    };

    /// <summary>
    /// The shortest constant expression that has the wanted type and value, such as <c>unchecked((uint)Codes.X)</c>, or null
    /// if there is none.
    /// </summary>
    public static ExpressionSyntax? Convert(
        ExpressionSyntax constant, ITypeSymbol type, object value, ITypeSymbol wantedType, object wantedValue, SemanticModel model, int position)
    {
        if (SymbolEqualityComparer.Default.Equals(type, wantedType) && value.Equals(wantedValue))
        {
            return constant;
        }

        if (IntegralValue.TypeUnder(wantedType) is not { } wantedUnderlying)
        {
            return null;
        }

        foreach (var detour in Detours)
        {
            var start = IntegralValue.Of(value);
            var middle = detour == SpecialType.None ? start : IntegralValue.Wrap(start, detour);
            var end = IntegralValue.Wrap(middle, wantedUnderlying);
            if (end != IntegralValue.Of(wantedValue))
            {
                continue;
            }

            var operand = detour == SpecialType.None ? constant : Cast(detour, constant);
            var cast = SyntaxFactory.CastExpression(TypeName.AsType(wantedType, model, position), operand);
            return start == middle && middle == end ? cast : SyntaxFactory.CheckedExpression(SyntaxKind.UncheckedExpression, cast);
        }

        return null;
    }

    private static CastExpressionSyntax Cast(SpecialType type, ExpressionSyntax operand) =>
        SyntaxFactory.CastExpression(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(type == SpecialType.System_Int32
                ? SyntaxKind.IntKeyword
                : SyntaxKind.UIntKeyword)), operand);
}

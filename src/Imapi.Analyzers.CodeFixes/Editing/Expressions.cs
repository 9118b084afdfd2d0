using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>Writes expressions that keep their meaning where they are put: <c>(first ?? second).ThrowOnFailure()</c>.</summary>
internal static class Expressions
{
    /// <summary>The expression, in parentheses unless it is a primary one, which every operator and member access may follow.</summary>
    public static ExpressionSyntax Parenthesize(this ExpressionSyntax expression) =>
        IsPrimary(expression) ? expression : SyntaxFactory.ParenthesizedExpression(expression);

    /// <summary>Whether no operator around an expression can take a part of it.</summary>
    public static bool IsPrimary(ExpressionSyntax expression) => expression
        is InvocationExpressionSyntax
        or SimpleNameSyntax
        or MemberAccessExpressionSyntax
        or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax
        or LiteralExpressionSyntax
        or CheckedExpressionSyntax;

    /// <summary>
    /// The HRESULT as <c>int</c>: <c>unchecked((int)hr)</c> from another integer, where a failure does not fit, else
    /// <c>(int)hr</c>.
    /// </summary>
    /// <param name="hresult">The HRESULT; parenthesize it first if it may not be primary.</param>
    /// <param name="type">Its type without <c>Nullable&lt;T&gt;</c>.</param>
    /// <param name="isNullable">Whether it is a nullable of that type, and stays one.</param>
    public static ExpressionSyntax AsInt(ExpressionSyntax hresult, ITypeSymbol type, bool isNullable = false)
    {
        TypeSyntax intType = SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword));
        var cast = SyntaxFactory.CastExpression(isNullable ? SyntaxFactory.NullableType(intType) : intType, hresult);
        return IntegralValue.TypeUnder(type) is null or SpecialType.System_Int32 ? cast : Unchecked(cast);
    }

    /// <summary>The expression in <c>unchecked(…)</c>, whatever the project says of overflow.</summary>
    public static ExpressionSyntax Unchecked(ExpressionSyntax expression) =>
        SyntaxFactory.CheckedExpression(SyntaxKind.UncheckedExpression, expression);
}

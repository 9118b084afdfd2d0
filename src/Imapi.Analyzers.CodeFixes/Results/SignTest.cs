using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>Writes the test of an HRESULT's sign, as its type has it.</summary>
internal static class SignTest
{
    // What the HRESULT structs call the two outcomes; a struct of the user's own may call S_OK alone a success.
    private static readonly (string Success, string Failure)[] MacroNames = [("Succeeded", "Failed"), ("SUCCEEDED", "FAILED")];
    private static readonly (
        string Success, string Failure)[] LibraryNames = [.. MacroNames, ("Success", "Failure"), ("IsSuccess", "IsError")];

    /// <summary>The test of a value, or null if its type has none.</summary>
    /// <param name="value">The HRESULT.</param>
    /// <param name="type">Its type, nullable or not.</param>
    /// <param name="isForFailure">Whether the test is to be true where the call failed; null counts as a failure.</param>
    /// <param name="compilation">The compilation.</param>
    public static ExpressionSyntax? Of(ExpressionSyntax value, ITypeSymbol type, bool isForFailure, Compilation compilation)
    {
        var (isNullable, resultType) = (type.IsNullable(), type.HeldType());
        value = value.WithoutTrivia();
        if (FindProperties(resultType) is { } properties)
        {
            return OfProperty(Primary(value), isNullable, isForFailure, properties);
        }

        if (resultType.SpecialType != SpecialType.System_Int32)
        {
            if (!compilation.ClassifyConversion(resultType, compilation.GetSpecialType(SpecialType.System_Int32)).Exists)
            {
                return null;
            }

            value = Expressions.AsInt(Primary(value), resultType, isNullable);
        }

        if (!isNullable)
        {
            return Compare(isForFailure ? SyntaxKind.LessThanExpression : SyntaxKind.GreaterThanOrEqualExpression, value);
        }

        // null is neither less than 0 nor not less.
        var success = Compare(SyntaxKind.GreaterThanOrEqualExpression, value);
        return isForFailure ? Negate(SyntaxFactory.ParenthesizedExpression(success)) : success;
    }

    private static (string Success, string Failure)? FindProperties(ITypeSymbol type)
    {
        foreach (var names in HResultTypes.IsHResultStruct(type) ? LibraryNames : MacroNames)
        {
            if (IsTest(names.Success) && IsTest(names.Failure))
            {
                return names;
            }
        }

        return null;

        bool IsTest(string name) => type.GetMembers(name).Any(static member =>
            member is IPropertySymbol { IsStatic: false, Type.SpecialType: SpecialType.System_Boolean, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal });
    }

    private static ExpressionSyntax OfProperty(
        ExpressionSyntax value, bool isNullable, bool isForFailure, (string Success, string Failure) properties)
    {
        if (!isNullable)
        {
            return SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, value, SyntaxFactory.IdentifierName(
                    isForFailure ? properties.Failure : properties.Success));
        }

        if (value is ConditionalAccessExpressionSyntax)
        {
            value = SyntaxFactory.ParenthesizedExpression(value);
        }

        return SyntaxFactory.BinaryExpression(
            isForFailure ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression,
            SyntaxFactory.ConditionalAccessExpression(
                value, SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName(properties.Success))),
            SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression));
    }

    private static ExpressionSyntax Compare(SyntaxKind kind, ExpressionSyntax value) =>
        SyntaxFactory.BinaryExpression(
            kind, value, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0)));

    private static ExpressionSyntax Negate(ExpressionSyntax test) =>
        SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, test);

    // A cast and a comparison may follow a conditional access too.
    private static ExpressionSyntax Primary(ExpressionSyntax value) => value is ConditionalAccessExpressionSyntax
        ? value
        : value.Parenthesize();
}

using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>Writes the reference to a constant as it must be in its place: <c>ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA</c>.</summary>
internal static class ConstantReference
{
    /// <summary>The reference to a constant, as short as its place allows.</summary>
    public static ExpressionSyntax To(
        IFieldSymbol constant, ExpressionSyntax number, SemanticModel model, NamedConstants constants, SyntaxGenerator generator)
    {
        if (model.LookupSymbols(number.SpanStart, name: constant.Name) is [var visible]
            && SymbolEqualityComparer.Default.Equals(visible, constant))
        {
            return SyntaxFactory.IdentifierName(constant.Name);
        }

        if (TypeName.TryShorten(constant.ContainingType, model, number.SpanStart) is { } shortName)
        {
            return (ExpressionSyntax)generator.MemberAccessExpression(SyntaxFactory.ParseExpression(shortName), constant.Name);
        }

        var holder = AsExpression((ExpressionSyntax)generator.TypeExpression(constant.ContainingType));
        if (constant.ContainingType.ToDisplayString() == ResultCodeConstants.TypeName
            && constants.CanImportGenerated
            && ImapiUsing.CanServe(number, model))
        {
            holder = holder.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
        }

        return (ExpressionSyntax)generator.MemberAccessExpression(holder, constant.Name).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    /// <summary>The reference without the annotations that do harm in the number's place.</summary>
    public static ExpressionSyntax ForPlace(ExpressionSyntax named, ExpressionSyntax number) =>
        WithoutElasticTrivia(WithoutAnnotations(named, number));

    /// <summary>The expression in parentheses or <c>unchecked</c>, if it would be read in another way without.</summary>
    public static ExpressionSyntax Enclose(ExpressionSyntax named, ExpressionSyntax number) =>
        IsBeforeSignedPattern(number)
            ? SyntaxFactory.CheckedExpression(SyntaxKind.UncheckedExpression, named)
            : named is CastExpressionSyntax
                && number.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
                ? SyntaxFactory.ParenthesizedExpression(named)
                : named;

    // The simplifier of Roslyn 4.8 throws in the arguments of a primary constructor's base: names stay long there.
    private static ExpressionSyntax WithoutAnnotations(ExpressionSyntax named, ExpressionSyntax number) =>
        number.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is null
            ? named
            : named.ReplaceNodes(
                named.GetAnnotatedNodes(Simplifier.Annotation),
                static (_, current) => current.WithoutAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));

    // With it, Roslyn formats the line that the name is in, by options that the file may not follow.
    private static ExpressionSyntax WithoutElasticTrivia(ExpressionSyntax named) =>
        named.ReplaceTrivia(named.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), static (_, trivia) =>
            trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));

    // As the parser reads it in an expression: member accesses, not a qualified name.
    private static ExpressionSyntax AsExpression(ExpressionSyntax type) => type is QualifiedNameSyntax name
        ? name.CopyAnnotationsTo(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, AsExpression(name.Left), name.Right))!
        : type;

    // is Name or -1: the parser takes that for a variable called "or", less one; parentheses do not help it.
    private static bool IsBeforeSignedPattern(ExpressionSyntax number) =>
        number.Parent is ConstantPatternSyntax { Parent: BinaryPatternSyntax combined } pattern
        && combined.Left == pattern
        && combined.OperatorToken.GetNextToken().Kind() is SyntaxKind.MinusToken or SyntaxKind.PlusToken;
}

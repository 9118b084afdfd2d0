using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Declares a constant where the compilation has none: <c>private const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA =
/// unchecked((int)0xC0AA0202);</c>
/// </summary>
internal static class DeclaredConstant
{
    /// <summary>The type whose braces a number is in; an attribute or a base list of a type is outside of it.</summary>
    public static INamedTypeSymbol? EnclosingType(ExpressionSyntax number, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var type in number.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (type.OpenBraceToken.Span.End <= number.SpanStart && type.OpenBraceToken.Span.Length > 0)
            {
                return model.GetDeclaredSymbol(type, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Whether a type has no member of the result code's name yet, nor inherits one.</summary>
    public static bool IsPossible(INamedTypeSymbol type, ResultCode code)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return false;
        }

        for (var holder = type; holder is not null; holder = holder.BaseType)
        {
            if (!holder.GetMembers(code.Name).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The type with the constant before its other members, by ascending value in whatever order the fixes come.</summary>
    public static TypeDeclarationSyntax AddTo(TypeDeclarationSyntax type, ResultCode code)
    {
        var value = code.IsFailure ? $"unchecked((int)0x{code.Value:X8})" : $"0x{code.Value:X8}";
        var field = SyntaxFactory.ParseMemberDeclaration($"private const int {code.Name} = {value};")!
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithTrailingTrivia(SyntaxFactory.ElasticMarker)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var index = type.Members.TakeWhile(member =>
            member is FieldDeclarationSyntax { Declaration.Variables: [var variable, ..] }
            && ImapiCatalog.FindResultCode(variable.Identifier.ValueText)?.Value < code.Value).Count();
        return type.WithMembers(type.Members.Insert(index, field));
    }

    /// <summary>The part of a type that takes the constant: one that has a number, because no analyzer reports in generated ones.</summary>
    public static SyntaxReference PartFor(INamedTypeSymbol type, IEnumerable<SyntaxNode> numbers)
    {
        var trees = new HashSet<SyntaxTree>(numbers.Select(static number => number.SyntaxTree));
        return type.DeclaringSyntaxReferences
            .OrderByDescending(reference => trees.Contains(reference.SyntaxTree))
            .ThenBy(static reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
            .First();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>The <c>[return: …]</c> attributes of a method, which do not fit an HRESULT.</summary>
internal static class ReturnAttributes
{
    public static IEnumerable<AttributeListSyntax> Of(MethodDeclarationSyntax method) => method.AttributeLists.Where(IsOfReturn);

    /// <summary>Takes them away, with the lines that they are on.</summary>
    public static MethodDeclarationSyntax Remove(MethodDeclarationSyntax method)
    {
        if (!method.AttributeLists.Any(IsOfReturn))
        {
            return method;
        }

        var leading = method.GetLeadingTrivia();
        var rest = method.WithAttributeLists(SyntaxFactory.List(method.AttributeLists.Where(static list => !IsOfReturn(list))));

        // What stood above the first attribute, then what is said of the one that is first now.
        return IsOfReturn(method.AttributeLists[0])
            ? rest.WithLeadingTrivia(leading.AddRange(rest.GetLeadingTrivia().SkipWhile(static trivia =>
                trivia.IsKind(SyntaxKind.WhitespaceTrivia))))
            : rest;
    }

    private static bool IsOfReturn(AttributeListSyntax list) => list.Target?.Identifier.IsKind(SyntaxKind.ReturnKeyword) == true;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>The <c>[return: …]</c> attributes of a method, which do not fit an HRESULT.</summary>
internal static class ReturnAttributes
{
    public static IEnumerable<AttributeListSyntax> Of(MethodDeclarationSyntax method) => method.AttributeLists.Where(IsOfReturn);

    /// <summary>Takes them away, with the lines that they stand on.</summary>
    public static MethodDeclarationSyntax Remove(MethodDeclarationSyntax method)
    {
        if (!method.AttributeLists.Any(IsOfReturn))
        {
            return method;
        }

        var leading = method.GetLeadingTrivia();
        return method.WithAttributeLists(SyntaxFactory.List(method.AttributeLists.Where(static list => !IsOfReturn(list)))).WithLeadingTrivia(leading);
    }

    private static bool IsOfReturn(AttributeListSyntax list) => list.Target?.Identifier.IsKind(SyntaxKind.ReturnKeyword) == true;
}

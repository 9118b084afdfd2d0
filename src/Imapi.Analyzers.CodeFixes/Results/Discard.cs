using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>Writes <c>_ = value</c>: nothing is checked, and the reader sees that this is meant.</summary>
internal static class Discard
{
    /// <summary>
    /// Whether the language has discards, no variable of that name would be assigned instead, and the options do not report
    /// them.
    /// </summary>
    public static bool IsPossible(SyntaxNode node, Diagnostic diagnostic, SemanticModel model) =>
        !diagnostic.Properties.ContainsKey(ImapiOptions.ReportDiscards.Key)
        && node.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }
        && model.LookupSymbols(node.SpanStart, name: "_").IsEmpty;

    /// <summary>The discard as the parser reads it: an identifier of any other kind would be a variable to the compiler.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax value) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, SyntaxKind.UnderscoreToken, "_", "_", default)),
        value.WithoutTrivia());
}

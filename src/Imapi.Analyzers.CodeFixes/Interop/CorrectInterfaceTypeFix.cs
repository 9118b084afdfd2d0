using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>
/// Fix of IMAPI3002: corrects the interface type, or adds it.
/// <code>[ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectInterfaceTypeFix))]
public sealed class CorrectInterfaceTypeFix : CodeFixProvider
{
    internal const string CorrectKey = "CorrectInterfaceType";

    private const string Namespace = "System.Runtime.InteropServices.";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.CorrectInterfaceTypes, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.ShiftedVtable.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (RightTypeOf(root!, diagnostic) is { } right)
            {
                context.RegisterFix(diagnostic, FixTitles.CorrectInterfaceType(right), CorrectKey, ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        DocumentEdits.ApplyAsync(solution, diagnostics, Correct, cancellationToken);

    private static void Correct(MemberEditor editor, Diagnostic diagnostic)
    {
        if (RightTypeOf(editor.OriginalRoot, diagnostic) is not { } right)
        {
            return;
        }

        var model = editor.SemanticModel;
        switch (editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan))
        {
            case AttributeSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax written }] }
                when IsInterfaceType(written.Expression):
                editor.ReplaceNode(written.Name, IdentifierName(right).WithTriviaFrom(written.Name));
                break;
            case AttributeSyntax { ArgumentList.Arguments: [{ Expression: var written }] }:
                editor.ReplaceNode(written, Member(right, model, written.SpanStart).WithTriviaFrom(written));
                break;
            case TypeDeclarationSyntax declaration:
                editor.ReplaceNode(declaration, (current, _) =>
                    WithInterfaceType((TypeDeclarationSyntax)current, AttributeOf(right, model, declaration.SpanStart)));
                break;
        }
    }

    /// <summary>The right interface type; null where there is none, or where an attribute more would meet directives.</summary>
    private static string? RightTypeOf(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.InterfaceType, out var right)
        && !(root.FindNode(diagnostic.Location.SourceSpan) is TypeDeclarationSyntax declaration && HasDirectives(declaration))
            ? right
            : null;

    private static bool HasDirectives(TypeDeclarationSyntax declaration) => declaration.DescendantTokens()
        .TakeWhile(token => token != declaration.Identifier)
        .Skip(1)
        .Any(static token => token.ContainsDirectives);

    private static bool IsInterfaceType(ExpressionSyntax expression) => expression.ToString().Split('.').Last() == "ComInterfaceType";

    // Next to the id, or on a line of its own where each attribute has one.
    private static TypeDeclarationSyntax WithInterfaceType(TypeDeclarationSyntax declaration, AttributeSyntax attribute)
    {
        var anchor = declaration.AttributeLists.LastOrDefault(static list => list.Attributes.Any(IsGuid))
            ?? declaration.AttributeLists.LastOrDefault();
        if (anchor is null)
        {
            var first = declaration.GetFirstToken();
            var list = AttributeList(SingletonSeparatedList(attribute))
                .WithLeadingTrivia(first.LeadingTrivia)
                .WithTrailingTrivia(Space);
            return declaration.ReplaceToken(first, first.WithLeadingTrivia()).WithAttributeLists(SingletonList(list));
        }

        if (anchor.Attributes.Count > 1 || !anchor.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            return declaration.ReplaceNode(anchor, anchor.AddAttributes(attribute.WithLeadingTrivia(Space)));
        }

        var indentation = anchor.GetLeadingTrivia().LastOrDefault();
        var lineEnd = anchor.GetTrailingTrivia().First(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var own = AttributeList(SingletonSeparatedList(attribute))
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(indentation) : TriviaList())
            .WithTrailingTrivia(lineEnd);
        return declaration.WithAttributeLists(declaration.AttributeLists.Insert(declaration.AttributeLists.IndexOf(anchor) + 1, own));
    }

    private static bool IsGuid(AttributeSyntax attribute) => attribute.Name.ToString().Split('.').Last() is "Guid" or "GuidAttribute";

    private static AttributeSyntax AttributeOf(string right, SemanticModel model, int position) => Attribute(
        TypeName.AsAttribute(Namespace + "InterfaceType", model, position),
        AttributeArgumentList(SingletonSeparatedList(AttributeArgument(Member(right, model, position)))));

    private static MemberAccessExpressionSyntax Member(string right, SemanticModel model, int position) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, TypeName.AsExpression(
            Namespace + "ComInterfaceType", model, position), IdentifierName(right));
}

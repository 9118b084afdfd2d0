using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>
/// Fix of IMAPI3005: returns the HRESULT, and what was returned before as <c>out</c>. The method must have no callers yet: a
/// caller would no longer see a failure as an exception.
/// <code>[PreserveSig] int IsRecorderSupported(IDiscRecorder2 recorder, out bool value);</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PreserveSignatureFix))]
public sealed class PreserveSignatureFix : CodeFixProvider
{
    internal const string PreserveKey = "PreserveSignature";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.PreserveSignature, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UnseenSuccessCode.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in await SelectAsync(solution, context.Diagnostics, context.CancellationToken).ConfigureAwait(false))
        {
            if (root!.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax method && CanPreserve(method))
            {
                context.RegisterFix(diagnostic, FixTitles.PreserveSignature, PreserveKey, ApplyAsync);
            }
        }
    }

    private static Task<ImmutableArray<Diagnostic>> SelectAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        SignatureUses.SelectChangeableAsync(solution, diagnostics, static _ => false, cancellationToken);

    private static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        await DocumentEdits.ApplyAsync(
            solution, await SelectAsync(
                solution, diagnostics, cancellationToken).ConfigureAwait(false), Change, cancellationToken).ConfigureAwait(false);

    private static void Change(MemberEditor editor, Diagnostic diagnostic)
    {
        if (editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax method && CanPreserve(method))
        {
            editor.ReplaceNode(
                method, Preserve(
                    method, TypeName.AsAttribute("System.Runtime.InteropServices.PreserveSig", editor.SemanticModel, method.SpanStart)));
        }
    }

    // Nothing may follow an optional parameter or an array of them.
    private static bool CanPreserve(MethodDeclarationSyntax method) =>
        IsVoid(method)
            || !method.ParameterList.Parameters.Any(static parameter => parameter.Default is not null
                || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));

    private static bool IsVoid(MethodDeclarationSyntax method) =>
        method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static MethodDeclarationSyntax Preserve(MethodDeclarationSyntax method, NameSyntax preserveSig)
    {
        var preserved = IsVoid(method) ? method : method.AddParameterListParameters(ResultOf(method));
        preserved = preserved.WithReturnType(PredefinedType(Token(SyntaxKind.IntKeyword)).WithTriviaFrom(method.ReturnType));
        return WithPreserveSig(ReturnAttributes.Remove(preserved), preserveSig);
    }

    private static ParameterSyntax ResultOf(MethodDeclarationSyntax method)
    {
        var name = "value";
        while (method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name))
        {
            name = "returned" + char.ToUpperInvariant(name[0]) + name.Substring(1);
        }

        var attributes = ReturnAttributes.Of(method).Select(static list => AttributeList(list.Attributes).WithTrailingTrivia(Space));
        var result = Parameter(Identifier(name))
            .WithAttributeLists(List(attributes))
            .WithModifiers(TokenList(Token(SyntaxKind.OutKeyword).WithTrailingTrivia(Space)))
            .WithType(method.ReturnType.WithoutTrivia().WithTrailingTrivia(Space));
        return method.ParameterList.Parameters.Count > 0 ? result.WithLeadingTrivia(Space) : result;
    }

    // On a line of its own where the other attributes have one.
    private static MethodDeclarationSyntax WithPreserveSig(MethodDeclarationSyntax method, NameSyntax preserveSig)
    {
        // Parsed, because the formatter would move what is made of tokens to a line of its own.
        var list = ((MethodDeclarationSyntax)ParseMemberDeclaration("[PreserveSig] void M();")!).AttributeLists[0].WithoutTrivia();
        list = list.ReplaceNode(list.Attributes[0].Name, preserveSig);
        if (method.AttributeLists.LastOrDefault() is { } last)
        {
            var lineEnd = last.GetTrailingTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            var indentation = last.GetLeadingTrivia().LastOrDefault();
            return method.AddAttributeLists(lineEnd.IsKind(SyntaxKind.EndOfLineTrivia)
                ? list.WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia)
                    ? TriviaList(indentation)
                    : TriviaList()).WithTrailingTrivia(lineEnd)
                : list.WithTrailingTrivia(Space));
        }

        var first = method.GetFirstToken();
        return method
            .ReplaceToken(first, first.WithLeadingTrivia())
            .WithAttributeLists(SingletonList(list.WithLeadingTrivia(first.LeadingTrivia).WithTrailingTrivia(Space)));
    }
}

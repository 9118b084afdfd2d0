using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>
/// Fix of IMAPI3001: gives the declaration the header's id, in the literal's own style.
/// <code>[ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")] interface IDiscRecorder2</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectInterfaceIdFix))]
public sealed class CorrectInterfaceIdFix : CodeFixProvider
{
    internal const string CorrectKey = "CorrectInterfaceId";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.CorrectIds, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.WrongInterfaceId.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Correct(root!, diagnostic) is not null)
            {
                context.RegisterFix(
                    diagnostic, FixTitles.CorrectId(diagnostic.Properties[DiagnosticProperties.HeaderId]!), CorrectKey, ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        DocumentEdits.ApplyAsync(solution, diagnostics, Replace, cancellationToken);

    private static void Replace(MemberEditor editor, Diagnostic diagnostic)
    {
        if (Correct(editor.OriginalRoot, diagnostic) is { } corrected)
        {
            editor.ReplaceNode(corrected.Literal, corrected.Literal.WithToken(corrected.Token));
        }
    }

    /// <summary>The literal and the token that takes its own one's place; null where the id is no literal.</summary>
    private static (LiteralExpressionSyntax Literal, SyntaxToken Token)? Correct(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.HeaderId, out var id)
            || id is null
            || root.FindNode(diagnostic.Location.SourceSpan) is not AttributeSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }] })
        {
            return null;
        }

        var (text, value) = (literal.Token.Text, literal.Token.ValueText);
        var digits = value.Trim('{', '}', '(', ')', ' ');
        if (!Guid.TryParseExact(digits, "D", out _) || text.IndexOf(digits, StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var written = digits.Any(char.IsLower) && !digits.Any(char.IsUpper) ? id.ToLowerInvariant() : id;
        return (literal, SyntaxFactory.Literal(
            text.Replace(digits, written), value.Replace(digits, written)).WithTriviaFrom(literal.Token));
    }
}

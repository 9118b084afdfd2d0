using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>
/// Fix of IMAPI2003 and IMAPI2004: tests the sign of the HRESULT, for success or for failure as the test was meant.
/// <code>if (hr &lt; 0)</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TestSignFix))]
public sealed class TestSignFix : CodeFixProvider
{
    internal const string SignKey = "TestSign";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.TestSign, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Descriptors.SuccessCodeRejected.Id, Descriptors.BooleanHResult.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var editor = await MemberEditor.CreateAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (Plan(editor, diagnostic) is not null)
            {
                context.RegisterFix(diagnostic, FixTitles.TestSign, SignKey, ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        DocumentEdits.ApplyAsync(solution, diagnostics, static (editor, diagnostic) =>
            Plan(editor, diagnostic)?.Invoke(), cancellationToken);

    private static Action? Plan(MemberEditor editor, Diagnostic diagnostic)
    {
        var model = editor.SemanticModel;
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Meaning, out var meaning))
        {
            return null;
        }

        var isForFailure = meaning == DiagnosticProperties.Failure;
        var found = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (LabelOf(found) is { } label)
        {
            return !KeptComments.HoldsDirective(found)
                && SignPattern.OfLabel(label, isForFailure, model) is { Old: var old, New: var signed }
                    ? () => editor.ReplaceNode(old, signed)
                    : null;
        }

        // After a ?. the value cannot be written alone, and no comparison is a statement.
        if (found is not ExpressionSyntax node
            || node.GetFirstToken().Kind() is SyntaxKind.DotToken or SyntaxKind.OpenBracketToken
            || model.GetOperation(node)?.Parent is IExpressionStatementOperation
            || ReadTest(node, model) is not { Value: { Type: { } type, Syntax: ExpressionSyntax value } } test)
        {
            return null;
        }

        if (node is IsPatternExpressionSyntax pattern && SignPattern.KeptAlternatives(test, isForFailure).Count > 0)
        {
            return !KeptComments.HoldsDirective(pattern) && SignPattern.Of(test, isForFailure, pattern.Expression, model) is { } signed
                ? () => editor.ReplaceNode(pattern.Pattern, KeptComments.Of(pattern.Pattern, signed))
                : null;
        }

        while (value.Parent is ParenthesizedExpressionSyntax parenthesized && node.Contains(parenthesized))
        {
            value = parenthesized;
        }

        // !Convert.ToBoolean(hr), !hr.Equals(0): the test takes the place of the whole.
        ExpressionSyntax replaced = node;
        if ((test.Constant is null || node is InvocationExpressionSyntax)
            && node.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation)
        {
            isForFailure = !isForFailure;
            replaced = negation;
        }

        return SignTest.Of(value, type, isForFailure, model.Compilation) is { } sign && !LosesLine(replaced, sign, value)
            ? () => editor.ReplaceNode(replaced, WithTriviaOf(replaced, sign, value))
            : null;
    }

    // A directive, or a comment to the line's end, that is neither in the value nor at an operator that stays.
    private static bool LosesLine(ExpressionSyntax replaced, ExpressionSyntax sign, ExpressionSyntax value)
    {
        var keepsComments = replaced is BinaryExpressionSyntax && sign is BinaryExpressionSyntax;
        return replaced.DescendantTrivia().Any(trivia =>
            (trivia.IsDirective || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !keepsComments))
            && replaced.Span.Contains(trivia.Span)
            && !value.Span.Contains(trivia.Span));
    }

    private static SyntaxNode? LabelOf(SyntaxNode test) =>
        test.FirstAncestorOrSelf<SyntaxNode>(static node => node is SwitchLabelSyntax or SwitchExpressionArmSyntax) is { } label
        && SignPattern.TestIn(label)?.Span == test.Span
            ? label
            : null;

    private static HResultTest? ReadTest(ExpressionSyntax node, SemanticModel model)
    {
        // An implicit conversion has the syntax of what it converts.
        for (var operation = model.GetOperation(node); operation is not null && operation.Syntax == node; operation = operation.Parent)
        {
            if (HResultTest.TryRead(operation, out var test))
            {
                return test;
            }
        }

        return null;
    }

    private static ExpressionSyntax WithTriviaOf(ExpressionSyntax replaced, ExpressionSyntax sign, ExpressionSyntax value)
    {
        if (sign is BinaryExpressionSyntax written
            && replaced is BinaryExpressionSyntax { Left: var left, Right: var right, OperatorToken: var token })
        {
            return written
                .WithLeft(written.Left.WithTriviaFrom(left))
                .WithOperatorToken(written.OperatorToken.WithTriviaFrom(token))
                .WithRight(written.Right.WithTriviaFrom(right));
        }

        // hr == /* S_OK */ HRESULT.S_OK
        var comments = replaced.DescendantTrivia().Where(trivia =>
            trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && replaced.Span.Contains(trivia.Span) && !value.Span.Contains(trivia.Span));
        var isOperand = replaced is not (BinaryExpressionSyntax or IsPatternExpressionSyntax)
            && replaced.Parent is ExpressionSyntax and not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax);
        return (isOperand ? SyntaxFactory.ParenthesizedExpression(sign).WithAdditionalAnnotations(Simplifier.Annotation) : sign)
            .WithLeadingTrivia(replaced.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.TriviaList(comments.SelectMany(static comment => new[] { SyntaxFactory.Space, comment }))
                .AddRange(replaced.GetTrailingTrivia()));
    }
}

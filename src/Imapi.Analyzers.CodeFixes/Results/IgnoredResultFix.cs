using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>
/// Fix of IMAPI2001: checks the HRESULT, returns it, or discards it in so many words. In a <c>finally</c>, a <c>Dispose</c>
/// or a finalizer the first is the discard, so FixAll puts no throw there.
/// <code>Marshal.ThrowExceptionForHR(recorder.OpenExclusive());</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoredResultFix))]
public sealed class IgnoredResultFix : CodeFixProvider
{
    internal const string CheckKey = "CheckResult";
    internal const string ReturnKey = "ReturnResult";
    internal const string DiscardKey = "DiscardResult";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.CheckResult, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.IgnoredResult.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (key, edit) in PlanAll(model, diagnostic))
            {
                var title = edit.IsDiscard || key == DiscardKey ? FixTitles.DiscardResult
                    : key == CheckKey ? FixTitles.CheckResult
                    : FixTitles.ReturnResult;
                context.RegisterFix(
                    diagnostic,
                    title,
                    key,
                    (solution, diagnostics, cancellationToken) => ApplyAsync(solution, diagnostics, key, cancellationToken));
            }
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken) =>
        DocumentEdits.ApplyAsync(
            solution,
            diagnostics,
            (editor, diagnostic) => Plan(editor.SemanticModel, diagnostic, key ?? CheckKey)?.Apply(editor),
            cancellationToken);

    private static Edit? Plan(SemanticModel model, Diagnostic diagnostic, string key) =>
        PlanAll(model, diagnostic).FirstOrDefault(plan => plan.Key == key).Edit;

    // The check first. Without it there is nothing: a tool takes the first action for the whole solution, and that must not be
    // the return or the discard. In cleanup code the check is the discard.
    private static IEnumerable<(string Key, Edit Edit)> PlanAll(SemanticModel model, Diagnostic diagnostic)
    {
        var node = model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (model.GetOperation(node) is not IInvocationOperation call)
        {
            yield break;
        }

        var use = ResultUse.Of(call);
        var outermost = (ExpressionSyntax)use.Outermost.Syntax;
        var isCleanup = CleanupCode.IsIn(node);
        if ((isCleanup ? Discarded() : PlanCheck(outermost, use.Kind, call, model, diagnostic)) is not { } check)
        {
            yield break;
        }

        yield return (CheckKey, check with { IsDiscard = isCleanup });
        if (PlanReturn(outermost, call, model) is { } returned)
        {
            yield return (ReturnKey, returned);
        }

        if (Discarded() is { } discard)
        {
            yield return (DiscardKey, discard);
        }

        Edit? Discarded() => PlanDiscard(outermost, use.Kind, node, diagnostic, model);
    }

    private static Edit? PlanCheck(
        ExpressionSyntax outermost, ResultUseKind kind, IInvocationOperation call, SemanticModel model, Diagnostic diagnostic)
    {
        // A task that is never awaited: the check goes into the lambda that it runs.
        var isWrapped = model.GetTypeInfo(outermost).Type is not { } type || !IsHResult(type, call);
        var value = isWrapped ? (ExpressionSyntax)call.Syntax : outermost;
        if (isWrapped && (call.Syntax.Parent is not LambdaExpressionSyntax lambda || IsTypedRunner(lambda, model)))
        {
            return null;
        }

        var valueType = model.GetTypeInfo(value).Type ?? call.Type!;
        if (Check(value) is null)
        {
            return null;
        }

        if (kind != ResultUseKind.Discarded || isWrapped)
        {
            return new(value, current => Check((ExpressionSyntax)current)!.WithTriviaFrom(current));
        }

        return value.Parent switch
        {
            AssignmentExpressionSyntax discard =>
                new(discard, current => KeptComments.Of(current, Check(((AssignmentExpressionSyntax)current).Right)!)),
            EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration } =>
                new(declaration, current => KeptComments.Of(current, SyntaxFactory.ExpressionStatement(
                    Check(((LocalDeclarationStatementSyntax)current).Declaration.Variables[0].Initializer!.Value)!))),
            _ => null,
        };

        ExpressionSyntax? Check(ExpressionSyntax current) => CheckedCall.Of(current, valueType, diagnostic, model);
    }

    private static Edit? PlanReturn(ExpressionSyntax outermost, IInvocationOperation call, SemanticModel model)
    {
        if (outermost.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement
            || model.GetTypeInfo(outermost).Type is not { } type
            || !SymbolEqualityComparer.Default.Equals(type, call.Type)
            || model.GetEnclosingSymbol(statement.SpanStart) is not IMethodSymbol { IsAsync: false } function
            || !SymbolEqualityComparer.Default.Equals(function.ReturnType, type))
        {
            return null;
        }

        // return 0: the caller hears of success only, so the call's own result says the same and more.
        var next = block.Statements.IndexOf(statement) + 1;
        if (next >= block.Statements.Count
            || block.Statements[next] is not ReturnStatementSyntax { Expression: { } returned } following
            || !IsSuccess(returned, model)
            || statement.GetTrailingTrivia().Concat(following.GetLeadingTrivia()).Any(static trivia => trivia.IsDirective))
        {
            return null;
        }

        return new(
            block,
            current =>
            {
                var currentBlock = (BlockSyntax)current;
                var index = block.Statements.IndexOf(statement);
                var expression = ((ExpressionStatementSyntax)currentBlock.Statements[index]).Expression;
                var result = SyntaxFactory.ReturnStatement(expression.WithoutTrivia())
                    .WithLeadingTrivia(statement.GetLeadingTrivia()
                        .AddRange(Comments(statement.GetTrailingTrivia()))
                        .AddRange(Comments(following.GetLeadingTrivia())))
                    .WithTrailingTrivia(following.GetTrailingTrivia())
                    .WithAdditionalAnnotations(Formatter.Annotation);
                return currentBlock.WithStatements(currentBlock.Statements.RemoveAt(index + 1).RemoveAt(index).Insert(index, result));
            });
    }

    private static IEnumerable<SyntaxTrivia> Comments(SyntaxTriviaList trivia) => trivia
        .Where(static item => item.IsKind(SyntaxKind.SingleLineCommentTrivia) || item.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .SelectMany(static comment => new[] { comment, SyntaxFactory.ElasticLineFeed });

    private static Edit? PlanDiscard(
        ExpressionSyntax outermost, ResultUseKind kind, SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        if (kind != ResultUseKind.Ignored
            || !Discard.IsPossible(node, diagnostic, model)
            || model.GetTypeInfo(outermost).Type is not { SpecialType: not SpecialType.System_Void })
        {
            return null;
        }

        return new(outermost, current => Discard.Of((ExpressionSyntax)current).WithTriviaFrom(current));
    }

    // Task.Run<int>, Task<int>.Factory: a lambda without a result does not fit there.
    private static bool IsTypedRunner(LambdaExpressionSyntax lambda, SemanticModel model) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax run }
        && (run.Expression.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any()
            || model.GetSymbolInfo(run).Symbol is IMethodSymbol { ContainingType.IsGenericType: true });

    private static bool IsHResult(ITypeSymbol type, IInvocationOperation call) =>
        SymbolEqualityComparer.Default.Equals(type, call.Type)
        || (type.IsNullable() && SymbolEqualityComparer.Default.Equals(type.HeldType(), call.Type));

    private static bool IsSuccess(ExpressionSyntax returned, SemanticModel model) =>
        model.GetConstantValue(returned) is { HasValue: true, Value: var value }
            ? LiteralValue.TryGetBits(value, out var bits) && bits == 0
            : returned.IsKind(SyntaxKind.DefaultLiteralExpression) || model.GetSymbolInfo(returned).Symbol is IFieldSymbol { Name: "S_OK" };

    /// <summary>A node and what takes its place.</summary>
    private sealed record Edit(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Change)
    {
        public bool IsDiscard { get; init; }

        public void Apply(MemberEditor editor) => editor.ReplaceNode(Node, (current, _) => Change(current));
    }
}

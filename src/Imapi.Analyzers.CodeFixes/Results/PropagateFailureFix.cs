using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>
/// Fix of IMAPI2005: lets the failure propagate, in the place of the jump that ends the handler.
/// <code>catch (COMException) { throw; }</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PropagateFailureFix))]
public sealed class PropagateFailureFix : CodeFixProvider
{
    internal const string PropagateKey = "PropagateFailure";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.PropagateFailure, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.SwallowedFailure.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(DiagnosticProperties.CanPropagate))
            {
                context.RegisterFix(diagnostic, FixTitles.PropagateFailure, PropagateKey, ApplyAsync);
            }
        }

        return Task.CompletedTask;
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        DocumentEdits.ApplyAsync(solution, diagnostics, Propagate, cancellationToken);

    private static void Propagate(MemberEditor editor, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(DiagnosticProperties.CanPropagate)
            && editor.OriginalRoot.FindToken(diagnostic.Location.SourceSpan.Start).Parent is CatchClauseSyntax handler)
        {
            editor.ReplaceNode(handler.Block, static (current, _) => WithThrow((BlockSyntax)current));
        }
    }

    private static BlockSyntax WithThrow(BlockSyntax handler)
    {
        var rethrow = SyntaxFactory.ThrowStatement().WithAdditionalAnnotations(Formatter.Annotation);
        if (Propagation.JumpOf(handler) is { } jump)
        {
            return handler.ReplaceNode(jump, KeptComments.Of(jump, rethrow));
        }

        // The comment of an empty handler is before its brace.
        var closing = handler.CloseBraceToken;
        return handler
            .WithCloseBraceToken(closing.WithLeadingTrivia(SyntaxFactory.ElasticMarker))
            .AddStatements(rethrow.WithLeadingTrivia(closing.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.ElasticMarker))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}

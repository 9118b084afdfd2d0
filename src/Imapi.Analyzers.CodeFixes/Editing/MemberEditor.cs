using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>
/// Edits the member that a diagnostic is in, or the compilation unit around top-level statements. An editor of the whole
/// document would do: but it takes its edits one by one, and looks through all that it holds for each.
/// </summary>
internal sealed class MemberEditor : SyntaxEditor
{
    private readonly OptionSet options;

    private MemberEditor(SyntaxNode member, SemanticModel model, Document document, OptionSet options)
        : base(member, document.Project.Solution.Services)
    {
        SemanticModel = model;
        Document = document;
        this.options = options;
    }

    /// <summary>The model of the document before the edits.</summary>
    public SemanticModel SemanticModel { get; }

    public Document Document { get; }

    /// <summary>The editor of a diagnostic's member: the last one, where that has the member.</summary>
    public static async Task<MemberEditor> CreateAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken, MemberEditor? last = null)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (last?.Document == document && last.OriginalRoot.FullSpan.Contains(diagnostic.Location.SourceSpan))
        {
            return last;
        }

        var member = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            .FirstAncestorOrSelf<MemberDeclarationSyntax>(static node =>
                node is not (GlobalStatementSyntax or EnumMemberDeclarationSyntax));
        return new(
            member ?? root,
            (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!,
            document,
            await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Formats a new node by itself, by the document's options: to format it in its place costs a look at the whole class.
    /// </summary>
    public TNode Format<TNode>(TNode node)
        where TNode : SyntaxNode
    {
        // With elastic trivia it would be formatted in its place all the same.
        var inelastic = node.NormalizeWhitespace();
        return (TNode)Formatter.Format(inelastic, Document.Project.Solution.Workspace, options);
    }
}

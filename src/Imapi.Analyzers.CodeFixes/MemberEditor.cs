using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Imapi.Analyzers.CodeFixes;

/// <summary>
/// Edits the member that a diagnostic lies in, or the compilation unit round top-level statements. An editor of the whole
/// document would do: but it takes its edits one by one, and looks through all that it holds for each.
/// </summary>
internal sealed class MemberEditor : SyntaxEditor
{
    private MemberEditor(SyntaxNode member, SemanticModel model, Document document)
        : base(member, document.Project.Solution.Services)
    {
        SemanticModel = model;
        Document = document;
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
            .FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not (GlobalStatementSyntax or EnumMemberDeclarationSyntax));
        return new(member ?? root, (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!, document);
    }
}

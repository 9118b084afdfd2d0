using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>Keeps the comments around and inside a node that is replaced.</summary>
internal static class KeptComments
{
    /// <summary>
    /// The new node with the old one's trivia; comments of the old one that it does not have are put after it. Words stay apart
    /// that only the old one's signs or parentheses kept apart, as in <c>return(0x8004020B);</c>.
    /// </summary>
    public static TNode Of<TNode>(SyntaxNode old, TNode created)
        where TNode : SyntaxNode
    {
        var trailing = new SyntaxTriviaList();
        foreach (var comment in old.DescendantTrivia().Where(trivia => old.Span.Contains(trivia.Span)
            && IsComment(trivia)
            && !Has(created, trivia.ToString())))
        {
            trailing = trailing.Add(SyntaxFactory.Space).Add(comment);
            if (comment.IsKind(SyntaxKind.SingleLineCommentTrivia))
            {
                trailing = trailing.Add(SyntaxFactory.ElasticLineFeed);
            }
        }

        var leading = old.GetLeadingTrivia();
        var before = old.GetFirstToken().GetPreviousToken();
        if (before.Span.End == old.SpanStart && AreWords(before, created.GetFirstToken()))
        {
            leading = leading.Add(SyntaxFactory.Space);
        }

        trailing = trailing.AddRange(old.GetTrailingTrivia());
        var after = old.GetLastToken().GetNextToken();
        if (old.Span.End == after.SpanStart && AreWords(created.GetLastToken(), after))
        {
            trailing = trailing.Add(SyntaxFactory.Space);
        }

        return created.WithLeadingTrivia(leading).WithTrailingTrivia(trailing);
    }

    /// <summary>Whether a directive is inside a node, which cannot be put after what replaces the node.</summary>
    public static bool HoldsDirective(SyntaxNode old) =>
        old.DescendantTrivia().Any(trivia => trivia.IsDirective && old.Span.Contains(trivia.Span));

    private static bool Has(SyntaxNode created, string comment) =>
        created.DescendantTrivia().Any(trivia => IsComment(trivia) && trivia.ToString() == comment);

    private static bool AreWords(SyntaxToken left, SyntaxToken right) =>
        left.Text.Length > 0
        && right.Text.Length > 0
        && SyntaxFacts.IsIdentifierPartCharacter(left.Text[left.Text.Length - 1])
        && SyntaxFacts.IsIdentifierPartCharacter(right.Text[0]);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.CodeFixes;

/// <summary>Keeps what was said round and inside a node that gives way to another one.</summary>
internal static class KeptComments
{
    /// <summary>
    /// The new node with the old one's trivia; comments of the old one that it does not have stand behind it. Words stay apart
    /// that only the old one's signs or parentheses kept apart, as in <c>return(0x8004020B);</c>.
    /// </summary>
    public static TNode Of<TNode>(SyntaxNode old, TNode created)
        where TNode : SyntaxNode
    {
        var trailing = new SyntaxTriviaList();
        var present = new HashSet<string>(created.DescendantTrivia().Where(IsComment).Select(static comment => comment.ToString()));
        foreach (var comment in old.DescendantTrivia().Where(trivia => old.Span.Contains(trivia.Span) && IsComment(trivia) && !present.Contains(trivia.ToString())))
        {
            trailing = trailing.Add(SyntaxFactory.Space).Add(comment);
            if (comment.IsKind(SyntaxKind.SingleLineCommentTrivia))
            {
                trailing = trailing.Add(SyntaxFactory.ElasticLineFeed);
            }
        }

        var (first, last) = (old.GetFirstToken(), old.GetLastToken());
        var leading = AreJoined(first.GetPreviousToken(), first) && AreWords(first.GetPreviousToken(), created.GetFirstToken())
            ? SyntaxFactory.TriviaList(SyntaxFactory.Space)
            : old.GetLeadingTrivia();
        trailing = trailing.AddRange(old.GetTrailingTrivia());
        return created.WithLeadingTrivia(leading).WithTrailingTrivia(
            AreJoined(last, last.GetNextToken()) && AreWords(created.GetLastToken(), last.GetNextToken()) ? trailing.Add(SyntaxFactory.Space) : trailing);
    }

    /// <summary>Whether a directive stands inside a node, which cannot stand behind what takes the node's place.</summary>
    public static bool HoldsDirective(SyntaxNode old) => old.DescendantTrivia().Any(trivia => trivia.IsDirective && old.Span.Contains(trivia.Span));

    private static bool AreJoined(SyntaxToken left, SyntaxToken right) => left.Span.End == right.SpanStart;

    private static bool AreWords(SyntaxToken left, SyntaxToken right) =>
        left.Text.Length > 0
        && right.Text.Length > 0
        && SyntaxFacts.IsIdentifierPartCharacter(left.Text[left.Text.Length - 1])
        && SyntaxFacts.IsIdentifierPartCharacter(right.Text[0]);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}

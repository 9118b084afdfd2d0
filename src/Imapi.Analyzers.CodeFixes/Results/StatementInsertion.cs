using Imapi.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>
/// Puts statements before and after others, in the order in which they are given; where there is room for one only, it
/// makes a block. One instance serves one pass over a solution, and is completed at its end.
/// </summary>
internal sealed class StatementInsertion
{
    private readonly Dictionary<StatementSyntax, (MemberEditor Editor, SyntaxNode Anchor, List<SyntaxNode> Added)> after = [];
    private readonly HashSet<StatementSyntax> preceded = [];
    private readonly HashSet<StatementSyntax> enclosed = [];
    private readonly Dictionary<ArrowExpressionClauseSyntax, (List<StatementSyntax> Before, List<StatementSyntax> After)> bodies = [];

    /// <summary>Puts a statement before another one, or before what an expression body does.</summary>
    public void InsertBefore(MemberEditor editor, SyntaxNode place, StatementSyntax added)
    {
        added = added.WithTrailingTrivia(LineEndOf(place));
        if (place is ArrowExpressionClauseSyntax arrow)
        {
            BodyOf(arrow, editor).Before.Add(added);
            return;
        }

        var statement = (StatementSyntax)place;
        added = Align(added, statement);
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
        {
            Enclose(editor, statement);
        }
        else if (preceded.Add(statement))
        {
            added = added.WithLeadingTrivia(statement.GetLeadingTrivia());
            editor.ReplaceNode(statement, (current, _) => Align(current.WithLeadingTrivia(IndentationOf(current)), statement));
        }

        if (statement.Parent is GlobalStatementSyntax global)
        {
            editor.InsertBefore(global, Global(added));
        }
        else
        {
            editor.InsertBefore(statement, added);
        }
    }

    /// <summary>Puts an expression after a statement, or after what an expression body does.</summary>
    public void InsertAfter(MemberEditor editor, SyntaxNode place, ExpressionSyntax expression)
    {
        var added = editor.Format<StatementSyntax>(SyntaxFactory.ExpressionStatement(expression)).WithTrailingTrivia(LineEndOf(place));
        if (place is ArrowExpressionClauseSyntax arrow)
        {
            BodyOf(arrow, editor).After.Add(added);
            return;
        }

        var statement = (StatementSyntax)place;
        added = Align(added, statement);
        if (!after.TryGetValue(statement, out var all))
        {
            after.Add(statement, all = (editor, AnchorOf(statement, added, editor), []));
        }

        all.Added.Add(all.Anchor is GlobalStatementSyntax ? Global(added) : added);
    }

    /// <summary>Hands the editors what is to follow statements: an editor would put the last before the first.</summary>
    public void Complete()
    {
        foreach (var (editor, anchor, added) in after.Values)
        {
            editor.InsertAfter(anchor, added);
        }
    }

    // The document's own, so a file of one kind stays of that kind.
    private static SyntaxTrivia LineEndOf(SyntaxNode place)
    {
        var last = (place is ArrowExpressionClauseSyntax ? place.Parent! : place).GetTrailingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.EndOfLineTrivia) ? last : SyntaxFactory.ElasticMarker;
    }

    // Without elastic ends: the formatter puts empty lines between members.
    private static GlobalStatementSyntax Global(StatementSyntax statement) => SyntaxFactory.GlobalStatement(
        statement.WithLeadingTrivia(statement.GetLeadingTrivia().Where(static trivia => trivia.FullSpan.Length > 0)));

    // After what an earlier pass put there for a variable that comes earlier in the statement.
    private static SyntaxNode LastFor(StatementSyntax statement, SyntaxNode anchor, StatementSyntax added)
    {
        var names = NamesIn(statement).ToList();
        foreach (var sibling in anchor.Parent!.ChildNodes().SkipWhile(node => node != anchor).Skip(1))
        {
            if (sibling is not (ExpressionStatementSyntax or GlobalStatementSyntax { Statement: ExpressionStatementSyntax })
                || NamesIn(sibling).Except(NamesIn(added)).ToList() is not [var other]
                || NamesIn(added).Except(NamesIn(sibling)).ToList() is not [var own]
                || !names.Contains(other)
                || (names.Contains(own) && names.IndexOf(other) > names.IndexOf(own)))
            {
                break;
            }

            anchor = sibling;
        }

        return anchor;
    }

    private static IEnumerable<string> NamesIn(SyntaxNode node) => node.DescendantTokens()
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText);

    // Like the other statement where that has lines of its own. Else the formatter must find the place, and it takes its time.
    private static TNode Align<TNode>(TNode aligned, StatementSyntax statement)
        where TNode : SyntaxNode
    {
        var isLast = statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var before = statement.GetLeadingTrivia().Reverse().SkipWhile(IsInLine).FirstOrDefault();
        var isFirst = before.IsKind(SyntaxKind.None)
            ? statement.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            : before.IsKind(SyntaxKind.EndOfLineTrivia) || before.IsDirective;
        return isFirst
            && isLast ? aligned.WithLeadingTrivia(IndentationOf(statement)) : aligned.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static IEnumerable<SyntaxTrivia> IndentationOf(SyntaxNode statement) =>
        statement.GetLeadingTrivia().Reverse().TakeWhile(IsInLine).Reverse().TakeWhile(static trivia =>
            trivia.IsKind(SyntaxKind.WhitespaceTrivia));

    // A comment may be before the statement in its line.
    private static bool IsInLine(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia)
            || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && trivia.ToString().IndexOf('\n') < 0);

    // After the statement with its labels and what an earlier pass put there; after it alone where it has a block of its own.
    private SyntaxNode AnchorOf(StatementSyntax statement, StatementSyntax added, MemberEditor editor)
    {
        var anchor = statement;
        while (anchor.Parent is LabeledStatementSyntax labeled)
        {
            anchor = labeled;
        }

        if (!enclosed.Contains(statement) && anchor.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            return LastFor(statement, anchor.Parent as GlobalStatementSyntax ?? (SyntaxNode)anchor, added);
        }

        Enclose(editor, statement);
        return statement;
    }

    private void Enclose(MemberEditor editor, StatementSyntax statement)
    {
        if (enclosed.Add(statement))
        {
            editor.ReplaceNode(statement, static (current, _) =>
                SyntaxFactory.Block(((StatementSyntax)current).WithLeadingTrivia(SyntaxFactory.ElasticMarker))
                    .WithLeadingTrivia(current.GetLeadingTrivia())
                    .WithTrailingTrivia(LineEndOf(current))
                    .WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    // The member gets its block when all edits are known.
    private (List<StatementSyntax> Before, List<StatementSyntax> After) BodyOf(ArrowExpressionClauseSyntax arrow, MemberEditor editor)
    {
        if (!bodies.TryGetValue(arrow, out var body))
        {
            bodies.Add(arrow, body = ([], []));
            editor.ReplaceNode(arrow.Parent!, (current, _) => WithBlock(current, body.Before, body.After));
        }

        return body;
    }

    private static SyntaxNode WithBlock(SyntaxNode member, List<StatementSyntax> before, List<StatementSyntax> after)
    {
        var arrow = member.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Single();
        var lineEnd = LineEndOf(arrow);
        var statement = SyntaxFactory.ExpressionStatement(arrow.Expression).WithTrailingTrivia(lineEnd);
        var block = SyntaxFactory.Block(before.Append(statement).Concat(after))
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(lineEnd))
            .WithTrailingTrivia(member.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        return member switch
        {
            BaseMethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            LocalFunctionStatementSyntax function => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            _ => member,
        };
    }
}

using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Fix of IMAPI1006: puts the enumeration's member, or flags joined by <c>|</c>, in the place of the cast number.
/// <code>if (format.CurrentPhysicalMediaType == IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_DVDPLUSR_DUALLAYER)</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameEnumerationMemberFix))]
public sealed class NameEnumerationMemberFix : CodeFixProvider
{
    internal const string NameKey = "NameEnumerationMember";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.UseMembers, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.MagicEnumerationMember.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (MembersOf(diagnostic) is { } members)
            {
                context.RegisterFix(diagnostic, FixTitles.UseMember(string.Join(" | ", members)), NameKey, ApplyAsync);
            }
        }

        return Task.CompletedTask;
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        DocumentEdits.ApplyAsync(solution, diagnostics, Name, cancellationToken);

    private static string[]? MembersOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Members, out var names) ? names?.Split('|') : null;

    private static void Name(MemberEditor editor, Diagnostic diagnostic)
    {
        if (MembersOf(diagnostic) is not { } members
            || editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not CastExpressionSyntax cast
            || editor.SemanticModel.GetTypeInfo(cast).Type is not { } type)
        {
            return;
        }

        // The cast to a nullable says the type of the whole, and stays.
        ExpressionSyntax replaced = type.IsNullable() ? cast.Expression : cast;
        var enumeration = TypeName.AsExpression(type.HeldType(), editor.SemanticModel, cast.SpanStart);
        var named = members
            .Select(member => (ExpressionSyntax)editor.Generator.MemberAccessExpression(enumeration, member))
            .Aggregate(static (left, right) => SyntaxFactory.BinaryExpression(SyntaxKind.BitwiseOrExpression, left, right));
        var isJoined = named is BinaryExpressionSyntax
            && replaced.Parent is ExpressionSyntax and not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax) or PatternSyntax;
        editor.ReplaceNode(replaced, KeptComments.Of(replaced, isJoined ? SyntaxFactory.ParenthesizedExpression(named) : named));
    }
}

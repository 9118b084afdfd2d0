using System.Collections.Immutable;
using System.Globalization;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Numbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Fix of IMAPI1003: gives the constant the header's value, in its own type and style.
/// <code>const uint IMAPI_S_PROPERTIESIGNORED = 0x00040200;</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectValueFix))]
public sealed class CorrectValueFix : CodeFixProvider
{
    internal const string CorrectKey = "CorrectValue";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.CorrectValues, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.WrongConstantValue.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var diagnostics = ImmutableArray.Create(diagnostic);
            if (diagnostic.Properties.TryGetValue(DiagnosticProperties.HeaderValue, out var value)
                && value is not null
                && (await CorrectAsync(context.Document, diagnostics, context.CancellationToken).ConfigureAwait(false)).Count > 0)
            {
                context.RegisterFix(diagnostic, FixTitles.CorrectValue(value), CorrectKey, ApplyAsync);
            }
        }
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var inTree in diagnostics.GroupBy(static diagnostic => diagnostic.Location.SourceTree))
        {
            if (solution.GetDocument(inTree.Key) is { } document
                && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                var corrected = await CorrectAsync(document, inTree, cancellationToken).ConfigureAwait(false);
                changed = changed.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(corrected.Keys, (node, _) => corrected[node]));
            }
        }

        return changed;
    }

    /// <summary>The nodes to replace, and what takes their place.</summary>
    private static async Task<Dictionary<SyntaxNode, SyntaxNode>> CorrectAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var corrected = new Dictionary<SyntaxNode, SyntaxNode>();
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var writer = new ValueWriter(model!);
        foreach (var diagnostic in diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.HeaderValue, out var headerValue) || headerValue is null)
            {
                continue;
            }

            var pattern = ParsePattern(headerValue);
            switch (root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            {
                case ExpressionSyntax value
                    when NamedConstant.NumberIn(value, model!, cancellationToken) is { } number
                    && writer.Rewrite(number, pattern, cancellationToken) is { } rewritten:
                    corrected[number] = rewritten;
                    if (value.Parent is EqualsValueClauseSyntax { Parent: EnumMemberDeclarationSyntax valued })
                    {
                        PinFollowers(valued, pattern, writer, corrected, cancellationToken);
                    }

                    break;
                case EnumMemberDeclarationSyntax { EqualsValue: null } member
                    when writer.Assign(member, pattern, cancellationToken) is { } assigned:
                    corrected[member] = assigned;
                    PinFollowers(member, pattern, writer, corrected, cancellationToken);
                    break;
            }
        }

        return corrected;
    }

    // A member without a value counts on from the one before: each that the header has is to be right, each other one to stay.
    private static void PinFollowers(
        EnumMemberDeclarationSyntax member, uint pattern, ValueWriter writer, Dictionary<SyntaxNode, SyntaxNode> corrected, CancellationToken cancellationToken)
    {
        var isAsBefore = false;
        var members = ((EnumDeclarationSyntax)member.Parent!).Members;
        foreach (var follower in members.Skip(members.IndexOf(member) + 1).TakeWhile(static follower => follower.EqualsValue is null))
        {
            pattern++;
            var known = NamedConstant.HeaderOf(follower)?.Value;
            var isWanted = writer.Holds(follower, known ?? pattern, cancellationToken);
            if (isAsBefore ? known is null || isWanted : known is null ? isWanted : known == pattern)
            {
                isAsBefore |= isWanted;
                continue;
            }

            if ((known is { } value
                ? writer.Assign(follower, value, cancellationToken)
                : writer.Keep(follower, cancellationToken)) is { } pinned)
            {
                corrected[follower] = pinned;
            }

            isAsBefore = known is null || isWanted;
            pattern = known ?? pattern;
        }
    }

    private static uint ParsePattern(string headerValue) => headerValue.StartsWith("0x", StringComparison.Ordinal)
        ? uint.Parse(headerValue.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : uint.Parse(headerValue, CultureInfo.InvariantCulture);
}

using System.Collections.Concurrent;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Detection;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Numbers;

/// <summary>
/// Reads the uses of constants that may be result codes, numbers or names, and finds what is wrong with the comparisons among
/// them. All rules share one reading, so one comparison gets one report.
/// </summary>
/// <param name="evidence">What the compilation tells about the constants.</param>
/// <param name="flows">The flows of bodies.</param>
internal sealed class ConstantUseReader(IConstantEvidence evidence, BodyFlows flows)
{
    private readonly ComparisonFlawReader flaws = new(flows);
    private readonly ConcurrentDictionary<SyntaxNode, ConstantUse?> uses = new();
    private readonly ConcurrentDictionary<SyntaxNode, ConstantUse[]> numbersInBlocks = new();

    /// <inheritdoc cref="IConstantEvidence.CoversNames"/>
    public bool CoversNames => evidence.CoversNames;

    /// <summary>The use of a literal or a constant's name, or null if it is not a constant that may be a result code.</summary>
    public ConstantUse? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) => expression switch
    {
        LiteralExpressionSyntax literal => ReadNumber(literal, model, cancellationToken),
        IdentifierNameSyntax or MemberAccessExpressionSyntax
            when CoversNames
                && model.GetOperation(expression, cancellationToken) is { } reference => ReadName(reference, cancellationToken),
        _ => null,
    };

    /// <summary>The use of a constant's name, or null if it is not a comparison with a constant that may be a result code.</summary>
    public ConstantUse? ReadName(IOperation reference, CancellationToken cancellationToken)
    {
        if (uses.TryGetValue(reference.Syntax, out var known))
        {
            return known;
        }

        return ConstantName.TryRead(reference, cancellationToken, out var constant, out var name)
            ? uses.GetOrAdd(reference.Syntax, Read(constant, name, cancellationToken))
            : null;
    }

    /// <summary>The uses of the numbers in a block of operations, in the order of the source.</summary>
    public IReadOnlyList<ConstantUse> NumbersIn(IOperation block, CancellationToken cancellationToken)
    {
        if (numbersInBlocks.TryGetValue(block.Syntax, out var known))
        {
            return known;
        }

        var (span, tree) = (block.Syntax.Span, block.Syntax.SyntaxTree);
        var positions = SourceScan.Of(tree, cancellationToken).LongNumbers;
        var first = Array.BinarySearch(positions, span.Start);
        List<ConstantUse>? found = null;
        for (var index = first < 0 ? ~first : first; index < positions.Length && positions[index] < span.End; index++)
        {
            if (tree.GetRoot(cancellationToken).FindToken(positions[index])
                    is { RawKind: (int)SyntaxKind.NumericLiteralToken, Parent: LiteralExpressionSyntax literal } token
                && token.SpanStart == positions[index]
                && IsOwn(literal, block)
                && ReadNumber(literal, block.SemanticModel!, cancellationToken) is { } use)
            {
                (found ??= []).Add(use);
            }
        }

        return numbersInBlocks.GetOrAdd(block.Syntax, found?.ToArray() ?? []);
    }

    // The block of top-level statements is their whole file.
    private static bool IsOwn(LiteralExpressionSyntax literal, IOperation block) =>
        block.Syntax is not CompilationUnitSyntax || literal.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;

    private ConstantUse? ReadNumber(LiteralExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!LiteralValue.TryGetPattern(literal, out var pattern) || !evidence.MayBeResultCode(pattern))
        {
            return null;
        }

        if (uses.TryGetValue(literal, out var known))
        {
            return known;
        }

        var use = ResultCodeExpression.TryRead(literal, model, cancellationToken, out var number) && number.Value == pattern
            ? Read(number, name: null, cancellationToken)
            : null;
        return uses.GetOrAdd(literal, use);
    }

    private ConstantUse? Read(ResultCodeExpression constant, string? name, CancellationToken cancellationToken)
    {
        var named = name is null ? null : ImapiCatalog.FindResultCode(name);
        var code = named ?? ImapiCatalog.FindResultCode(constant.Value);
        if ((code is null && !HResultBits.IsFailure(constant.Value)) || constant.IsOperand() || (name is null && constant.IsNamed()))
        {
            return null;
        }

        var place = ConstantContext.Of(constant, cancellationToken);
        if (name is not null && place.Compared is null)
        {
            return null;
        }

        // For a number that IMAPI does not have, all that matters is whether it can be equal: that costs less to find out.
        if (code is null
            && !IsLikeImapi(constant.Value)
            && flaws.ReadNeverMatching(new(constant, code, place, default), place.Compared, cancellationToken) is null)
        {
            return null;
        }

        // What is unique to IMAPI needs no evidence; but where it is compared, it may be the wrong generation's.
        var isEvident = place.Compared is null && code is { IsUniqueToImapi: true };
        var use = new ConstantUse(constant, code, place, isEvident ? default : evidence.Of(place, cancellationToken));
        return place.Compared is { } compared ? flaws.Read(use, compared, name, isNamed: named is not null, cancellationToken) : use;
    }

    // IMAPI1007 has to know what such a number is compared with.
    private static bool IsLikeImapi(uint pattern) => HResultBits.IsImapi2Failure(pattern) || ImapiCatalog.IsFlippedV1Success(pattern);
}

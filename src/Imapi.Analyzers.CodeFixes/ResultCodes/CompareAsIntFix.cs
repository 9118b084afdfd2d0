using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Fix of IMAPI1002: compares the HRESULT as <c>int</c>; in a label, a pattern or a collection it gives the constant the value
/// that arrives there. The comparison can be true afterwards, and the title says that the meaning changes.
/// <code>if (ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompareAsIntFix))]
public sealed class CompareAsIntFix : CodeFixProvider
{
    internal const string CompareKey = "CompareAsInt";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.CompareAllAsInt, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.NeverMatchingComparison.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!await ResultCodeNaming.CanNameAsync(context.Document, diagnostic, Read, context.CancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var root = diagnostic.Location.SourceTree!.GetRoot(context.CancellationToken);
            var constant = root.FindNode(ComparisonParts.Read(diagnostic)!.Constant.SourceSpan, getInnermostNodeForTie: true);
            var name = diagnostic.Properties[DiagnosticProperties.ResultCode] ?? constant.ToString();
            context.RegisterFix(diagnostic, FixTitles.CompareAsInt(name), CompareKey, ApplyAsync);
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        ResultCodeNaming.ApplyAsync(solution, diagnostics, Read, cancellationToken);

    private static NamingRequest? Read(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = diagnostic.Location.SourceTree!.GetRoot(cancellationToken);
        if (ComparisonParts.Read(diagnostic) is not { } parts
            || NodeAt(parts.Constant) is not { } constant
            || ValueOf(constant, model, cancellationToken) is not { } value
            || !LiteralValue.TryGetBits(value, out var pattern))
        {
            return null;
        }

        // A name that the program has stays; a number gets one.
        var code = IsName(constant) ? null : ImapiCatalog.FindResultCode(pattern);
        if (code is null && !IsName(constant) && (HResultBits.IsImapi2Failure(pattern) || ImapiCatalog.IsFlippedV1Success(pattern)))
        {
            return null;
        }

        return NodeAt(parts.Side) is { } compared
            ? RequestInt(constant, code, pattern, value, compared, NodeAt(parts.HResult) ?? compared, model, cancellationToken)
            : RequestArriving(constant, code, value, diagnostic, model, cancellationToken);

        ExpressionSyntax? NodeAt(Location? location) =>
            location is null ? null : root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;
    }

    private static NamingRequest? RequestInt(
        ExpressionSyntax constant,
        ResultCode? code,
        uint pattern,
        object value,
        ExpressionSyntax compared,
        ExpressionSyntax hresult,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        if (model.GetTypeInfo(hresult, cancellationToken).Type is not { } type || type.IsNullable())
        {
            return null;
        }

        return new(constant, code, model.Compilation.GetSpecialType(SpecialType.System_Int32), unchecked((int)pattern))
        {
            KnownValue = value,
            Compared = (compared, AsInt(hresult, type)),
        };
    }

    private static ExpressionSyntax AsInt(ExpressionSyntax hresult, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Int32)
        {
            // (hr = call()) == number, (first ?? second) == number: without the parentheses the comparison would come first.
            return (!Expressions.IsPrimary(hresult)
                && hresult.Parent is ParenthesizedExpressionSyntax outer ? outer : hresult).WithoutTrivia();
        }

        return Expressions.AsInt(hresult.WithoutTrivia().Parenthesize(), type);
    }

    private static NamingRequest? RequestArriving(
        ExpressionSyntax constant, ResultCode? code, object value, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.ArrivingValue, out var text)
            || text is null
            || model.GetTypeInfo(constant, cancellationToken).ConvertedType is not { } type
            || type.IsNullable()
            || ToConstant(BigInteger.Parse(text, CultureInfo.InvariantCulture), type) is not { } arriving
            || IsLabelElsewhere(constant, arriving, model, cancellationToken)
            || NeighborConstants.IsJumpTarget(constant))
        {
            return null;
        }

        // An int in a label or pattern of long widens by itself.
        var isLabel = constant.Parent is CaseSwitchLabelSyntax or ConstantPatternSyntax;
        return isLabel && type.SpecialType == SpecialType.System_Int64 && arriving is long and >= int.MinValue and <= int.MaxValue
            ? new(constant, code, model.Compilation.GetSpecialType(SpecialType.System_Int32), (int)(long)arriving) { KnownValue = value }
            : new(constant, code, type, arriving) { KnownValue = value };
    }

    private static object? ToConstant(BigInteger value, ITypeSymbol type) => IntegralValue.TypeUnder(type) switch
    {
        SpecialType.System_Int32 => (int)value,
        SpecialType.System_UInt32 => (uint)value,
        SpecialType.System_Int64 => (long)value,
        SpecialType.System_UInt64 => (ulong)value,
        _ => null,
    };

    // Two labels of one value do not compile.
    private static bool IsLabelElsewhere(
        ExpressionSyntax constant, object arriving, SemanticModel model, CancellationToken cancellationToken)
    {
        var choice = constant.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is SwitchStatementSyntax or SwitchExpressionSyntax or IsPatternExpressionSyntax or StatementSyntax);
        return choice is not null && choice.DescendantNodes().OfType<ExpressionSyntax>().Any(other =>
            other != constant
            && other.Parent is CaseSwitchLabelSyntax or ConstantPatternSyntax
            && model.GetConstantValue(other, cancellationToken) is { HasValue: true, Value: { } label }
            && LiteralValue.TryGetBits(label, out _)
            && IntegralValue.Of(label) == IntegralValue.Of(arriving));
    }

    private static bool IsName(ExpressionSyntax constant) =>
        !constant.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Any();

    private static object? ValueOf(ExpressionSyntax constant, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(constant, cancellationToken) is { HasValue: true, Value: var value }
            ? value
            : model.GetSymbolInfo(constant, cancellationToken).Symbol is IFieldSymbol field
                ? PossibleValues.InitialValueOf(field, model.Compilation, cancellationToken)
                : null;
}

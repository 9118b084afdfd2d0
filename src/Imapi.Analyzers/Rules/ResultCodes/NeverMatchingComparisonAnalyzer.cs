using System.Collections.Immutable;
using System.Globalization;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1002: a comparison with a result code that the types of both sides make impossible.
/// <code>if (ex.HResult == 0xC0AA0202)</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeverMatchingComparisonAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NeverMatchingComparison, Descriptors.ThrowingComparison, Descriptors.BoxedComparison);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGetConstantUses(start.Compilation, start.Options, start.CancellationToken) is { } uses)
            {
                ConstantUseActions.ForFlaws(
                    start, uses, ComparisonFlaw.NeverMatches, static context => context.Report(Create(context.Use)));
            }
        });
    }

    private static Diagnostic Create(ConstantUse comparison)
    {
        var constant = comparison.Constant;
        var name = comparison.Code?.Name ?? constant.Number;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.ResultCode, comparison.Code?.Name);
        var whole = WholeOf(comparison.Place.Operand!);
        var location = (whole ?? constant.Syntax).GetLocation();

        // To compare as int would leave a comparison with the other generation's code.
        var parts = comparison.IsOfOtherGeneration ? [] : PartsOf(comparison, whole).ToLocations();
        if (comparison.BoxedTypes is { } types)
        {
            return Diagnostic.Create(
                Descriptors.BoxedComparison, location, parts, properties, name, types.HResult.ToDisplayString(), types.Constant.ToDisplayString());
        }

        if (comparison.Arriving is not { Count: > 0 } arriving)
        {
            return Diagnostic.Create(Descriptors.ThrowingComparison, location, parts, properties, name);
        }

        var values = arriving.Select(static value => value.ToString(CultureInfo.InvariantCulture)).ToList();
        return Diagnostic.Create(
            Descriptors.NeverMatchingComparison,
            location,
            parts,
            values is [var only] ? properties.Add(DiagnosticProperties.ArrivingValue, only) : properties,
            name,
            string.Join(", ", values),
            comparison.Expected.ToString(CultureInfo.InvariantCulture));
    }

    // The comparison, if both sides are in one expression: a label has the other side somewhere else.
    private static ExpressionSyntax? WholeOf(IOperation operand) => operand.Parent switch
    {
        IBinaryOperation { Syntax: BinaryExpressionSyntax binary } => binary,
        IInvocationOperation { Syntax: InvocationExpressionSyntax call } => call,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: nameof(
            Equals), Syntax: InvocationExpressionSyntax call } } => call,
        _ => null,
    };

    private static ComparisonParts PartsOf(ConstantUse comparison, ExpressionSyntax? whole)
    {
        var hresult = comparison.Place.Compared!;
        while (hresult is IConversionOperation { Operand: { Type: { } from } operand }
            && (IntegralValue.TypeUnder(from) is not null || HResultTypes.IsHResultStruct(from)))
        {
            hresult = operand;
        }

        var side = whole is null ? null : SideOf(whole, hresult.Syntax);
        return new(comparison.Constant.Syntax.GetLocation(), side?.GetLocation(), side is null ? null : hresult.Syntax.GetLocation());
    }

    private static SyntaxNode? SideOf(ExpressionSyntax whole, SyntaxNode hresult)
    {
        for (var node = hresult; node is not null && node != whole; node = node.Parent)
        {
            if (node.Parent == whole || (node.Parent is ArgumentSyntax { Parent.Parent: var call } && call == whole))
            {
                return node is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } callee ? callee.Expression : node;
            }
        }

        return null;
    }
}

using System.Collections.Immutable;
using System.Globalization;
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
    /// <summary>The property that carries the name of the result code that the constant is, if it is one.</summary>
    internal const string ResultCodeKey = "ResultCode";

    /// <summary>The property that carries the one value, in decimal, that an HRESULT of that code arrives with, if there is only one.</summary>
    internal const string ArrivingKey = "Arriving";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NeverMatchingComparison, Descriptors.ThrowingComparison, Descriptors.BoxedComparison);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
            ImapiContext.TryGetConstantUses(start.Compilation, start.Options, start.CancellationToken)?.ReadFlaws(
                start, ComparisonFlaw.NeverTrue, static context => context.Report(Create(context.Use))));
    }

    private static Diagnostic Create(ConstantUse comparison)
    {
        var constant = comparison.Constant;
        var name = comparison.Code?.Name ?? constant.Number;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(ResultCodeKey, comparison.Code?.Name);
        var whole = WholeOf(comparison.Place.Operand!);
        var location = (whole ?? constant.Syntax).GetLocation();

        // To compare as int would leave a comparison with the other generation's code.
        var parts = comparison.IsOfOtherGeneration ? [] : PartsOf(comparison, whole);
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
            values is [var only] ? properties.Add(ArrivingKey, only) : properties,
            name,
            string.Join(", ", values),
            comparison.Expected.ToString(CultureInfo.InvariantCulture));
    }

    // The comparison, where both sides stand in one expression: a label has the other side somewhere else.
    private static ExpressionSyntax? WholeOf(IOperation operand) => operand.Parent switch
    {
        IBinaryOperation { Syntax: BinaryExpressionSyntax binary } => binary,
        IInvocationOperation { Syntax: InvocationExpressionSyntax call } => call,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: nameof(Equals), Syntax: InvocationExpressionSyntax call } } => call,
        _ => null,
    };

    // For the fix: the constant, the compared side, and in it the HRESULT without conversions.
    private static IEnumerable<Location> PartsOf(ConstantUse comparison, ExpressionSyntax? whole)
    {
        yield return comparison.Constant.Syntax.GetLocation();
        var hresult = comparison.Place.Compared!;
        while (hresult is IConversionOperation { Operand: { Type: { } from } operand }
            && (IntegralValue.TypeUnder(from) is not null || HResultTypes.IsHResultStruct(from)))
        {
            hresult = operand;
        }

        if (whole is not null && SideOf(whole, hresult.Syntax) is { } side)
        {
            yield return side.GetLocation();
            yield return hresult.Syntax.GetLocation();
        }
    }

    private static SyntaxNode? SideOf(ExpressionSyntax whole, SyntaxNode hresult)
    {
        for (var node = hresult; node is not null && node != whole; node = node.Parent)
        {
            if (node.Parent == whole || node.Parent is ArgumentSyntax { Parent.Parent: var call } && call == whole)
            {
                return node is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } callee ? callee.Expression : node;
            }
        }

        return null;
    }
}

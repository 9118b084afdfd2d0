using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Comparisons;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1004: a v1 result code tested on a value that comes from IMAPI v2, or the other way round.
/// <code>if (recorder2.AcquireExclusiveAccess(true, "Burner") == IMAPI_E_DEVICE_STILL_IN_USE)</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherGenerationCodeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property that carries the name of the code of the same meaning in the generation that is called, if it has one.</summary>
    internal const string CounterpartKey = "Counterpart";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.OtherGenerationCode, Descriptors.OtherGenerationCodeWithCounterpart);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
            ImapiInterop.TryGet(start.Compilation, start.Options, start.CancellationToken)?.ConstantUses.ReadFlaws(
                start, ComparisonFlaw.OtherGeneration, static (comparison, report) => report(Create(comparison.Constant, comparison.Code!))));
    }

    private static Diagnostic Create(ResultCodeExpression constant, ResultCode code)
    {
        var counterpart = ImapiCatalog.FindCounterpart(code);
        return Diagnostic.Create(
            counterpart is null ? Descriptors.OtherGenerationCode : Descriptors.OtherGenerationCodeWithCounterpart,
            constant.Syntax.GetLocation(),
            counterpart is null || NeighborConstants.Hold(constant, counterpart, CancellationToken.None)
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(CounterpartKey, counterpart.Name),
            code.Name,
            code.Generation == Generation.V1 ? "v1" : "v2",
            code.Generation == Generation.V1 ? "v2" : "v1",
            counterpart?.Name);
    }
}

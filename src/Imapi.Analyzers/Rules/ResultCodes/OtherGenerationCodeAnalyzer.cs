using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Numbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1004: a v1 result code tested on a value that comes from IMAPI v2, or vice versa.
/// <code>if (recorder2.AcquireExclusiveAccess(true, "Burner") == IMAPI_E_DEVICE_STILL_IN_USE)</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherGenerationCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.OtherGenerationCode, Descriptors.OtherGenerationCodeWithCounterpart);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                ConstantUseActions.ForFlaws(start, imapi.ConstantUses, ComparisonFlaw.OtherGeneration, static context =>
                    context.Report(Create(context.Use.Constant, context.Use.Code!, context.CancellationToken)));
            }
        });
    }

    private static Diagnostic Create(ResultCodeExpression constant, ResultCode code, CancellationToken cancellationToken)
    {
        var counterpart = ImapiCatalog.FindCounterpart(code);
        return Diagnostic.Create(
            counterpart is null ? Descriptors.OtherGenerationCode : Descriptors.OtherGenerationCodeWithCounterpart,
            constant.Syntax.GetLocation(),
            counterpart is null ? null : Counterpart.PropertiesOf(constant, counterpart, cancellationToken),
            code.Name,
            code.Generation == Generation.V1 ? "v1" : "v2",
            code.Generation == Generation.V1 ? "v2" : "v1",
            counterpart?.Name);
    }
}

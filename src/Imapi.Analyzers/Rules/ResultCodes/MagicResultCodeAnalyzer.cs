using System.Collections.Immutable;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Numbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1001: a result code written as a number.
/// <code>if (ex.HResult == unchecked((int)0xC0AA0202))</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MagicResultCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MagicResultCode);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGetConstantUses(start.Compilation, start.Options, start.CancellationToken) is { } uses)
            {
                ConstantUseActions.ForNumbers(start, uses, Analyze);
            }
        });
    }

    private static void Analyze(ConstantUseReport context)
    {
        if (context.Use is not { Flaw: ComparisonFlaw.None, Code: { } code } use
            || !(code.IsUniqueToImapi || use.Evidence.Proves(code)))
        {
            return;
        }

        context.Report(Diagnostic.Create(
            Descriptors.MagicResultCode,
            use.Constant.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.ResultCode, code.Name),
            use.Constant.Number,
            code.Name,
            Descriptors.MeaningOf(code.Name)));
    }
}

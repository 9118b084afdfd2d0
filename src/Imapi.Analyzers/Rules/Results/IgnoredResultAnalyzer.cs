using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2001: an HRESULT that an IMAPI call returns, and that the program ignores.
/// <code>recorder.OpenExclusive();</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredResultAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.IgnoredResult, Descriptors.IgnoredResultWithSuccessCodes, Descriptors.IgnoredResultWithHiddenFailure);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                start.RegisterOperationAction(operation => Analyze(operation, imapi), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImapiContext imapi)
    {
        var call = (IInvocationOperation)context.Operation;
        if (ResultUse.IsLost(call, imapi.Symbols, context.Options))
        {
            context.ReportDiagnostic(Create(call, imapi, context.Options));
        }
    }

    private static Diagnostic Create(IInvocationOperation call, ImapiContext imapi, AnalyzerOptions options)
    {
        var name = imapi.Symbols.NameOf(call.TargetMethod);
        var successCodes = ImapiCatalog.SuccessCodes.TryGetValue(name, out var codes) ? codes : [];
        var hiddenFailures = successCodes.Where(ImapiCatalog.IsHiddenFailure).ToList();
        var descriptor = hiddenFailures.Count > 0 ? Descriptors.IgnoredResultWithHiddenFailure
            : successCodes.Count > 0 ? Descriptors.IgnoredResultWithSuccessCodes
            : Descriptors.IgnoredResult;
        return Diagnostic.Create(
            descriptor,
            call.Syntax.GetLocation(),
            ImapiOptions.PropertiesForFixes(options, call.Syntax.SyntaxTree),
            name,
            string.Join(", ", successCodes),
            string.Join(", ", hiddenFailures));
    }
}

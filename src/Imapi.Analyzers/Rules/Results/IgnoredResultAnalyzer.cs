using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2001: an HRESULT that an IMAPI call returns, and nobody takes.
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
            if (ImapiInterop.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } interop)
            {
                start.RegisterOperationAction(operation => Analyze(operation, interop), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImapiInterop interop)
    {
        var call = (IInvocationOperation)context.Operation;
        if (ResultUse.IsLost(call, interop, context.Options))
        {
            context.ReportDiagnostic(Create(call, interop, context.Options));
        }
    }

    private static Diagnostic Create(IInvocationOperation call, ImapiInterop interop, AnalyzerOptions options)
    {
        var name = interop.NameOf(call.TargetMethod);
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

using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2003: a test for S_OK that takes the other success codes of the method for failures.
/// <code>if (format.SetWriteSpeed(2720, false) != 0) throw …</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuccessCodeRejectedAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.SuccessCodeRejected);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                start.RegisterOperationAction(
                    operation => Analyze(operation, imapi),
                    OperationKind.Binary,
                    OperationKind.IsPattern,
                    OperationKind.Invocation,
                    OperationKind.CaseClause,
                    OperationKind.SwitchExpressionArm);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImapiContext imapi)
    {
        var operation = context.Operation;
        if (!HResultTest.TryRead(operation, out var test) || !test.TestsSOk)
        {
            return;
        }

        var evidence = imapi.Evidence.OfCall(test.Value, context.CancellationToken);
        if (evidence.Method is not { } method)
        {
            return;
        }

        var name = imapi.Symbols.NameOf(method);
        if (!ImapiCatalog.SuccessCodes.TryGetValue(name, out var successCodes) || !ImapiCatalog.AreQualifiedSuccesses(successCodes))
        {
            return;
        }

        var isFailureTest = test.Kind == HResultTestKind.NotEqual;
        if ((TestAnswer.IsHandedOn(operation, test.Value, isFailureTest) || FailurePaths.AlwaysFails(operation, outcome: isFailureTest))
            && !SignTests.IsAlsoTestedBySign(evidence, operation, imapi.Evidence, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.SuccessCodeRejected,
                HResultTest.SyntaxOf(operation).GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(
                    DiagnosticProperties.Meaning, isFailureTest ? DiagnosticProperties.Failure : DiagnosticProperties.Success),
                name,
                string.Join(", ", successCodes)));
        }
    }
}

using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2006: an IMAPI call in the arguments of a call that release builds leave out.
/// <code>Debug.Assert(master.Open() == 0);</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DisappearingCallAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property that says that the call returns its HRESULT, which the fix must have examined.</summary>
    internal const string ResultBearingKey = "ResultBearing";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.DisappearingCall);

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
        if (!IsImapiCall(call, interop))
        {
            return;
        }

        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var removed } }
                && ConditionalCalls.AreRemoved(removed, call.Syntax.SyntaxTree))
            {
                var properties = ImapiOptions.PropertiesForFixes(context.Options, call.Syntax.SyntaxTree);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.DisappearingCall,
                    call.Syntax.GetLocation(),
                    interop.IsResultBearing(call.TargetMethod) ? properties.Add(ResultBearingKey, "true") : properties,
                    interop.NameOf(call.TargetMethod),
                    removed.ContainingType.Name + "." + removed.Name));
                return;
            }

            // The call round this one is reported, and lifted with its arguments.
            if (parent is IInvocationOperation outer && IsImapiCall(outer, interop))
            {
                return;
            }
        }
    }

    private static bool IsImapiCall(IInvocationOperation call, ImapiInterop interop) =>
        interop.GenerationOfCall(call.TargetMethod) != Generation.None || interop.IsResultBearing(call.TargetMethod);
}

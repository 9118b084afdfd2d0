using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Results;
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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.DisappearingCall);

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
        if (!IsImapiCall(call, imapi))
        {
            return;
        }

        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var removed } }
                && ConditionalCalls.IsRemoved(removed, call.Syntax.SyntaxTree))
            {
                var properties = ImapiOptions.PropertiesForFixes(context.Options, call.Syntax.SyntaxTree);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.DisappearingCall,
                    call.Syntax.GetLocation(),
                    imapi.Symbols.IsResultBearing(call.TargetMethod)
                        ? properties.Add(DiagnosticProperties.ResultBearing, "true")
                        : properties,
                    imapi.Symbols.NameOf(call.TargetMethod),
                    removed.ContainingType.Name + "." + removed.Name));
                return;
            }

            // The call around this one is reported, and moved with its arguments.
            if (parent is IInvocationOperation outer && IsImapiCall(outer, imapi))
            {
                return;
            }
        }
    }

    private static bool IsImapiCall(IInvocationOperation call, ImapiContext imapi) =>
        imapi.Symbols.GenerationOfCall(call.TargetMethod) != Generation.None || imapi.Symbols.IsResultBearing(call.TargetMethod);
}

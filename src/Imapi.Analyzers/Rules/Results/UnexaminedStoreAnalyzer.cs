using System.Collections.Immutable;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2002: an HRESULT that an IMAPI call returns, and that is stored, but never examined.
/// <code>int hr = recorder.OpenExclusive();</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnexaminedStoreAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnexaminedStore);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is not { } imapi)
            {
                return;
            }

            start.RegisterOperationBlockStartAction(body =>
            {
                var holdsStore = false;
                body.RegisterOperationAction(
                    operation => holdsStore |= ResultUse.MayBeStored((IInvocationOperation)operation.Operation, imapi.Symbols),
                    OperationKind.Invocation);
                body.RegisterOperationBlockEndAction(end =>
                {
                    if (holdsStore)
                    {
                        Analyze(end, imapi);
                    }
                });
            });
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, ImapiContext imapi)
    {
        // A constructor's body and its initializer are two blocks of one graph.
        var seen = new HashSet<IOperation>();
        foreach (var block in context.OperationBlocks)
        {
            if (!seen.Add(block.Root()) || imapi.Flows.GraphOf(block, context.CancellationToken) is not { } graph)
            {
                continue;
            }

            foreach (var store in UnexaminedStores.Find(
                graph, block.Syntax.SyntaxTree, imapi.Symbols, context.Options, context.CancellationToken))
            {
                context.ReportDiagnostic(Create(store, imapi, context.Options));
            }
        }
    }

    private static Diagnostic Create(UnexaminedStore store, ImapiContext imapi, AnalyzerOptions options) => Diagnostic.Create(
        Descriptors.UnexaminedStore,
        store.Syntax.GetLocation(),
        ImapiOptions.PropertiesForFixes(options, store.Syntax.SyntaxTree),
        imapi.Symbols.NameOf(store.Method),
        store.Variable.Name);
}

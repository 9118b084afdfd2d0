using System.Collections.Immutable;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2005: a handler that loses the failure of an IMAPI call.
/// <code>try { image.Root.AddTree(folder, false); } catch (COMException) { }</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailureAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.SwallowedFailure, Descriptors.SwallowedWriteFailure, Descriptors.SwallowedLaterWriteFailure);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                start.RegisterOperationAction(operation => Analyze(operation, imapi), OperationKind.Try);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImapiContext imapi)
    {
        var statement = (ITryOperation)context.Operation;
        var caughtBefore = DeliveryKind.None;
        foreach (var handler in statement.Catches)
        {
            var caught = DeliveryKinds.CaughtBy(handler) & ~caughtBefore;
            caughtBefore |= caught;
            if (caught != DeliveryKind.None
                && LostFailures.IsLoss(handler, statement, context.Options)
                && Read(handler, statement, caught, imapi, context) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static Diagnostic? Read(
        ICatchClauseOperation handler, ITryOperation statement, DeliveryKind caught, ImapiContext imapi, OperationAnalysisContext context)
    {
        if (statement.Syntax is not TryStatementSyntax syntax
            || handler.Syntax is not CatchClauseSyntax handlerSyntax
            || CleanupCode.IsIn(syntax))
        {
            return null;
        }

        var calls = imapi.Evidence.CallsCaughtBy(handler, context.CancellationToken)
            .Where(call => !CleanupCode.IsTeardown(call.Member)
                && caught.HasFlag(call.IsReflected ? DeliveryKind.Reflected : DeliveryKind.Direct))
            .ToList();
        var reportsProbes = ImapiOptions.Read(context.Options, syntax.SyntaxTree, ImapiOptions.ReportProbes);
        if (calls.Count == 0
            || (!reportsProbes
                && calls.Exists(static call => call.IsProbe)
                && calls.TrueForAll(static call => call.IsProbe || call.IsSetUp))
            || RetryLoop.IsAttempt(syntax, statement.SemanticModel!, context.CancellationToken))
        {
            return null;
        }

        return Create(calls, handlerSyntax, Propagation.IsPossible(handlerSyntax, syntax, statement.SemanticModel!));
    }

    private static Diagnostic Create(List<ImapiCall> calls, CatchClauseSyntax handler, bool canPropagate)
    {
        var location = handler.CatchKeyword.GetLocation();
        var properties = canPropagate
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.CanPropagate, "true")
            : ImmutableDictionary<string, string?>.Empty;
        var first = calls[0];
        foreach (var call in calls)
        {
            if (Descriptors.EffectOfFailure(call.Member) is not { } effect)
            {
                continue;
            }

            return call.Name == first.Name
                ? Diagnostic.Create(Descriptors.SwallowedWriteFailure, location, properties, call.Name, effect)
                : Diagnostic.Create(Descriptors.SwallowedLaterWriteFailure, location, properties, first.Name, call.Name, effect);
        }

        return Diagnostic.Create(Descriptors.SwallowedFailure, location, properties, first.Name);
    }
}

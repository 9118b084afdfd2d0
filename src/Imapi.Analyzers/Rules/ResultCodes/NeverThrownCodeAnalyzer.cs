using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1005: a success code that is sought in an exception, which never carries one.
/// <code>catch (COMException ex) when (ex.HResult == S_IMAPI_SPEEDADJUSTED)</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeverThrownCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NeverThrownCode, Descriptors.NeverThrownArgument);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                ConstantUseActions.ForFlaws(start, imapi.ConstantUses, ComparisonFlaw.NeverThrown, static context => context.Report(
                    Diagnostic.Create(Descriptors.NeverThrownCode, context.Use.Constant.Syntax.GetLocation(), context.Use.Code!.Name)));
                start.RegisterOperationAction(ReportArgument, OperationKind.Invocation);
            }
        });
    }

    private static void ReportArgument(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!(FrameworkMembers.IsThrowExceptionForHR(call.TargetMethod)
            || FrameworkMembers.IsMarshal(call.TargetMethod, "GetExceptionForHR"))
            || call.Arguments.FirstOrDefault(static given => given.Parameter?.Ordinal == 0) is not { Value: var argument })
        {
            return;
        }

        if (ConstantName.TryRead(argument.WalkDownConversions(), context.CancellationToken, out var constant, out var name)
            && ImapiCatalog.FindResultCode(name) is { IsFailure: false })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NeverThrownArgument, constant.Syntax.GetLocation(), name, call.TargetMethod.Name));
        }
    }
}

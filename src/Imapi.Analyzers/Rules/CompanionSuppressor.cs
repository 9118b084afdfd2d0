using System.Collections.Immutable;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules;

/// <summary>
/// Silences CS0652 where IMAPI1002 reports the same comparison, CA1806 and IDE0058 where IMAPI2001 reports the same
/// expression, and IDE0059 where IMAPI2002 reports the same store: one finding, one squiggle. Only while our own rule is in force there, so that no finding is left with no report.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor ComparisonOutOfRange = new("IMAPIS1002", "CS0652", "IMAPI1002 reports the same comparison");
    private static readonly SuppressionDescriptor IgnoredMethodResult = new("IMAPIS2001", "CA1806", "IMAPI2001 reports the same call");
    private static readonly SuppressionDescriptor UnusedExpressionValue = new("IMAPIS2002", "IDE0058", "IMAPI2001 reports the same call");
    private static readonly SuppressionDescriptor UnnecessaryAssignment = new("IMAPIS2003", "IDE0059", "IMAPI2002 reports the same store");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        ImmutableArray.Create(ComparisonOutOfRange, IgnoredMethodResult, UnusedExpressionValue, UnnecessaryAssignment);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var imapi = ImapiContext.TryGet(context.Compilation, context.Options, context.CancellationToken);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var suppression = SupportedSuppressions.First(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id);
            var rule = suppression == ComparisonOutOfRange ? Descriptors.NeverMatchingComparison
                : suppression == UnnecessaryAssignment ? Descriptors.UnexaminedStore
                : Descriptors.IgnoredResult;
            if (diagnostic.Location.SourceTree is { } tree
                && IsReported(diagnostic.Location, rule, context.GetSemanticModel(tree), imapi, context)
                && RuleSuppression.IsReported(rule, diagnostic.Location, context.GetSemanticModel(tree), context.Options, context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static bool IsReported(
        Location location, DiagnosticDescriptor rule, SemanticModel model, ImapiContext? imapi, SuppressionAnalysisContext context)
    {
        var node = location.SourceTree!.GetRoot(context.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        if (rule == Descriptors.NeverMatchingComparison)
        {
            return IsNeverTrueComparison(node, model, imapi, context);
        }

        return imapi is not null
            && (rule == Descriptors.UnexaminedStore ? IsUnexaminedStore(node, model, imapi, context) : IsLostCall(node, model, imapi, context));
    }

    private static bool IsNeverTrueComparison(SyntaxNode node, SemanticModel model, ImapiContext? imapi, SuppressionAnalysisContext context)
    {
        var uses = imapi?.ConstantUses ?? new ConstantUseReader(symbols: null, evidenceReader: null, new());
        return node is BinaryExpressionSyntax && node.DescendantNodes().OfType<ExpressionSyntax>().Any(expression =>
            uses.Read(expression, model, context.CancellationToken) is { Flaw: ComparisonFlaw.NeverTrue, Place.Operand.Parent.Syntax: var comparison }
            && comparison == node);
    }

    private static bool IsLostCall(SyntaxNode node, SemanticModel model, ImapiContext imapi, SuppressionAnalysisContext context)
    {
        SyntaxNode? whole = node.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression ?? node;
        return whole.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(invocation =>
            model.GetOperation(invocation, context.CancellationToken) is IInvocationOperation call
            && ResultUse.IsLost(call, imapi.Symbols, context.Options)
            && ResultUse.Of(call).Outermost.Syntax == whole);
    }

    private static bool IsUnexaminedStore(SyntaxNode node, SemanticModel model, ImapiContext imapi, SuppressionAnalysisContext context)
    {
        var store = node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is VariableDeclaratorSyntax or AssignmentExpressionSyntax);
        var operation = store is null ? null : model.GetOperation(store, context.CancellationToken);
        if (operation is null || imapi.Flows.GraphOf(operation, context.CancellationToken) is not { } graph)
        {
            return false;
        }

        return UnexaminedStores.Find(graph, node.SyntaxTree, imapi.Symbols, context.Options, context.CancellationToken)
            .Any(found => found.Syntax == store);
    }
}

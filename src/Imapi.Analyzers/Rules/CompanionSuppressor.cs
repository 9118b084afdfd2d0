using System.Collections.Immutable;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules;

/// <summary>
/// Silences the reports of the compiler and of other analyzers where a rule of this package reports the same: CS0652 for
/// IMAPI1002, CA1806 and IDE0058 for IMAPI2001, IDE0059 for IMAPI2002. Where our own rule is switched off, theirs stays.
/// <code>recorder.OpenExclusive(); // IMAPI2001 alone, without CA1806 on the same call</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionSuppressor : DiagnosticSuppressor
{
    private delegate bool IsReported(SyntaxNode node, SemanticModel model, SuppressionAnalysisContext context);

    // A suppression has the number of the rule that reports instead.
    private static readonly (SuppressionDescriptor Suppression, DiagnosticDescriptor Rule, IsReported IsReported)[] Companions =
    [
        (new("IMAPIS1002", "CS0652", "IMAPI1002 reports the same comparison"), Descriptors.NeverMatchingComparison, IsNeverMatchingComparison),
        (new("IMAPIS2001", "CA1806", "IMAPI2001 reports the same call"), Descriptors.IgnoredResult, IsLostCall),
        (new("IMAPIS2001", "IDE0058", "IMAPI2001 reports the same call"), Descriptors.IgnoredResult, IsLostCall),
        (new("IMAPIS2002", "IDE0059", "IMAPI2002 reports the same store"), Descriptors.UnexaminedStore, IsUnexaminedStore),
    ];

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        ImmutableArray.CreateRange(Companions.Select(static companion => companion.Suppression));

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var (suppression, rule, isReported) = Array.Find(Companions, companion =>
                companion.Suppression.SuppressedDiagnosticId == diagnostic.Id);
            if (diagnostic.Location is not { SourceTree: { } tree } location)
            {
                continue;
            }

            var model = context.GetSemanticModel(tree);
            var node = tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
            if (isReported(node, model, context)
                && RuleSuppression.IsReported(rule, location, model, context.Options, context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static bool IsNeverMatchingComparison(SyntaxNode node, SemanticModel model, SuppressionAnalysisContext context) =>
        node is BinaryExpressionSyntax
        && ImapiContext.TryGetConstantUses(context.Compilation, context.Options, context.CancellationToken) is { } uses
        && node.DescendantNodes().OfType<ExpressionSyntax>().Any(expression =>
            uses.Read(expression, model, context.CancellationToken) is { Flaw: ComparisonFlaw.NeverMatches, Place.Operand.Parent.Syntax: var comparison }
            && comparison == node);

    private static bool IsLostCall(SyntaxNode node, SemanticModel model, SuppressionAnalysisContext context)
    {
        if (ImapiContext.TryGet(context.Compilation, context.Options, context.CancellationToken) is not { } imapi)
        {
            return false;
        }

        SyntaxNode? whole = node.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression ?? node;
        return whole.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(invocation =>
            model.GetOperation(invocation, context.CancellationToken) is IInvocationOperation call
            && ResultUse.IsLost(call, imapi.Symbols, context.Options)
            && ResultUse.Of(call).Outermost.Syntax == whole);
    }

    private static bool IsUnexaminedStore(SyntaxNode node, SemanticModel model, SuppressionAnalysisContext context)
    {
        var store = node.FirstAncestorOrSelf<SyntaxNode>(static ancestor =>
            ancestor is VariableDeclaratorSyntax or AssignmentExpressionSyntax);
        var operation = store is null ? null : model.GetOperation(store, context.CancellationToken);
        if (operation is null
            || ImapiContext.TryGet(context.Compilation, context.Options, context.CancellationToken) is not { } imapi
            || imapi.Flows.GraphOf(operation, context.CancellationToken) is not { } graph)
        {
            return false;
        }

        return UnexaminedStores.Find(graph, node.SyntaxTree, imapi.Symbols, context.Options, context.CancellationToken)
            .Any(found => found.Syntax == store);
    }
}

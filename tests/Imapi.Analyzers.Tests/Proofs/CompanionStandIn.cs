#pragma warning disable RS1001, RS1029, RS1036, RS2008 // It runs in the tests alone, and has the companions' ids on purpose.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>Reports what the companions report, at every place where one of them might.</summary>
internal sealed class CompanionStandIn : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor IgnoredMethodResult = Describe("CA1806");
    private static readonly DiagnosticDescriptor UnusedExpressionValue = Describe("IDE0058");
    private static readonly DiagnosticDescriptor UnnecessaryAssignment = Describe("IDE0059");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [IgnoredMethodResult, UnusedExpressionValue, UnnecessaryAssignment];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(static context => Report(context, IgnoredMethodResult), SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(static context => Report(context, UnusedExpressionValue), SyntaxKind.ExpressionStatement);
        context.RegisterSyntaxNodeAction(static context => Report(context, UnnecessaryAssignment), SyntaxKind.VariableDeclarator, SyntaxKind.SimpleAssignmentExpression);
    }

    private static DiagnosticDescriptor Describe(string id) => new(id, id, id, "Companions", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static void Report(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule) => context.ReportDiagnostic(Diagnostic.Create(rule, context.Node.GetLocation()));
}

using Imapi.Analyzers.Detection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Numbers;

/// <summary>Registers what the rules do with each use of a constant.</summary>
internal static class ConstantUseActions
{
    /// <summary>Calls back for each number of a compilation that may be a result code.</summary>
    public static void ForNumbers(CompilationStartAnalysisContext start, ConstantUseReader reader, Action<ConstantUseReport> analyze)
    {
        if (reader.CoversNames)
        {
            // By blocks: other rules need the operations anyway, and most blocks are only asked where they are.
            start.RegisterOperationBlockAction(context =>
            {
                foreach (var block in context.OperationBlocks)
                {
                    if (BelongsToAnother(block, context.OwningSymbol))
                    {
                        continue;
                    }

                    foreach (var use in reader.NumbersIn(block, context.CancellationToken))
                    {
                        analyze(new(use, context.ReportDiagnostic, context.CancellationToken));
                    }
                }
            });
            return;
        }

        // By syntax: without IMAPI nothing must be bound but what surrounds a v2 failure.
        start.RegisterSyntaxNodeAction(
            context =>
            {
                if (context.Node.Span.Length >= SourceScan.ShortestV2Failure
                    && reader.Read((LiteralExpressionSyntax)context.Node, context.SemanticModel, context.CancellationToken) is { } use)
                {
                    analyze(new(use, context.ReportDiagnostic, context.CancellationToken));
                }
            },
            SyntaxKind.NumericLiteralExpression);
    }

    /// <summary>Calls back for each comparison of a compilation that has this flaw.</summary>
    public static void ForFlaws(
        CompilationStartAnalysisContext start, ConstantUseReader reader, ComparisonFlaw flaw, Action<ConstantUseReport> analyze)
    {
        ForNumbers(start, reader, AnalyzeFlaw);
        if (reader.CoversNames)
        {
            start.RegisterOperationAction(
                context =>
                {
                    if (reader.ReadName(context.Operation, context.CancellationToken) is { } use)
                    {
                        AnalyzeFlaw(new(use, context.ReportDiagnostic, context.CancellationToken));
                    }
                },
                OperationKind.FieldReference,
                OperationKind.LocalReference);
        }

        void AnalyzeFlaw(ConstantUseReport context)
        {
            if (context.Use.Flaw == flaw)
            {
                analyze(context);
            }
        }
    }

    // Attributes are blocks of every symbol that their declaration declares: of the assembly and, with top-level statements,
    // of Program; of all variables of a field.
    private static bool BelongsToAnother(IOperation block, ISymbol owner) =>
        block.Syntax.Parent is AttributeListSyntax list && list.Parent switch
        {
            CompilationUnitSyntax => owner is ITypeSymbol,
            BaseFieldDeclarationSyntax field => owner.Name != field.Declaration.Variables[0].Identifier.ValueText,
            _ => false,
        };
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>Does nothing where it is called: what it costs is what the driver takes for every analyzer that is called there.</summary>
/// <param name="place">Where it has itself called.</param>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdleAnalyzer(IdleAnalyzer.Place place) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("IDLE0001", "Nothing", "Nothing", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public enum Place
    {
        /// <summary>Once, when the compilation starts: the driver does not even walk the trees.</summary>
        Start,

        /// <summary>At every expression statement's operation, as CA1806 is: the driver binds all bodies once more.</summary>
        Operations,
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (place == Place.Operations)
            {
                start.RegisterOperationAction(static _ => { }, OperationKind.ExpressionStatement);
            }
        });
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>What is measured: analyzers that run together.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Analyzers">The analyzers; none is the compiler alone.</param>
internal sealed record Subject(string Name, params ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    public static readonly Subject Compiler = new("Compiler");

    public static readonly Subject Nothing = new("Nothing", new IdleAnalyzer(IdleAnalyzer.Place.Start));

    public static readonly Subject IdleAtLiterals = new("IdleAtLiterals", new IdleAnalyzer(IdleAnalyzer.Place.Literals));

    public static readonly Subject IdleInBodies = new("IdleInBodies", new IdleAnalyzer(IdleAnalyzer.Place.Operations));

    public static readonly Subject AllRules = new("AllRules", [.. FindRules()]);

    public static readonly Subject CA1806 = new(
        "CA1806", Load("NetAnalyzers", "Microsoft.CodeQuality.Analyzers.Maintainability.DoNotIgnoreMethodResultsAnalyzer"));

    public static readonly Subject S109 = new(
        "S109", Load("SonarAnalyzer", "SonarAnalyzer.Rules.CSharp.MagicNumberShouldNotBeUsed"));

    /// <summary>Every rule on, also those that are off or hidden by default.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> Severities { get; } =
        new[] { AllRules, CA1806, S109 }
            .SelectMany(static subject => subject.Analyzers)
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Select(static descriptor => descriptor.Id)
            .Distinct()
            .ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Warn);

    /// <summary>The analyzers on one thread, with a clock round their own callbacks.</summary>
    public CompilationWithAnalyzers Attach(Compilation compilation) => new(
        compilation,
        Analyzers,
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true,
            reportSuppressedDiagnostics: false));

    private static IEnumerable<DiagnosticAnalyzer> FindRules() =>
        typeof(ImapiInterop).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private static DiagnosticAnalyzer Load(string package, string type)
    {
        var path = typeof(Subject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == package).Value!;
        return (DiagnosticAnalyzer)Activator.CreateInstance(Assembly.LoadFrom(path).GetType(type, throwOnError: true)!)!;
    }
}

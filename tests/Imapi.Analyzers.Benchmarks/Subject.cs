using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>What is measured: analyzers that run together.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Analyzers">The analyzers; none is the compiler alone.</param>
public sealed record Subject(string Name, params ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    private static readonly Peer Sonar = new("SonarAnalyzer");

    public static readonly Subject Compiler = new("Compiler");

    public static readonly Subject Nothing = new("Nothing", new IdleAnalyzer(IdleAnalyzer.Place.Start));

    public static readonly Subject IdleInBodies = new("IdleInBodies", new IdleAnalyzer(IdleAnalyzer.Place.Operations));

    public static readonly Subject AllRules = new("AllRules", [.. FindRules()]);

    public static readonly Subject CA1806 = new("CA1806", new Peer("NetAnalyzers").AnalyzerOf("CA1806"));

    public static readonly Subject S1854 = new("S1854", Sonar.AnalyzerOf("S1854"));

    public static readonly Subject S109 = new("S109", Sonar.AnalyzerOf("S109"));

    public static readonly Subject MA0060 = new("MA0060", new Peer("MeziantouAnalyzer").AnalyzerOf("MA0060"));

    /// <summary>All rules together and what they are compared with.</summary>
    public static ImmutableArray<Subject> Compared { get; } = [Compiler, Nothing, IdleInBodies, AllRules, CA1806, S1854, S109, MA0060];

    /// <summary>What is measured on every size.</summary>
    public static ImmutableArray<Subject> Growing { get; } = [Compiler, AllRules, CA1806];

    /// <summary>Each rule alone, the suppressor among them.</summary>
    public static ImmutableArray<Subject> Rules { get; } =
        [.. AllRules.Analyzers.Select(static analyzer => new Subject(NameOf(analyzer), analyzer)).OrderBy(static subject => subject.Name, StringComparer.Ordinal)];

    /// <summary>Every rule on, also those that are off or hidden by default.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> Severities { get; } = Compared
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

    /// <summary>The id of a rule, or the name of the suppressor.</summary>
    internal static string NameOf(DiagnosticAnalyzer analyzer) =>
        analyzer.SupportedDiagnostics is [var first, ..] ? first.Id : analyzer.GetType().Name;

    private static IEnumerable<DiagnosticAnalyzer> FindRules() =>
        typeof(ImapiContext).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
}

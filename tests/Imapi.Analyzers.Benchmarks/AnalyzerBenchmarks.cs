using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>
/// Compiles a generated program alone and with analyzers. Every run gets trees, references and a compilation of its own, so
/// that nothing is warm but the code; and all is done on one thread, so that time is work.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class AnalyzerBenchmarks
{
    private static readonly HashSet<(Scenario, int)> Verified = [];

    private (string Path, SourceText Text)[] sources = [];
    private CSharpCompilation compilation = CSharpCompilation.Create("Empty");
    private CompilationWithAnalyzers? analysis;
    private TimeSpan processor;
    private TimeSpan elapsed;
    private int diagnostics;

    public static IEnumerable<AnalysisCase> Cases => AnalysisCase.All;

    [ParamsSource(nameof(Cases))]
    public AnalysisCase Case { get; set; } = AnalysisCase.All.First();

    [GlobalSetup]
    public void WriteProgram()
    {
        var program = GeneratedProgram.Write(Case.Scenario, Case.Lines);
        sources = [.. program.Files.Select(static file => (file.Path, SourceText.From(file.Text)))];
        if (Verified.Add((Case.Scenario, Case.Lines)))
        {
            Verification.Verify(program, CreateCompilation());
        }
    }

    [IterationSetup]
    public void SetUp()
    {
        compilation = CreateCompilation();
        if (!Case.Subject.Analyzers.IsEmpty)
        {
            // The compiler reads references and declarations in any case. Whoever asks first is not to be charged with it.
            _ = compilation.GetDeclarationDiagnostics();
            analysis = Case.Subject.Attach(compilation);
        }
    }

    [Benchmark]
    public int Analyze()
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        diagnostics = Case.Subject.Analyzers.IsEmpty
            ? compilation.GetDiagnostics().Length
            : analysis!.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
        elapsed = clock.Elapsed;
        processor = Environment.CpuUsage.TotalTime - before;
        return diagnostics;
    }

    [IterationCleanup]
    public void Record()
    {
        // The driver's clock runs on while a busy machine has the thread wait. On an idle one the share is 1.
        var share = Math.Min(1, processor / elapsed);
        var own = Case.Subject.Analyzers.ToDictionary(Subject.NameOf, analyzer => share * TimeOf(analyzer));
        Measurement.Add(Case, new(processor, own, diagnostics));

        TimeSpan TimeOf(DiagnosticAnalyzer analyzer) =>
            analysis!.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime;
    }

    // The package's own class is in most compilations that have the analyzers.
    private CSharpCompilation CreateCompilation() => CSharpCompilation.Create(
        "Generated",
        sources
            .Append((ResultCodeConstants.FileName, ResultCodeConstants.GeneratedSource))
            .Select(static source => CSharpSyntaxTree.ParseText(source.Item2, path: source.Item1)),
        Libraries.Create(),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, specificDiagnosticOptions: Subject.Severities));
}

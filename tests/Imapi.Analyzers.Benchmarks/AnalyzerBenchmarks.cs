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
    public const int Lines = 100_000;
    public const int WarmupRuns = 2;
    public const int MeasuredRuns = 7;

    private static readonly byte[][] Libraries = [.. ReadLibraries()];
    private static readonly HashSet<Scenario> Verified = [];

    private (string Path, SourceText Text)[] sources = [];
    private CSharpCompilation compilation = CSharpCompilation.Create("Empty");
    private CompilationWithAnalyzers? analysis;
    private Subject subject = Subject.Compiler;
    private TimeSpan processor;
    private TimeSpan elapsed;
    private int diagnostics;

    [ParamsAllValues]
    public Scenario Scenario { get; set; }

    [GlobalSetup]
    public void WriteProgram()
    {
        var program = GeneratedProgram.Write(Scenario, Lines);
        sources = [.. program.Files.Select(static file => (file.Path, SourceText.From(file.Text)))];
        if (Verified.Add(Scenario))
        {
            Verification.Verify(program, CreateCompilation());
        }
    }

    [IterationSetup(Target = nameof(Compiler))]
    public void SetUpCompiler() => SetUp(Subject.Compiler);

    [IterationSetup(Target = nameof(Nothing))]
    public void SetUpNothing() => SetUp(Subject.Nothing);

    [IterationSetup(Target = nameof(IdleAtLiterals))]
    public void SetUpIdleAtLiterals() => SetUp(Subject.IdleAtLiterals);

    [IterationSetup(Target = nameof(IdleInBodies))]
    public void SetUpIdleInBodies() => SetUp(Subject.IdleInBodies);

    [IterationSetup(Target = nameof(AllRules))]
    public void SetUpAllRules() => SetUp(Subject.AllRules);

    [IterationSetup(Target = nameof(CA1806))]
    public void SetUpCA1806() => SetUp(Subject.CA1806);

    [IterationSetup(Target = nameof(S109))]
    public void SetUpS109() => SetUp(Subject.S109);

    [Benchmark(Baseline = true)]
    public int Compiler() => Measure(static benchmark => benchmark.compilation.GetDiagnostics().Length);

    [Benchmark]
    public int Nothing() => Analyze();

    [Benchmark]
    public int IdleAtLiterals() => Analyze();

    [Benchmark]
    public int IdleInBodies() => Analyze();

    [Benchmark]
    public int AllRules() => Analyze();

    [Benchmark]
    public int CA1806() => Analyze();

    [Benchmark]
    public int S109() => Analyze();

    [IterationCleanup]
    public void Record()
    {
        // The driver's clock runs on while a busy machine has the thread wait. On an idle one the share is 1.
        var share = Math.Min(1, processor / elapsed);
        var own = subject.Analyzers.ToDictionary(static analyzer => analyzer.GetType().Name, analyzer => share * TimeOf(analyzer));
        Measurement.Add(Scenario, subject, new(processor, own, diagnostics));

        TimeSpan TimeOf(DiagnosticAnalyzer analyzer) =>
            analysis!.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime;
    }

    private static IEnumerable<byte[]> ReadLibraries() =>
        from path in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
        let name = Path.GetFileName(path)
        where name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" || name.StartsWith("System.", StringComparison.Ordinal)
        orderby name
        select File.ReadAllBytes(path);

    private void SetUp(Subject next)
    {
        subject = next;
        compilation = CreateCompilation();
        if (!next.Analyzers.IsEmpty)
        {
            // The compiler reads references and declarations in any case. Whoever asks first is not to be charged with it.
            _ = compilation.GetDeclarationDiagnostics();
            analysis = next.Attach(compilation);
        }
    }

    // The package's own class is in most compilations that have the analyzers.
    private CSharpCompilation CreateCompilation() => CSharpCompilation.Create(
        "Generated",
        sources
            .Append((ResultCodeConstantsGenerator.FileName, ResultCodeConstants.GeneratedSource))
            .Select(static source => CSharpSyntaxTree.ParseText(source.Item2, path: source.Item1)),
        Libraries.Select(static image => MetadataReference.CreateFromImage(image)),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, specificDiagnosticOptions: Subject.Severities));

    private int Analyze() => Measure(static benchmark => benchmark.analysis!.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length);

    private int Measure(Func<AnalyzerBenchmarks, int> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        diagnostics = run(this);
        elapsed = clock.Elapsed;
        processor = Environment.CpuUsage.TotalTime - before;
        return diagnostics;
    }
}

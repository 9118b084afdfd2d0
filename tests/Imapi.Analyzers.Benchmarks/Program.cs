using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Imapi.Analyzers.Benchmarks;

// In this process, for the own times are read from the analyzer driver's telemetry.
var config = DefaultConfig.Instance
    .AddJob(Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true))
        .WithStrategy(RunStrategy.Monitoring)
        .WithWarmupCount(Measurement.WarmupRuns)
        .WithIterationCount(Measurement.MeasuredRuns))
    .WithSummaryStyle(BenchmarkDotNet.Reports.SummaryStyle.Default.WithMaxParameterColumnWidth(50))
    .AddColumn(
        new MeasurementColumn("Processor", "Processor time of the whole process, median, in ms", "N0", static run => run.Processor.TotalMilliseconds),
        new MeasurementColumn("Own", "Time in the analyzers' own callbacks, median, in ms", "N1", static run => run.Own.TotalMilliseconds),
        new MeasurementColumn("Diagnostics", "Number of diagnostics", "F0", static run => run.Diagnostics));

var summaries = BenchmarkSwitcher.FromTypes([typeof(AnalyzerBenchmarks), typeof(GateBenchmarks), typeof(FixAllBenchmarks)])
    .Run(args is [] ? ["--filter", "*"] : args, config)
    .ToList();
Console.WriteLine();
Console.WriteLine(ResultTables.Write());
return summaries is [] || summaries.Exists(static summary => summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success)) ? 1 : 0;

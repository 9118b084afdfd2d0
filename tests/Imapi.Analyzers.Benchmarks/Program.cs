using System.Globalization;
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
        .WithWarmupCount(3)
        .WithIterationCount(AnalyzerBenchmarks.MeasuredRuns))
    .AddColumn(
        new MeasurementColumn("Processor", "Processor time of the whole process, median", static run => Milliseconds(run.Processor)),
        new MeasurementColumn("Own", "Time in the analyzers' own callbacks, median", static run => Milliseconds(run.Own)),
        new MeasurementColumn("Diagnostics", "Number of diagnostics", static run => run.Diagnostics.ToString(CultureInfo.InvariantCulture)));

var summary = BenchmarkRunner.Run<AnalyzerBenchmarks>(config, args);
Console.WriteLine();
Console.WriteLine(RatioTable.Write());
return summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success) ? 1 : 0;

static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture) + " ms";

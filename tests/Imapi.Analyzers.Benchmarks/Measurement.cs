namespace Imapi.Analyzers.Benchmarks;

/// <summary>What one run cost.</summary>
/// <param name="Processor">The processor time of the whole process.</param>
/// <param name="OwnTimes">The time in each analyzer's own callbacks, by the analyzer's name.</param>
/// <param name="Diagnostics">The number of diagnostics.</param>
internal sealed record Measurement(TimeSpan Processor, IReadOnlyDictionary<string, TimeSpan> OwnTimes, int Diagnostics)
{
    private static readonly Dictionary<(Scenario, string), List<Measurement>> Runs = [];

    public TimeSpan Own => OwnTimes.Values.Aggregate(TimeSpan.Zero, static (sum, time) => sum + time);

    public static void Add(Scenario scenario, Subject subject, Measurement measurement)
    {
        if (!Runs.TryGetValue((scenario, subject.Name), out var runs))
        {
            Runs.Add((scenario, subject.Name), runs = []);
        }

        runs.Add(measurement);
    }

    /// <summary>The median of the last runs, which are the measured ones; those before warmed up. Null if there was none.</summary>
    public static double? Median(Scenario scenario, string subject, Func<Measurement, double> value) =>
        Runs.TryGetValue((scenario, subject), out var runs)
            ? runs.TakeLast(AnalyzerBenchmarks.MeasuredRuns).Select(value).Order().ElementAt(Math.Min(runs.Count, AnalyzerBenchmarks.MeasuredRuns) / 2)
            : null;
}

namespace Imapi.Analyzers.Benchmarks;

/// <summary>What one run cost.</summary>
/// <param name="Processor">The processor time of the whole process.</param>
/// <param name="OwnTimes">The time in each analyzer's own callbacks, by the rule's id.</param>
/// <param name="Diagnostics">The number of diagnostics.</param>
internal sealed record Measurement(TimeSpan Processor, IReadOnlyDictionary<string, TimeSpan> OwnTimes, int Diagnostics)
{
    public const int WarmupRuns = 1;
    public const int MeasuredRuns = 5;

    private static readonly Dictionary<AnalysisCase, List<Measurement>> Runs = [];

    public TimeSpan Own => OwnTimes.Values.Aggregate(TimeSpan.Zero, static (sum, time) => sum + time);

    public static void Add(AnalysisCase @case, Measurement measurement)
    {
        if (!Runs.TryGetValue(@case, out var runs))
        {
            Runs.Add(@case, runs = []);
        }

        runs.Add(measurement);
    }

    /// <summary>The median of the last runs, which are the measured ones; those before warmed up. Null if there was none.</summary>
    public static double? Median(AnalysisCase @case, Func<Measurement, double> value) => Runs.TryGetValue(@case, out var runs)
        ? runs.TakeLast(MeasuredRuns).Select(value).Order().ElementAt(Math.Min(runs.Count, MeasuredRuns) / 2)
        : null;

    /// <summary>The median of the own time, in ms.</summary>
    public static double? OwnTime(Scenario scenario, int lines, Subject subject) =>
        Median(new(scenario, lines, subject), static run => run.Own.TotalMilliseconds);

    /// <summary>The median of the processor time, in ms.</summary>
    public static double? ProcessorTime(Scenario scenario, int lines, Subject subject) =>
        Median(new(scenario, lines, subject), static run => run.Processor.TotalMilliseconds);
}

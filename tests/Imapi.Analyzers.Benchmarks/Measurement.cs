namespace Imapi.Analyzers.Benchmarks;

/// <summary>What one run cost.</summary>
/// <param name="Processor">The processor time of the whole process.</param>
/// <param name="Own">The time in the analyzers' own callbacks, by the analyzer driver's clock.</param>
/// <param name="Diagnostics">The number of diagnostics.</param>
internal sealed record Measurement(TimeSpan Processor, TimeSpan Own, int Diagnostics)
{
    private static readonly Dictionary<(Scenario, string), List<Measurement>> Runs = [];

    public static void Add(Scenario scenario, Subject subject, Measurement measurement)
    {
        if (!Runs.TryGetValue((scenario, subject.Name), out var runs))
        {
            Runs.Add((scenario, subject.Name), runs = []);
        }

        runs.Add(measurement);
    }

    /// <summary>The medians of the last runs, which are the measured ones; null if there was none.</summary>
    public static Measurement? Median(Scenario scenario, string subject, int count)
    {
        if (!Runs.TryGetValue((scenario, subject), out var runs))
        {
            return null;
        }

        var last = runs.TakeLast(count).ToArray();
        return new(MedianOf(static run => run.Processor), MedianOf(static run => run.Own), last[^1].Diagnostics);

        TimeSpan MedianOf(Func<Measurement, TimeSpan> time) => last.Select(time).Order().ElementAt(last.Length / 2);
    }
}

using System.Globalization;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>One row of the analysis benchmark.</summary>
/// <param name="Scenario">What the program has to do with IMAPI.</param>
/// <param name="Lines">The size of the program, in lines.</param>
/// <param name="Subject">What is measured on it.</param>
public sealed record AnalysisCase(Scenario Scenario, int Lines, Subject Subject)
{
    public const int Small = 25_000;
    public const int Medium = 100_000;
    public const int Large = 400_000;

    /// <summary>
    /// All rules and their peers on the medium size, each rule alone on the small one, and on all three sizes what shows how
    /// the cost grows.
    /// </summary>
    public static IEnumerable<AnalysisCase> All { get; } =
        from scenario in Enum.GetValues<Scenario>()
        from size in new[]
        {
            (Lines: Small, Subjects: [.. Subject.Growing, .. Subject.Rules]),
            (Lines: Medium, Subjects: Subject.Compared),
            (Lines: Large, Subjects: Subject.Growing),
        }
        from subject in size.Subjects
        select new AnalysisCase(scenario, size.Lines, subject);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scenario}, {Lines}, {Subject.Name}");
}

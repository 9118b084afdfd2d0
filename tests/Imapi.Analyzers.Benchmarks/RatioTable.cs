using System.Globalization;
using System.Text;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>The tables at the end: what the rules cost beside their peers, with the targets of the design.</summary>
internal static class RatioTable
{
    private static readonly Scenario[] Scenarios = Enum.GetValues<Scenario>();

    public static string WriteRatios()
    {
        var table = new StringBuilder("""
            | own time of all rules | | of CA1806's | target | of S109's | target | of the compiler's processor time | target |
            |---|--:|--:|--:|--:|--:|--:|--:|

            """);
        foreach (var scenario in Scenarios)
        {
            var rules = OwnTime(scenario, Subject.AllRules);
            var ofCA1806 = rules / OwnTime(scenario, Subject.CA1806);
            var ofS109 = rules / OwnTime(scenario, Subject.S109);
            var ofCompiler = rules / Measurement.Median(scenario, Subject.Compiler.Name, static run => run.Processor.TotalMilliseconds);
            var (maxOfCA1806, maxOfS109, maxOfCompiler) = TargetsOf(scenario);
            table.AppendLine(CultureInfo.InvariantCulture, $"""
                | {scenario} | {rules:F1} ms | {ofCA1806:F2} | {Verdict(ofCA1806, maxOfCA1806, "F2")} | {ofS109:F2} | {Verdict(ofS109, maxOfS109, "F2")} | {ofCompiler:P2} | {Verdict(ofCompiler, maxOfCompiler, "P1")} |
                """);
        }

        return table.ToString();
    }

    public static string WriteRules()
    {
        var table = new StringBuilder()
            .Append("| own time in ms | ").AppendJoin(" | ", Scenarios).AppendLine(" |")
            .Append("|---|").AppendLine(string.Concat(Scenarios.Select(static _ => "--:|")));
        foreach (var analyzer in Subject.AllRules.Analyzers.Select(static analyzer => analyzer.GetType().Name))
        {
            var times = Scenarios.Select(scenario => Measurement.Median(scenario, Subject.AllRules.Name, run => run.OwnTimes[analyzer].TotalMilliseconds));
            table.Append(CultureInfo.InvariantCulture, $"| {analyzer} | ")
                .AppendJoin(" | ", times.Select(static time => time?.ToString("F1", CultureInfo.InvariantCulture)))
                .AppendLine(" |");
        }

        return table.ToString();
    }

    private static double? OwnTime(Scenario scenario, Subject subject) =>
        Measurement.Median(scenario, subject.Name, static run => run.Own.TotalMilliseconds);

    private static (double? OfCA1806, double? OfS109, double? OfCompiler) TargetsOf(Scenario scenario) => scenario switch
    {
        Scenario.NoImapi => (0.25, null, 0.003),
        Scenario.DenseFindings => (null, 1, null),
        _ => (null, null, null),
    };

    private static string Verdict(double? ratio, double? target, string format) =>
        target is not { } most || ratio is null ? "" : $"{most.ToString(format, CultureInfo.InvariantCulture)}, {(ratio <= most ? "met" : "missed")}";
}

using System.Globalization;
using System.Text;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>The tables at the end: what the rules cost beside their peers, with the targets of the design.</summary>
internal static class ResultTables
{
    private const double MostGrowth = 1.3;
    private const double MostOfPeersFixAll = 3;

    private static readonly Scenario[] Scenarios = Enum.GetValues<Scenario>();

    public static string Write() =>
        string.Join('\n', WriteRatios(), WritePeers(), WriteRules(), WriteGrowth(), WriteFixAll());

    private static string WriteRatios()
    {
        var table = new StringBuilder("""
            | own time of all rules | | of CA1806's | target | of S109's | target | of the compiler's processor time | target |
            |---|--:|--:|--:|--:|--:|--:|--:|

            """);
        foreach (var scenario in Scenarios)
        {
            var rules = Own(scenario, Subject.AllRules);
            var ofCA1806 = rules / Own(scenario, Subject.CA1806);
            var ofS109 = rules / Own(scenario, Subject.S109);
            var ofCompiler = rules / Measurement.ProcessorTime(scenario, AnalysisCase.Medium, Subject.Compiler);
            var (maxOfCA1806, maxOfS109, maxOfCompiler) = TargetsOf(scenario);
            table.AppendLine(CultureInfo.InvariantCulture, $"""
                | {scenario} | {rules:F1} ms | {ofCA1806:F2} | {Verdict(ofCA1806, maxOfCA1806, "F2")} | {ofS109:F2} | {Verdict(ofS109, maxOfS109, "F2")} | {ofCompiler:P2} | {Verdict(ofCompiler, maxOfCompiler, "P1")} |
                """);
        }

        return table.ToString();
    }

    private static string WritePeers() => WriteTable(
        "own time in ms, 100,000 lines", Subject.Compared.Skip(1).Select(static subject => subject.Name), static (name, scenario) =>
            Own(scenario, Subject.Compared.Single(subject => subject.Name == name)));

    private static string WriteRules() => WriteTable(
        "own time of each rule alone in ms, 25,000 lines", Subject.Rules.Select(static subject => subject.Name), static (name, scenario) =>
            Measurement.OwnTime(scenario, AnalysisCase.Small, Subject.Rules.Single(subject => subject.Name == name)));

    private static string WriteTable(string title, IEnumerable<string> rows, Func<string, Scenario, double?> value)
    {
        var table = new StringBuilder()
            .Append("| ").Append(title).Append(" | ").AppendJoin(" | ", Scenarios).AppendLine(" |")
            .Append("|---|").AppendLine(string.Concat(Scenarios.Select(static _ => "--:|")));
        foreach (var row in rows)
        {
            table.Append("| ").Append(row).Append(" | ")
                .AppendJoin(" | ", Scenarios.Select(scenario => value(row, scenario)?.ToString("F1", CultureInfo.InvariantCulture)))
                .AppendLine(" |");
        }

        return table.ToString();
    }

    private static string WriteGrowth()
    {
        var table = new StringBuilder("""
            | own time in µs a line | 25,000 lines | 100,000 | 400,000 | growth | target |
            |---|--:|--:|--:|--:|--:|

            """);
        foreach (var scenario in Scenarios)
        {
            foreach (var subject in new[] { Subject.AllRules, Subject.CA1806 })
            {
                var (small, medium, large) = (ALine(AnalysisCase.Small), ALine(AnalysisCase.Medium), ALine(AnalysisCase.Large));
                table.AppendLine(CultureInfo.InvariantCulture, $"""
                    | {scenario}, {subject.Name} | {small:F3} | {medium:F3} | {large:F3} | {large / small:F2} | {Verdict(large / small, subject == Subject.AllRules ? MostGrowth : null, "F1")} |
                    """);

                double? ALine(int lines) => 1_000 * Measurement.OwnTime(scenario, lines, subject) / lines;
            }
        }

        return table.ToString();
    }

    private static string WriteFixAll()
    {
        var table = new StringBuilder("""
            | processor time of FixAll, 1,000 findings | in one document | of MA0007's | target | in 200 documents | of MA0007's | target |
            |---|--:|--:|--:|--:|--:|--:|

            """);
        foreach (var id in FixSubject.All.Select(static fix => fix.Id))
        {
            var (one, many) = (FixAllBenchmarks.ProcessorTime(id, 1), FixAllBenchmarks.ProcessorTime(id, 200));
            var (ofOne, ofMany) = (one / FixAllBenchmarks.ProcessorTime(FixSubject.MA0007.Id, 1), many / FixAllBenchmarks.ProcessorTime(FixSubject.MA0007.Id, 200));
            table.AppendLine(CultureInfo.InvariantCulture, $"""
                | {id} | {one:F0} ms | {ofOne:F2} | {Verdict(ofOne, MostOfPeersFixAll, "F0")} | {many:F0} ms | {ofMany:F2} | {Verdict(ofMany, MostOfPeersFixAll, "F0")} |
                """);
        }

        return table.ToString();
    }

    private static double? Own(Scenario scenario, Subject subject) => Measurement.OwnTime(scenario, AnalysisCase.Medium, subject);

    private static (double? OfCA1806, double? OfS109, double? OfCompiler) TargetsOf(Scenario scenario) => scenario switch
    {
        Scenario.NoImapi => (0.25, null, 0.003),
        Scenario.DenseFindings => (null, 1, null),
        _ => (null, null, null),
    };

    private static string Verdict(double? ratio, double? target, string format) =>
        target is not { } most || ratio is null ? "" : $"{most.ToString(format, CultureInfo.InvariantCulture)}, {(ratio <= most ? "met" : "missed")}";
}

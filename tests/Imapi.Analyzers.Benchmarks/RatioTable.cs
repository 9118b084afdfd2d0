using System.Globalization;
using System.Text;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>What all rules cost beside their peers, with the targets of the design.</summary>
internal static class RatioTable
{
    private const string Header = """
        | All rules' own time | of CA1806's own | target | of S109's own | target | of the compiler's processor time | target |
        |---|--:|--:|--:|--:|--:|--:|
        """;

    public static string Write()
    {
        var table = new StringBuilder().AppendLine(Header);
        foreach (var scenario in Enum.GetValues<Scenario>())
        {
            if (Find(scenario, nameof(AnalyzerBenchmarks.AllRules)) is not { } rules)
            {
                continue;
            }

            var ofCA1806 = rules.Own / Find(scenario, nameof(AnalyzerBenchmarks.CA1806))?.Own;
            var ofS109 = rules.Own / Find(scenario, nameof(AnalyzerBenchmarks.S109))?.Own;
            var ofCompiler = rules.Own / Find(scenario, nameof(AnalyzerBenchmarks.Compiler))?.Processor;
            var (maxOfCA1806, maxOfS109, maxOfCompiler) = TargetsOf(scenario);
            table.AppendLine(CultureInfo.InvariantCulture, $"""
                | {scenario}: {rules.Own.TotalMilliseconds:F1} ms | {ofCA1806:F2} | {Verdict(ofCA1806, maxOfCA1806, "F2")} | {ofS109:F2} | {Verdict(ofS109, maxOfS109, "F2")} | {ofCompiler:P2} | {Verdict(ofCompiler, maxOfCompiler, "P1")} |
                """);
        }

        return table.ToString();
    }

    private static Measurement? Find(Scenario scenario, string subject) =>
        Measurement.Median(scenario, subject, AnalyzerBenchmarks.MeasuredRuns);

    private static (double? OfCA1806, double? OfS109, double? OfCompiler) TargetsOf(Scenario scenario) => scenario switch
    {
        Scenario.NoImapi => (0.25, null, 0.003),
        Scenario.DenseFindings => (null, 1, null),
        _ => (null, null, null),
    };

    private static string Verdict(double? ratio, double? target, string format) => target is not { } most
        ? ""
        : $"{most.ToString(format, CultureInfo.InvariantCulture)}: {(ratio <= most ? "met" : "missed")}";
}

using Imapi.Analyzers.Benchmarks;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>
/// What the compiler itself counts for the rules in a build, held to a budget: a rule that begins to bind whole programs is
/// found here, and not by the user. docs/performance.md has the targets, and what was measured without haste.
/// </summary>
[Trait("Cost", "Full")]
public sealed class BudgetTests(PackageFeed feed)
{
    // So many that the rules' own compilation to machine code does not count.
    private const int Files = 300;
    private const int MembersPerFile = 20;
    private const int MostBuilds = 5;

    // The target is 0.25. A build server does other things too.
    private const double MostOfCA1806 = 2 * 0.25;

    private const string Settings = """
        root = true
        [*.cs]
        dotnet_diagnostic.CA1806.severity = warning
        """;

    [Fact]
    public async Task Rules_cost_a_program_without_IMAPI_next_to_nothing()
    {
        (string, string)[] sources = [.. Enumerable.Range(0, Files).Select(static file => ($"Part{file:D4}.cs", Write(file))), (".editorconfig", Settings)];
        var consumer = Consumer.ForNet10(feed, sources);
        var ratios = new List<double>();
        do
        {
            var times = await consumer.BuildForTimesAsync();
            ratios.Add(times.Where(static time => time.Key.StartsWith("IMAPI", StringComparison.Ordinal)).Sum(static time => time.Value) / times["CA1806"]);
        }
        while (ratios[^1] > MostOfCA1806 && ratios.Count < MostBuilds);

        // The last: other work on the machine can only add.
        TestContext.Current.TestOutputHelper?.WriteLine($"of CA1806's time: {string.Join(", ", ratios.Select(static ratio => ratio.ToString("F2")))}");
        Assert.InRange(ratios[^1], 0, MostOfCA1806);
    }

    private static string Write(int file)
    {
        var members = Enumerable.Range(0, MembersPerFile).Select(member => WriteMember($"M{file:D4}{member:D2}", file * MembersPerFile + member));
        return Snippets.FileStart(file.ToString("D4"), usesImapi: false) + string.Concat(members) + "}\n" + (file == 0 ? "internal static class Program { private static void Main() { } }\n" : "");
    }

    private static string WriteMember(string name, int number) => (number % 6) switch
    {
        0 => Snippets.Sum(name, $"{number}", "7", "300"),
        1 => Snippets.Switch(name, $"{number + 1000}", "250001"),
        2 => Snippets.Hash(name, "0xCBF29CE484222325UL", "0x100000001B3UL", $"0x{number:X8}"),
        3 => Snippets.Group(name, $"{number}", "12"),
        4 => Snippets.Parse(name, $"{number}", isIgnored: number % 4 == 0),
        _ => Snippets.Properties(name, $"{number}", "4000000"),
    };
}

using System.Globalization;
using Imapi.Analyzers.Catalog;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>A program of believable C#, the same in every run, with known findings.</summary>
internal sealed class GeneratedProgram
{
    private const int LinesPerFile = 400;
    private const int LinesPerFinding = 20;

    private static readonly uint[] V1Failures = [.. CodesWhere(static code => code.IsFailure && !code.IsUniqueToImapi)];
    private static readonly uint[] V2Failures = [.. CodesWhere(static code => code.IsUniqueToImapi)];
    private static readonly uint[] Unknown = [.. Enumerable.Range(0xE0, 16).Select(static low => 0xC0AA_0200 | (uint)low)];

    private readonly Random random = new(20_011);
    private readonly List<(string Path, string Text)> files = [];
    private readonly Scenario scenario;
    private int lines;
    private int methods;
    private int found;

    private GeneratedProgram(Scenario scenario) => this.scenario = scenario;

    public IReadOnlyList<(string Path, string Text)> Files => files;

    /// <summary>How many findings of which rule the program holds.</summary>
    public Dictionary<string, int> Findings { get; } = [];

    public static GeneratedProgram Write(Scenario scenario, int lineCount)
    {
        var program = new GeneratedProgram(scenario);
        if (scenario != Scenario.NoImapi)
        {
            program.Add("Burning/Interop.cs", Snippets.Interop);
        }

        while (program.lines < lineCount)
        {
            program.AddFile(lineCount);
        }

        return program;
    }

    private static IEnumerable<uint> CodesWhere(Func<ResultCode, bool> isWanted) =>
        ImapiCatalog.ResultCodes.Where(isWanted).Select(static code => code.Value);

    private void Add(string path, string text)
    {
        files.Add((path, text));
        lines += text.AsSpan().Count('\n');
    }

    private void AddFile(int lineCount)
    {
        var part = files.Count.ToString("D4", CultureInfo.InvariantCulture);
        var last = Math.Min(LinesPerFile, lineCount - lines);
        var text = Snippets.FileStart(part, usesImapi: scenario != Scenario.NoImapi);
        var written = Count(text);
        while (written < last)
        {
            var method = NextMethod(lines + written);
            text += method;
            written += Count(method);
        }

        Add($"Warehouse/Part{part}.cs", text + "}\n");

        static int Count(string text) => text.AsSpan().Count('\n');
    }

    private string NextMethod(int line)
    {
        var name = "M" + methods++.ToString("D5", CultureInfo.InvariantCulture);
        if (scenario == Scenario.NoImapi)
        {
            return PlainMethod(name);
        }

        if (scenario == Scenario.DenseFindings && found * LinesPerFinding < line)
        {
            return random.Next(2) == 0 ? AnyFinding(name) : Numbers(name);
        }

        // IMAPI calls that are as they should be, for the price of looking.
        return random.Next(20) == 0 ? Snippets.CleanImapi(name, Number()) : PlainMethod(name);
    }

    private string AnyFinding(string name)
    {
        var (id, write) = Benchmarks.Findings.ByRule.ElementAt(random.Next(Benchmarks.Findings.ByRule.Count));
        Count(id);
        return write(name);
    }

    private void Count(string id, int count = 1)
    {
        Findings[id] = Findings.GetValueOrDefault(id) + count;
        found += count;
    }

    private string PlainMethod(string name) => random.Next(10) switch
    {
        0 => Snippets.Sum(name, Number(), Number(), Number()),
        1 => Snippets.Switch(name, Number(), Number()),
        2 => Snippets.Hash(name, LongHex(), LongHex(), Hex()),
        3 => Snippets.Table(name, Hex(), Hex(), Hex(), Hex()),
        4 => Snippets.Report(name, Number(), Number()),
        5 => Snippets.Group(name, Number(), Number()),
        6 => Snippets.Parse(name, Number(), isIgnored: random.Next(4) == 0),
        7 => Snippets.Properties(name, Number(), Number()),
        8 => Snippets.Grid(name, Number(), Number(), Hex()),
        _ => Snippets.Flags(name, Hex(), Hex(), Number()),
    };

    private string Numbers(string name)
    {
        switch (random.Next(7))
        {
            case 0:
                Count("IMAPI1001");
                return Snippets.ReturnedV1(name, Code(V1Failures), Number());
            case 1:
                Count("IMAPI1001", 3);
                return Snippets.RetriedV1(name, CodesOf(V1Failures, 3), Number());
            case 2:
                Count("IMAPI1001");
                return Snippets.CaughtV1(name, Code(V1Failures));
            case 3:
                Count("IMAPI1001", 3);
                Count("IMAPI1007");
                return Snippets.CaughtV2(name, CodesOf(V2Failures, 3), Code(Unknown));
            case 4:
                Count("IMAPI1001", 6);
                return Snippets.TableV2(name, [.. Pick(V2Failures, 6).Select(static value => $"0x{value:X8}")]);
            case 5:
                Count("IMAPI1001", 2);
                return Snippets.StoredV1(name, CodesOf(V1Failures, 2));
            default:
                Count("IMAPI1001", 2);
                Count("IMAPI1007");
                return Snippets.ReturnedV2(name, CodesOf(V2Failures, 2), Code(Unknown));
        }
    }

    // Mostly short, as in programs.
    private string Number() => random.Next(20) switch
    {
        < 9 => random.Next(2, 10).ToString(CultureInfo.InvariantCulture),
        < 14 => random.Next(10, 100).ToString(CultureInfo.InvariantCulture),
        < 17 => random.Next(100, 10_000).ToString(CultureInfo.InvariantCulture),
        17 => random.Next(10_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture),
        18 => random.Next(1_000, 1_000_000).ToString("#,#", CultureInfo.InvariantCulture).Replace(',', '_'),
        _ => $"0x{random.Next(1, 256):X2}",
    };

    private string Hex() => $"0x{random.Next(0x1000_0000, 0x7FFF_FFFF) + (long)random.Next(2) * 0x8000_0000:X8}";

    private string LongHex() => $"0x{random.NextInt64(0x1000_0000_0000_0000, long.MaxValue):X16}UL";

    private string Code(uint[] values) => AsWritten(values[random.Next(values.Length)]);

    private string[] CodesOf(uint[] values, int count) => [.. Pick(values, count).Select(AsWritten)];

    private IEnumerable<uint> Pick(uint[] values, int count)
    {
        var first = random.Next(values.Length);
        return Enumerable.Range(0, count).Select(index => values[(first + (index * 5)) % values.Length]);
    }

    private string AsWritten(uint value) => random.Next(4) switch
    {
        0 => unchecked((int)value).ToString(CultureInfo.InvariantCulture),
        1 => $"unchecked((int)0x{value:x8})",
        _ => $"unchecked((int)0x{value:X8})",
    };
}

using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>The folders of the sources are rooms, and the arrows between them go one way: CONTRIBUTING.md draws them.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["Imapi.Analyzers/Rules/Rule.cs"] = "namespace A; class Rule { ImapiContext? context; Reader? reader; }",
        ["Imapi.Analyzers/ImapiContext.cs"] = "namespace A; class ImapiContext { Reader? reader; }",
        ["Imapi.Analyzers/Evidence/Reader.cs"] = "namespace A; class Reader { Flows? flows; }",
        ["Imapi.Analyzers/Flow/Flows.cs"] = "namespace A; class Flows { }",
    };

    [Fact]
    public void Rooms_have_no_cycle()
    {
        var problems = Problems(SourceReferences.OfProduct);

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Every_arrow_of_the_picture_is_used()
    {
        var used = SourceReferences.OfProduct.Select(static reference => (RoomOf(reference.From), RoomOf(reference.To))).ToHashSet();

        Assert.All(Arrows(), arrow => Assert.True(used.Contains(arrow), $"No file of {arrow.From} uses {arrow.To}: take the arrow out of CONTRIBUTING.md."));
    }

    [Fact]
    public void At_most_three_files_are_in_no_room() => Assert.InRange(
        Directory.GetFiles(Path.Combine(Product.Root, "src", "Imapi.Analyzers"), "*.cs").Length, 1, 3);

    [Fact]
    public void Right_sources_have_no_problem() => Assert.Empty(Problems(SourceReferences.Read(Sources)));

    [Theory]
    [InlineData("Evidence/Reader.cs", "class Reader { Flows? flows; ImapiContext? context; }", "Evidence/Reader.cs(1): ImapiContext")]
    [InlineData("Flow/Flows.cs", "class Flows { Reader? reader; }", "Evidence/Reader.cs(1): Flows", "Flow/Flows.cs(1): Reader")]
    [InlineData("Flow/Flows.cs", "class Flows { Rule? rule; }", "Flow/Flows.cs(1): Rule")]
    [InlineData("Options/Option.cs", "class Option { Flows? flows; }", "Options/Option.cs(1): Flows")]
    public void Wrong_sources_are_found(string file, string source, params string[] lines)
    {
        var problems = Problems(SourceReferences.Read(new Dictionary<string, string>(Sources) { ["Imapi.Analyzers/" + file] = "namespace A; " + source }));

        Assert.All(lines, line => Assert.Contains(problems, problem => problem.Contains("Imapi.Analyzers/" + line + ",", StringComparison.Ordinal)));
    }

    /// <summary>What is wrong with some references, with the lines that make it so.</summary>
    private static List<string> Problems(IReadOnlyCollection<SourceReference> references)
    {
        var between = references.Where(static reference => RoomOf(reference.From) != RoomOf(reference.To)).ToList();
        var problems = new List<string>();
        var rooms = between.ToLookup(static reference => RoomOf(reference.From), static reference => RoomOf(reference.To));
        var files = references.ToLookup(static reference => reference.From, static reference => reference.To);
        var picture = Arrows().ToLookup(static arrow => arrow.From, static arrow => arrow.To);
        foreach (var reference in between)
        {
            var (from, to) = (RoomOf(reference.From), RoomOf(reference.To));
            if (Reaches(rooms, to, from))
            {
                problems.Add($"A cycle between the rooms {from} and {to}: {reference}");
            }
            else if (Reaches(files, reference.To, reference.From))
            {
                problems.Add($"A cycle between files of {from} and {to}: {reference}");
            }

            if (to == "ImapiContext" && from != "Rules")
            {
                problems.Add($"Only rules see ImapiContext: {reference}");
            }

            if (!Reaches(picture, from, to))
            {
                problems.Add($"CONTRIBUTING.md has no way from {from} to {to}: {reference}");
            }
        }

        return problems;
    }

    private static bool Reaches(ILookup<string, string> edges, string from, string to)
    {
        var seen = new HashSet<string>();
        var pending = new Stack<string>([from]);
        while (pending.TryPop(out var node))
        {
            if (node == to)
            {
                return true;
            }

            if (seen.Add(node))
            {
                foreach (var next in edges[node])
                {
                    pending.Push(next);
                }
            }
        }

        return false;
    }

    // Imapi.Analyzers/Rules/Results/X.cs is in Rules; a file in no folder is a room of its own. All fixes are one room.
    private static string RoomOf(string file) => file.Split('/') switch
    {
        ["Imapi.Analyzers", var only] => Path.GetFileNameWithoutExtension(only),
        ["Imapi.Analyzers", var room, ..] => room,
        ["Imapi.Analyzers.CodeFixes", "Editing", ..] => "Editing",
        ["Imapi.Analyzers.CodeFixes", ..] => "Fixes",
        _ => throw new ArgumentException(file),
    };

    // Rules --> Numbers & Results
    private static IEnumerable<(string From, string To)> Arrows() =>
        from line in Regex.Matches(Product.Read("CONTRIBUTING.md"), @"^ *(?<from>\w+) --> (?<to>\w+(?: & \w+)*)\r?$", RegexOptions.Multiline)
        from to in line.Groups["to"].Value.Split(" & ")
        select (line.Groups["from"].Value, to);
}

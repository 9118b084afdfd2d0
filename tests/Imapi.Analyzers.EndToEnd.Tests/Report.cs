using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>A diagnostic's id and where it stands.</summary>
internal readonly record struct Report(string FileName, int Line, string Id)
{
    /// <summary>The reports that the sources of a folder announce: a line that ends in <c>// IMAPI1001</c> gets one.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="onlyLasting">Whether to leave out what the fixes remove, which is all that is not marked "stays".</param>
    public static IEnumerable<Report> Expected(string folder, bool onlyLasting) =>
        from file in Directory.EnumerateFiles(folder, "*.cs")
        from line in File.ReadLines(file).Index()
        let markup = Regex.Match(line.Item, @"//(?<id> [A-Z]+\d{4})+(?<lasting> stays)?$")
        where markup.Success && (!onlyLasting || markup.Groups["lasting"].Success)
        from id in markup.Groups["id"].Captures
        select new Report(Path.GetFileName(file), line.Index + 1, id.Value.Trim());

    /// <summary>The ids and levels, in order, of the reports in a SARIF log whose ids begin so.</summary>
    public static List<string> ReadLevels(string log, string prefix)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(log));
        return
        [
            .. from result in document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
               let id = result.GetProperty("ruleId").GetString()!
               where id.StartsWith(prefix, StringComparison.Ordinal) && !result.TryGetProperty("suppressions", out _)
               let report = $"{id} {result.GetProperty("level").GetString()}"
               orderby report
               select report,
        ];
    }

    /// <summary>The seconds that the compiler counted for each rule, in the log of a build with <c>ReportAnalyzer</c>: three decimals; <c>&lt;0.001</c> counts as nothing.</summary>
    public static Dictionary<string, double> ReadTimes(string log)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(log));
        return document.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(static rule => rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty("executionTimeInSeconds", out _))
            .ToDictionary(
                static rule => rule.GetProperty("id").GetString()!,
                static rule => double.TryParse(
                    rule.GetProperty("properties").GetProperty("executionTimeInSeconds").GetString(), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
    }

    /// <summary>The warnings and errors of a SARIF log, version 2.1, with their messages.</summary>
    public static IEnumerable<(Report Report, string Message)> Read(string log)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(log));
        foreach (var result in document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            // What the compiler and the SDK merely suggest is no business of these tests; what is suppressed, nobody sees.
            if (result.GetProperty("level").GetString() == "note" || result.TryGetProperty("suppressions", out _))
            {
                continue;
            }

            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var file = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            var line = place.GetProperty("region").GetProperty("startLine").GetInt32();
            yield return (
                new(Path.GetFileName(file), line, result.GetProperty("ruleId").GetString()!),
                result.GetProperty("message").GetProperty("text").GetString()!);
        }
    }
}

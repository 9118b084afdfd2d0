using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Options;

namespace Imapi.Analyzers.Generate;

/// <summary>A file that the command writes.</summary>
/// <param name="Path">The path from the root of the repository.</param>
/// <param name="Text">The whole text.</param>
internal readonly record struct GeneratedFile(string Path, string Text);

/// <summary>Everything that follows from the rule table, the option table, the heads of the pages and the sample.</summary>
internal static class GeneratedFiles
{
    /// <summary>The command, for the messages of the tests that compare.</summary>
    public const string Command = "dotnet run --project tools/Generate --property:TreatWarningsAsErrors=false";

    private const string Presets = "src/Imapi.Analyzers.Package/build/Imapi.Analyzers.";

    public static async Task<ImmutableArray<GeneratedFile>> WriteAsync(string root, CancellationToken cancellationToken)
    {
        var rules = RuleInfo.ReadAll(root);
        var scene = await EditorScene.ReadAsync(root, cancellationToken).ConfigureAwait(false);
        return
        [
            new(Presets + "All.globalconfig", WritePreset(rules, "All", "every rule is a warning", "warning")),
            new(Presets + "Strict.globalconfig", WritePreset(
                rules, "Strict", "every rule is an error, and a discarded result is reported like an ignored one", "error")
                + "\ndotnet_code_quality.IMAPI2001.report_discards = true\n"),
            new(Presets + "None.globalconfig", WritePreset(
                rules, "None", "no rule reports, except those that the project turns on", "none")),
            Replace(root, "README.md", ("rules", WriteTable(
                ["Id", "Title", "Severity", "Fix"], rules.Select(
                    static rule => (string[])[Link(rule, "docs/rules/"), rule.Title, rule.Severity, rule.Fix])))),
            Replace(root, "README.zh-TW.md", ("rules", WriteTable(
                ["識別碼", "標題", "嚴重性", "修正"],
                rules.Select(static rule => (string[])[Link(rule, "docs/rules/"), rule.ChineseTitle, rule.Severity, rule.ChineseFix])))),
            Replace(
                root,
                "docs/options.md",
                ("options", WriteTable(
                    ["Key", "Default", "Allowed", "Meaning"], ImapiOptions.All.Where(
                        static option => option.Key == option.Name).Select(OptionRow))),
                ("properties", WriteTable(
                    ["Property", "Default", "Allowed", "Meaning"], ImapiOptions.All.Where(
                        static option => option.Key != option.Name).Select(OptionRow)))),
            new("docs/rules/README.md", WriteIndex(rules)),
            new("AnalyzerReleases.Unshipped.md", WriteReleaseRows(rules, root)),
            new("docs/picture-light.svg", EditorPicture.Write(scene, EditorTheme.Light)),
            new("docs/picture-dark.svg", EditorPicture.Write(scene, EditorTheme.Dark)),
        ];
    }

    private static string WritePreset(ImmutableArray<RuleInfo> rules, string mode, string meaning, string severity) => $"""
        # ImapiAnalysisMode {mode}: {meaning}.
        is_global = true
        # Below the project's own files, which are at 0 and above.
        global_level = -1

        {string.Join('\n', rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {severity}"))}

        """;

    private static string WriteIndex(ImmutableArray<RuleInfo> rules) => $"""
        # Rules

        {WriteTable(
            ["Id", "Title", "Severity", "Fix", "Flagged"],
            rules.Select(static rule => (string[])[Link(rule, ""), rule.Title, rule.Severity, rule.Fix, $"`{rule.Example}`"]))}

        The severity of a rule, and its options, are set in `.editorconfig`: see [Options](../options.md).

        """;

    // Only what is missing: a released rule keeps the row that it was released with.
    private static string WriteReleaseRows(ImmutableArray<RuleInfo> rules, string root)
    {
        var unshipped = File.ReadAllText(Path.Combine(root, "AnalyzerReleases.Unshipped.md")).ReplaceLineEndings("\n");
        var known = File.ReadAllText(Path.Combine(root, "AnalyzerReleases.Shipped.md")) + unshipped;
        var rows = rules.Where(rule => !known.Contains($"\n{rule.Id} | ", StringComparison.Ordinal))
            .Select(static rule => $"{rule.Id} | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity} | {rule.Analyzer ?? rule.Title}\n")
            .ToList();
        if (rows.Count == 0)
        {
            return unshipped;
        }

        const string Header = "### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n";
        var table = unshipped.Contains(Header, StringComparison.Ordinal) ? unshipped : unshipped + "\n" + Header;
        return table.TrimEnd('\n') + "\n" + string.Concat(rows);
    }

    private static string[] OptionRow(ImapiOption option) =>
    [
        $"`{option.Name}`",
        option.DefaultText,
        Descriptors.ValuesOf(option.Kind).ToString(CultureInfo.InvariantCulture).Replace("|", "\\|", StringComparison.Ordinal),
        option.Meaning,
    ];

    private static string Link(RuleInfo rule, string folder) => $"[{rule.Id}]({folder}{rule.Id}.md)";

    private static string WriteTable(string[] header, IEnumerable<string[]> rows) => string.Join(
        '\n', new[] { header, header.Select(static _ => "---").ToArray() }.Concat(rows).Select(static (row, index) =>
            index == 1 ? $"|{string.Join('|', row)}|" : $"| {string.Join(" | ", row)} |"));

    // Between <!-- generated: name --> and <!-- end -->.
    private static GeneratedFile Replace(string root, string path, params (string Name, string Text)[] regions)
    {
        var page = File.ReadAllText(Path.Combine(root, path)).ReplaceLineEndings("\n");
        foreach (var (name, text) in regions)
        {
            var mark = Regex.Match(page, $"<!-- generated: {name} -->\n(?<old>.*?)\n<!-- end -->", RegexOptions.Singleline).Groups["old"];
            page = mark.Success
                ? string.Concat(page.AsSpan(0, mark.Index), text, page.AsSpan(mark.Index + mark.Length))
                : throw new InvalidOperationException($"{path} must have a region <!-- generated: {name} --> … <!-- end -->.");
        }

        return new(path, page);
    }
}

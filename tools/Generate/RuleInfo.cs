using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Generate;

/// <summary>A rule as <see cref="Descriptors"/> declares it, and what the head of its page adds.</summary>
/// <param name="Descriptor">The descriptor.</param>
/// <param name="Fix">When there is a fix, in a few words; "-" if there is none.</param>
/// <param name="ChineseFix">The same in Chinese.</param>
/// <param name="Example">One flagged line.</param>
internal sealed record RuleInfo(DiagnosticDescriptor Descriptor, string Fix, string ChineseFix, string Example)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hant");

    public string Id => Descriptor.Id;

    public string Title => Descriptor.Title.ToString(CultureInfo.InvariantCulture);

    public string ChineseTitle => Descriptor.Title.ToString(Chinese);

    /// <summary>The severity as an <c>.editorconfig</c> names it.</summary>
    public string Severity => Descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Info => "suggestion",
        var severity => severity.ToString().ToLowerInvariant(),
    };

    /// <summary>The class that reports the rule, or null as long as there is none.</summary>
    public string? Analyzer => typeof(Descriptors).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .FirstOrDefault(analyzer => analyzer.SupportedDiagnostics.Any(supported => supported.Id == Id))?.GetType().Name;

    /// <summary>All rules, by id.</summary>
    /// <exception cref="InvalidOperationException">A page or the lines at its head are missing.</exception>
    public static ImmutableArray<RuleInfo> ReadAll(string root) =>
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .DistinctBy(static rule => rule.Id)
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => Read(rule, root)),
    ];

    private static RuleInfo Read(DiagnosticDescriptor rule, string root)
    {
        var page = Path.Combine(root, "docs", "rules", rule.Id + ".md");
        var head = File.Exists(page)
            ? Regex.Match(
                File.ReadAllText(page).ReplaceLineEndings("\n"),
                @"\n<!--\nfix: (?<fix>.+)\nfix-zh: (?<chinese>.+)\nexample: (?<example>.+)\n-->\n")
            : Match.Empty;
        return head.Success
            ? new(rule, head.Groups["fix"].Value, head.Groups["chinese"].Value, head.Groups["example"].Value)
            : throw new InvalidOperationException($"{page} must have a comment with the lines fix, fix-zh and example after its title.");
    }
}

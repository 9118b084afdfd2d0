using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers;

/// <summary>The options in <c>.editorconfig</c> and global configuration files, with their defaults, read in one place.</summary>
internal static class ImapiOptions
{
    /// <summary>Further HRESULT types, by full name, separated by <c>|</c>. Widens the gate.</summary>
    public const string HResultTypes = "dotnet_code_quality.imapi_hresult_types";

    /// <summary>Further result-bearing methods, by documentation id or full name, separated by <c>|</c>. Widens the gate.</summary>
    public const string AdditionalMethods = "dotnet_code_quality.IMAPI2001.additional_methods";

    /// <summary>Whether a discarded result (<c>_ = call()</c>) is reported like an ignored one; false by default.</summary>
    public const string ReportDiscards = "dotnet_code_quality.IMAPI2001.report_discards";

    /// <summary>The full name of a static method that takes the HRESULT, which the fixes call instead of the type's own.</summary>
    public const string CheckedCall = "dotnet_code_quality.IMAPI2001.checked_call";

    /// <summary>Whether an HRESULT that is only shown counts as examined; true by default.</summary>
    public const string LoggingIsExamining = "dotnet_code_quality.IMAPI2002.logging_is_examining";

    /// <summary>Whether a handler that only returns a default value is reported; true by default.</summary>
    public const string ReportDefaultReturns = "dotnet_code_quality.IMAPI2005.report_default_returns";

    /// <summary>Whether handlers round mere questions for a capability are reported; false by default.</summary>
    public const string ReportProbes = "dotnet_code_quality.IMAPI2005.report_probes";

    private static readonly char[] Separator = ['|'];

    /// <summary>A Boolean option of one tree; the default where it is absent or cannot be read.</summary>
    public static bool Read(AnalyzerOptions options, SyntaxTree tree, string key, bool defaultValue) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out var text) && bool.TryParse(text.Trim(), out var value)
            ? value
            : defaultValue;

    /// <summary>What the fixes must know of a tree's options, as a diagnostic's properties under the options' keys.</summary>
    public static ImmutableDictionary<string, string?> PropertiesForFixes(AnalyzerOptions options, SyntaxTree tree)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(CheckedCall, out var method))
        {
            properties = properties.Add(CheckedCall, method.Trim());
        }

        return Read(options, tree, ReportDiscards, defaultValue: false) ? properties.Add(ReportDiscards, "true") : properties;
    }

    /// <summary>A list option that widens the gate: the union over the global options and all trees.</summary>
    public static HashSet<string> ReadUnion(AnalyzerOptions options, Compilation compilation, string key)
    {
        var union = new HashSet<string>(StringComparer.Ordinal);
        var last = "";
        Add(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var tree in compilation.SyntaxTrees)
        {
            Add(options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        }

        return union;

        void Add(AnalyzerConfigOptions treeOptions)
        {
            if (!treeOptions.TryGetValue(key, out var text) || text == last)
            {
                return;
            }

            last = text;
            foreach (var item in text.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
            {
                union.Add(item.Trim());
            }
        }
    }
}

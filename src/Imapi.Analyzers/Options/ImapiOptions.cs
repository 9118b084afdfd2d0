using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Options;

/// <summary>The table of all options, and the one place in which they are read. docs/options.md shows the table to people.</summary>
internal static class ImapiOptions
{
    /// <summary>Further HRESULT types, by full name. Widens the gate.</summary>
    public static readonly ImapiOption<string[]> HResultTypes = Names(
        "dotnet_code_quality.imapi_hresult_types", OptionKind.TypeNames, "Further types that hold an HRESULT");

    /// <summary>Further result-bearing methods, by documentation id or full name. Widens the gate.</summary>
    public static readonly ImapiOption<string[]> AdditionalMethods = Names(
        "dotnet_code_quality.IMAPI2001.additional_methods", OptionKind.MethodNames, "Further methods that return an HRESULT");

    /// <summary>Whether a discarded result (<c>_ = call()</c>) is reported like an ignored one.</summary>
    public static readonly ImapiOption<bool> ReportDiscards = Boolean(
        "dotnet_code_quality.IMAPI2001.report_discards", false, "A discarded result (`_ = call()`, `_ = hr`) is reported like an ignored one");

    /// <summary>The full name of a static method that takes the HRESULT, which the fixes call instead of the type's own.</summary>
    public static readonly ImapiOption<string?> CheckedCall = new(
        "dotnet_code_quality.IMAPI2001.checked_call",
        OptionKind.MethodName,
        null,
        "the HRESULT type's own",
        "The method that the fixes call to check an HRESULT",
        TryReadMethod);

    /// <summary>Whether an HRESULT that is only shown counts as examined.</summary>
    public static readonly ImapiOption<bool> LoggingIsExamining = Boolean(
        "dotnet_code_quality.IMAPI2002.logging_is_examining", true, "An HRESULT that is only shown counts as examined");

    /// <summary>Whether a handler that only returns a default value is reported.</summary>
    public static readonly ImapiOption<bool> ReportDefaultReturns = Boolean(
        "dotnet_code_quality.IMAPI2005.report_default_returns", true, "A handler that only returns a constant, a default or an empty value is reported");

    /// <summary>Whether handlers around calls that only ask for a capability are reported.</summary>
    public static readonly ImapiOption<bool> ReportProbes = Boolean(
        "dotnet_code_quality.IMAPI2005.report_probes", false, "A handler around calls that only ask for a capability is reported");

    /// <summary>Whether the class of named result codes is added to the compilation.</summary>
    public static readonly ImapiOption<bool> Constants = Boolean(
        "build_property.ImapiAnalyzersConstants", true, "The class `Imapi.ImapiResult` is added to the compilation");

    private static readonly char[] Separator = ['|'];

    /// <summary>All options.</summary>
    public static ImmutableArray<ImapiOption> All { get; } = ImmutableArray.Create<ImapiOption>(
        ReportDiscards, CheckedCall, AdditionalMethods, HResultTypes, LoggingIsExamining, ReportDefaultReturns, ReportProbes, Constants);

    /// <summary>An option of one tree; the default where it is absent or cannot be read.</summary>
    public static T Read<T>(AnalyzerOptions options, SyntaxTree tree, ImapiOption<T> option) =>
        Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree), option);

    /// <summary>An option of one file or of the compilation; the default where it is absent or cannot be read.</summary>
    public static T Read<T>(AnalyzerConfigOptions options, ImapiOption<T> option) =>
        option.TryGetText(options, out var text) && option.TryRead(text, out var value) ? value : option.Default;

    /// <summary>What the fixes must know of a tree's options, as a diagnostic's properties under the options' keys.</summary>
    public static ImmutableDictionary<string, string?> PropertiesForFixes(AnalyzerOptions options, SyntaxTree tree)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (Read(options, tree, CheckedCall) is { } method)
        {
            properties = properties.Add(CheckedCall.Key, method);
        }

        return Read(options, tree, ReportDiscards) ? properties.Add(ReportDiscards.Key, "true") : properties;
    }

    /// <summary>A list option that widens the gate: the union over the global options and all trees; null where none was written.</summary>
    public static HashSet<string>? ReadUnion(AnalyzerOptions options, Compilation compilation, ImapiOption<string[]> option)
    {
        HashSet<string>? union = null;
        var last = "";
        Add(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var tree in compilation.SyntaxTrees)
        {
            Add(options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        }

        return union;

        void Add(AnalyzerConfigOptions treeOptions)
        {
            if (!option.TryGetText(treeOptions, out var text))
            {
                return;
            }

            union ??= new(StringComparer.Ordinal);
            if (text != last && option.TryRead(text, out var names))
            {
                union.UnionWith(names);
            }

            last = text;
        }
    }

    /// <summary>The values that were written and cannot be read, each once.</summary>
    public static IReadOnlyCollection<(ImapiOption Option, string Text)> FindUnreadable(AnalyzerOptions options, Compilation compilation)
    {
        var written = new HashSet<(ImapiOption Option, string Text)>();
        var unreadable = new List<(ImapiOption, string)>();
        Add(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var tree in compilation.SyntaxTrees)
        {
            Add(options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        }

        return unreadable;

        void Add(AnalyzerConfigOptions treeOptions)
        {
            foreach (var option in All)
            {
                if (option.TryGetText(treeOptions, out var text) && written.Add((option, text)) && !option.CanRead(text))
                {
                    unreadable.Add((option, text));
                }
            }
        }
    }

    private static ImapiOption<bool> Boolean(string key, bool defaultValue, string meaning) =>
        new(key, OptionKind.Boolean, defaultValue, defaultValue ? "`true`" : "`false`", meaning, bool.TryParse);

    private static ImapiOption<string[]> Names(string key, OptionKind kind, string meaning) => new(
        key, kind, [], "none", meaning, (string text, out string[] names) => TryReadNames(text, kind, out names));

    private static bool TryReadNames(string text, OptionKind kind, out string[] names)
    {
        names = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < names.Length; index++)
        {
            var name = names[index] = names[index].Trim();
            if (!(kind == OptionKind.TypeNames ? IsFullName(name) : IsDocumentationId(name) || (IsFullName(name) && name.Contains('.'))))
            {
                return false;
            }
        }

        return names.Length > 0;
    }

    private static bool TryReadMethod(string text, out string? method)
    {
        // Of a nested type, metadata's name too.
        var name = text.Replace('+', '.');
        var isRead = name.Contains('.') && !name.Contains('<') && IsFullName(name);
        method = isRead ? text : null;
        return isRead;
    }

    // As the compiler writes it, or else it is never found: without an alias, and with one space after a comma.
    private static bool IsFullName(string text) =>
        !text.Contains(':')
        && SyntaxFactory.ParseName(text) is { ContainsDiagnostics: false } name
        && name.NormalizeWhitespace().ToString() == text;

    // That of a method without parameters has no parentheses.
    private static bool IsDocumentationId(string text) =>
        text.StartsWith("M:", StringComparison.Ordinal)
        && text.IndexOf('.') > 2
        && text.IndexOfAny([' ', '\t']) < 0
        && !text.EndsWith("()", StringComparison.Ordinal);
}

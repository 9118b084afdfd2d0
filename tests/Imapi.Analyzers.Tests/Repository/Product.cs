using System.Collections.Immutable;
using System.Reflection;
using System.Xml.Linq;
using Imapi.Analyzers.CodeFixes.ResultCodes;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>What the product consists of, found by reflection, and where the repository is.</summary>
internal static class Product
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = InstancesOf<DiagnosticAnalyzer>(typeof(ResultCodeConstantsGenerator).Assembly);

    public static ImmutableArray<CodeFixProvider> CodeFixes { get; } = InstancesOf<CodeFixProvider>(typeof(NameResultCodeFix).Assembly);

    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).DistinctBy(static rule => rule.Id).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    public static string Root { get; } = typeof(Product).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The version of the package.</summary>
    public static string Version { get; } = XDocument.Parse(Read("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>All pages for people, as paths from the root.</summary>
    public static ImmutableArray<string> Pages { get; } =
    [
        .. Directory.GetFiles(Root, "*.md").Where(static page => !Path.GetFileName(page).StartsWith("AnalyzerReleases.", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(static page => Path.GetRelativePath(Root, page))
            .Order(StringComparer.Ordinal),
    ];

    public static DiagnosticDescriptor Rule(string id) => Rules.Single(rule => rule.Id == id);

    /// <summary>The default severity as the pages call it: a note of the compiler's is a suggestion in an <c>.editorconfig</c>.</summary>
    public static string SeverityOf(string id) => Rule(id).DefaultSeverity switch
    {
        DiagnosticSeverity.Info => "suggestion",
        var severity => severity.ToString().ToLowerInvariant(),
    };

    public static bool HasFix(string id) => CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static ImmutableArray<T> InstancesOf<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(static type => (T)Activator.CreateInstance(type)!)];
}

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

    /// <summary>The version, from the one place where it stands.</summary>
    public static string Version { get; } = XDocument.Parse(Read("Directory.Build.props")).Descendants("Version").Single().Value;

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static ImmutableArray<T> InstancesOf<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(static type => (T)Activator.CreateInstance(type)!)];
}

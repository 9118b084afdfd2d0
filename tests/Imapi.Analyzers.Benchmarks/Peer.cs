using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>An assembly of a well-known package of analyzers, loaded from where NuGet has put it.</summary>
/// <param name="name">The name under which the project file tells its path.</param>
internal sealed class Peer(string name)
{
    private readonly Lazy<Assembly> assembly = new(() =>
        Assembly.LoadFrom(typeof(Peer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!));

    /// <summary>The analyzer of a rule.</summary>
    public DiagnosticAnalyzer AnalyzerOf(string id) =>
        Create<DiagnosticAnalyzer>().First(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

    /// <summary>The fix of a rule.</summary>
    public CodeFixProvider FixOf(string id) => Create<CodeFixProvider>().First(fix => fix.FixableDiagnosticIds.Contains(id));

    private IEnumerable<T> Create<T>() =>
        from type in assembly.Value.GetTypes()
        where type.IsSubclassOf(typeof(T)) && !type.IsAbstract && type.GetConstructor([]) is not null
        select (T)Activator.CreateInstance(type)!;
}

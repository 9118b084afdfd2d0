using System.Collections.Immutable;
using System.Reflection;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>Brings a generator into a workspace.</summary>
internal sealed class GeneratorReference(IIncrementalGenerator generator) : AnalyzerReference
{
    /// <summary>
    /// The constants' generator, by the file that holds it, as in an editor: what searches a solution takes no other reference.
    /// One instance, so that the workspace sees one generator.
    /// </summary>
    public static readonly AnalyzerReference Instance = OfFile(typeof(ResultCodeConstantsGenerator).Assembly.Location);

    private readonly ImmutableArray<ISourceGenerator> generators = [generator.AsSourceGenerator()];

    public override string FullPath { get; } = generator.GetType().Name + ".dll";

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;

    /// <summary>The generators and analyzers of a file, loaded as the compiler loads them.</summary>
    public static AnalyzerReference OfFile(string path) => new AnalyzerFileReference(path, new LoadedAssemblies());

    private sealed class LoadedAssemblies : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}

using System.Collections.Immutable;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>Brings a generator into a workspace; one instance for the constants', so that the workspace sees one generator.</summary>
internal sealed class GeneratorReference(IIncrementalGenerator generator) : AnalyzerReference
{
    public static readonly GeneratorReference Instance = new(new ResultCodeConstantsGenerator());

    private readonly ImmutableArray<ISourceGenerator> generators = [generator.AsSourceGenerator()];

    public override string FullPath { get; } = generator.GetType().Name + ".dll";

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;
}

using System.Collections.Immutable;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>Brings the constants' generator into a workspace; one instance, so that the workspace sees one generator.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    public static readonly GeneratorReference Instance = new();

    private readonly ImmutableArray<ISourceGenerator> generators = [new ResultCodeConstantsGenerator().AsSourceGenerator()];

    public override string FullPath => "Imapi.Analyzers.dll";

    public override object Id => nameof(GeneratorReference);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;
}

using BenchmarkDotNet.Attributes;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>
/// The gate of a compilation that has never been asked, with 200 references that nobody has read, beside what the compiler
/// takes to bind those references and one type of each.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class GateBenchmarks
{
    private const int References = 200;

    private readonly string program = GeneratedProgram.Write(Scenario.NoImapi, 1_000).Files[0].Text;
    private IReadOnlyList<byte[]> images = [];
    private CSharpCompilation compilation = CSharpCompilation.Create("Empty");

    [GlobalSetup]
    public void ReadLibraries() => images = Libraries.Images(References);

    [IterationSetup(Target = nameof(BindReferences))]
    public void SetUpCold() => compilation = CSharpCompilation.Create(
        "Gate",
        [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(ResultCodeConstants.GeneratedSource, path: ResultCodeConstants.FileName)],
        images.Select(static image => MetadataReference.CreateFromImage([.. image])),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));

    [IterationSetup(Target = nameof(Gate))]
    public void SetUpBound()
    {
        SetUpCold();
        BindReferences();
    }

    [Benchmark(Baseline = true)]
    public int BindReferences() => compilation.GetDeclarationDiagnostics().Length + compilation.SourceModule.ReferencedAssemblySymbols.Length;

    [Benchmark]
    public bool Gate() => ImapiContext.TryGet(compilation, new AnalyzerOptions([]), CancellationToken.None) is null;
}

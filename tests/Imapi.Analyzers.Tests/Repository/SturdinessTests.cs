using System.Collections.Immutable;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>Bad input gets silence, never an exception.</summary>
public sealed class SturdinessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("// comment")]
    public async Task Silent_on_an_empty_file(string source) => Assert.Empty(await AnalyzeAsync(source));

    [Fact]
    public async Task Survives_code_that_is_cut_off_anywhere()
    {
        var sources = Directory.GetFiles(Path.Combine(Product.Root, "samples", "LegacyBurner"), "*.cs", SearchOption.TopDirectoryOnly).Select(File.ReadAllText);
        foreach (var source in sources.Append(Interop.Source))
        {
            for (var length = 1; length < source.Length; length += 151)
            {
                await AnalyzeAsync(source[..length]);
            }
        }
    }

    [Fact]
    public async Task Survives_code_with_tokens_missing_or_doubled()
    {
        var random = new Random(20261122);
        var root = CSharpSyntaxTree.ParseText(Product.Read("samples", "LegacyBurner", "DiscBurner1.cs"), cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);
        var tokens = root.DescendantTokens().Select(static token => token.ToFullString()).ToList();
        for (var round = 0; round < 150; round++)
        {
            var broken = new List<string>(tokens);
            for (var change = 0; change < 3; change++)
            {
                var index = random.Next(broken.Count);
                if (random.Next(2) == 0)
                {
                    broken.RemoveAt(index);
                }
                else
                {
                    broken.Insert(random.Next(broken.Count), broken[index]);
                }
            }

            await AnalyzeAsync(string.Concat(broken) + Interop.Source);
        }
    }

    [Theory]
    [InlineData("[System.Runtime.InteropServices.Guid(\"no guid\")] interface IDiscMaster { int Open(); }")]
    [InlineData("[System.Runtime.InteropServices.Guid(5)] interface IDiscMaster { int Open(); }")]
    [InlineData("[System.Runtime.InteropServices.ComImport] interface IDiscMaster : IDiscMaster { int Open(); }")]
    [InlineData("[System.Runtime.InteropServices.ComImport] interface IDiscMaster : IDiscRecorder { } [System.Runtime.InteropServices.ComImport] interface IDiscRecorder : IDiscMaster { }")]
    [InlineData("interface IDiscMaster { int Open(); } interface IDiscMaster { }")]
    public async Task Survives_types_that_lie(string declarations)
    {
        var source = declarations + " class Burner { bool Test(IDiscMaster master) { int hr = master.Open(); return hr == -2147220981 || hr == unchecked((int)0xC0AA0302); } }";
        await AnalyzeAsync(source);
        await AnalyzeAsync(source, withReferences: false);
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, bool withReferences = true)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var references = withReferences ? await ReferenceSet.NetFramework48.Assemblies.ResolveAsync(LanguageNames.CSharp, cancellationToken) : [];
        var compilation = CSharpCompilation.Create(
            "Broken",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: cancellationToken)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => Assert.Fail($"{analyzer.GetType().Name}: {exception}\n{source}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, Product.Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
        return diagnostics;
    }
}

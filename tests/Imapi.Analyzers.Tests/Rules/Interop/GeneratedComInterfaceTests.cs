using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Tests.Repository;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using static Imapi.Analyzers.Tests.Rules.InteropRules.InteropWriter;

namespace Imapi.Analyzers.Tests.Rules.InteropRules;

/// <summary>
/// .NET's own generator of COM interop takes the right declarations that the rules hold for right, and what it adds to them
/// changes nothing for the rules.
/// </summary>
public sealed class GeneratedComInterfaceTests
{
    private const string Head = """
        using System.Runtime.InteropServices;
        using System.Runtime.InteropServices.Marshalling;

        """;

    [Theory]
    [InlineData("Generated", 14)]
    [InlineData("GeneratedDerived", 3)]
    public async Task Right_declarations_compile_and_are_silent(string styleName, int count)
    {
        var style = Enum.Parse<Style>(styleName);
        var rows = ImapiCatalog.Interfaces.Where(row => StylesOf(row).Contains(style)).ToList();
        Assert.Equal(count, rows.Count);

        var compilation = await GenerateAsync(StreamBase + string.Concat(rows.Select(row => Right(row, style).Write())), rows.Count + 1);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static report => report.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await ReportsAsync(compilation));
    }

    [Fact]
    public async Task Wrong_declarations_are_caught_in_their_own_part()
    {
        var compilation = await GenerateAsync(
            """
            [GeneratedComInterface, Guid("2C941FDA-975B-59BE-A960-9A2A262853A5")]
            public partial interface IEnumFsiItems
            {
                void Skip(uint count);
            }

            [GeneratedComInterface, Guid("2C941FD6-975B-59BE-A960-9A2A262853A5")]
            public partial interface IEnumProgressItems : IEnumFsiItems
            {
                void Reset();
            }

            [GeneratedComInterface, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
            public partial interface IDiscRecorder2
            {
                void EjectMedia();
            }
            """,
            3);
        var reports = await ReportsAsync(compilation);
        Assert.Equal(["IMAPI3002 IDiscRecorder2", "IMAPI3003 Skip"], reports
            .Select(static report => report.Id + " " + report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan))
            .Order(StringComparer.Ordinal));
    }

    private static async Task<Compilation> GenerateAsync(string declarations, int count)
    {
        var references = await ReferenceSet.WithGenerators.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        var options = new CSharpParseOptions(ReferenceSet.WithGenerators.LanguageVersion);
        var compilation = CSharpCompilation.Create(
            "Burner",
            [CSharpSyntaxTree.ParseText(Head + declarations, options, cancellationToken: TestContext.Current.CancellationToken)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var generators = GeneratorReference.OfFile(GeneratorOf(references)).GetGenerators(LanguageNames.CSharp);
        CSharpGeneratorDriver.Create(generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var reports, TestContext.Current.CancellationToken);
        Assert.Empty(reports.Where(static report => report.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(count, generated.GetSymbolsWithName(static _ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
            .Count(static type => ImapiInterop.HasAttribute(type, "IUnknownDerivedAttribute")));
        return generated;
    }

    // A targeting pack has its generators beside its reference assemblies.
    private static string GeneratorOf(IEnumerable<MetadataReference> references)
    {
        var assemblies = Path.GetDirectoryName(references.OfType<PortableExecutableReference>().First().FilePath)!;
        return Path.GetFullPath(Path.Combine(assemblies, "..", "..", "analyzers", "dotnet", "cs", "Microsoft.Interop.ComInterfaceGenerator.dll"));
    }

    private static async Task<IEnumerable<Diagnostic>> ReportsAsync(Compilation compilation)
    {
        var reports = await compilation.WithAnalyzers(Product.Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        // A right declaration may hide success codes.
        return reports.Where(static report => report.Id != "IMAPI3005");
    }
}

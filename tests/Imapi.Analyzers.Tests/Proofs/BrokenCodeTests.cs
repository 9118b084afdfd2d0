using System.Collections.Immutable;
using Imapi.Analyzers.Constants;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>
/// Bad input gets silence, never an exception: no analyzer, generator, suppressor or fix throws on code that is broken, and no
/// fix is offered there that throws when it is applied. In full (see <see cref="ProofRun"/>) more than 20,000 compilations.
/// </summary>
public sealed class BrokenCodeTests(ITestOutputHelper output)
{
    private const int RoundsPerBreakage = 5;
    private const int CharactersPerCut = 97;
    private const int QuickStride = 631;
    private const int SliceStride = 211;
    private const int MinimumOfQuickRun = 35;
    private const int MinimumOfSlice = 100;
    private const int MinimumOfFullRun = 20_000;
    private const int CasesPerApplication = 3;
    private const int CasesPerCompanion = 3;
    private const int OffersApplied = 6;

    private enum Lack
    {
        Nothing,
        AllReferences,
        MostReferences,
        OtherFiles,
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("// comment")]
    [InlineData("\0")]
    [InlineData("#if")]
    [InlineData("[")]
    public async Task Silent_on_a_file_without_code(string text)
    {
        using var workspace = await SampleWorkspace.CreateAsync(ReferenceSet.NetFramework48);
        Assert.Empty((await SampleReports.ReadAsync(workspace.Open(new("empty", [new("Empty.cs", text)])))).Reports);
    }

    [Theory]
    [InlineData("[System.Runtime.InteropServices.Guid(\"no guid\")] interface IDiscMaster { int Open(); }")]
    [InlineData("[System.Runtime.InteropServices.Guid(5)] interface IDiscMaster { int Open(); }")]
    [InlineData("[System.Runtime.InteropServices.ComImport] interface IDiscMaster : IDiscMaster { int Open(); }")]
    [InlineData("[System.Runtime.InteropServices.ComImport] interface IDiscMaster : IDiscRecorder { } [System.Runtime.InteropServices.ComImport] interface IDiscRecorder : IDiscMaster { }")]
    [InlineData("interface IDiscMaster { int Open(); } interface IDiscMaster { }")]
    public async Task Survives_types_that_lie(string declarations)
    {
        using var workspace = await SampleWorkspace.CreateAsync(ReferenceSet.NetFramework48);
        var text = declarations + " class Burner { bool Test(IDiscMaster master) { int hr = master.Open(); return hr == -2147220981 || hr == unchecked((int)0xC0AA0302); } }";
        foreach (var lack in (Lack[])[Lack.Nothing, Lack.AllReferences])
        {
            var survival = new Survival();
            await survival.TryAsync(Without(workspace.Open(new("lies", [new("Lies.cs", text)])), lack), "lies", index: 0, appliedOffers: int.MaxValue);
            Assert.Empty(survival.Failures);
        }
    }

    [Fact]
    public async Task Survives_broken_code()
    {
        ImmutableArray<SampleWorkspace> workspaces =
            [await SampleWorkspace.CreateAsync(ReferenceSet.NetFramework48), await SampleWorkspace.CreateAsync(ReferenceSet.Net10)];
        var survival = new Survival();
        var tried = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var lacks = new SortedDictionary<Lack, int>();
        foreach (var (number, sample, breakage, cut) in ProofRun.Slice(Cases(), QuickStride, SliceStride))
        {
            var random = new Random(number);
            var workspace = workspaces[number % workspaces.Length];
            var index = breakage is not null && random.Next(3) == 0 ? random.Next(sample.Files.Length) : 0;
            var text = sample.Files[index].Text;
            var broken = sample.With(index, breakage is null ? text[..cut] : breakage.Break(Parse(text, workspace), random));
            var lack = random.Next(8) == 0 ? (Lack)random.Next(1, 4) : Lack.Nothing;
            var name = breakage?.Name ?? "cut off";
            await survival.TryAsync(
                Without(workspace.Open(broken), lack), $"{sample}, {name}, lacks {lack}, case {number}", index, number % CasesPerApplication == 0 ? OffersApplied : 0);
            tried[name] = tried.GetValueOrDefault(name) + 1;
            lacks[lack] = lacks.GetValueOrDefault(lack) + 1;
        }

        foreach (var workspace in workspaces)
        {
            workspace.Dispose();
        }

        output.WriteLine($"{survival.Compilations} compilations, {survival.Reports} reports, {survival.Suppressed} suppressed, {survival.Offers} offers, {survival.Applied} applied");
        output.WriteLine(string.Join(", ", tried.Select(static pair => $"{pair.Key} {pair.Value}")));
        output.WriteLine("Lacks: " + string.Join(", ", lacks.Select(static pair => $"{pair.Key} {pair.Value}")));
        Assert.Empty(survival.Failures.Take(20));
        Assert.InRange(survival.Compilations, ProofRun.Pick(MinimumOfQuickRun, MinimumOfSlice, MinimumOfFullRun), int.MaxValue);
        Assert.InRange(survival.Applied, survival.Compilations / 10, int.MaxValue);
        Assert.Equal(Breakage.All.Length + 1, tried.Count);

        // A slice may be without one of them.
        Assert.InRange(lacks.Count, ProofRun.Pick(2, 2, Enum.GetValues<Lack>().Length), int.MaxValue);
    }

    private static SyntaxNode Parse(string text, SampleWorkspace workspace) =>
        CSharpSyntaxTree.ParseText(text, workspace.ParseOptions, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);

    private static Project Without(Project project, Lack lack) => lack switch
    {
        Lack.AllReferences => project.WithMetadataReferences([]),
        Lack.MostReferences => project.WithMetadataReferences(project.MetadataReferences.Where(static reference =>
            reference.Display!.EndsWith("mscorlib.dll", StringComparison.Ordinal) || reference.Display!.EndsWith("System.Runtime.dll", StringComparison.Ordinal))),
        Lack.OtherFiles => project.RemoveDocuments([.. project.DocumentIds.Skip(1)]),
        _ => project,
    };

    // One kind of breakage after the other, so that a slice meets each, however many samples there are.
    private static IEnumerable<(int Number, CodeSample Sample, Breakage? Breakage, int Cut)> Cases()
    {
        var number = 0;
        foreach (var sample in Corpus.All)
        {
            for (var cut = number % CharactersPerCut; cut < sample.Main.Text.Length; cut += CharactersPerCut)
            {
                yield return (number++, sample, null, cut);
            }
        }

        foreach (var breakage in Breakage.All)
        {
            foreach (var sample in Corpus.All)
            {
                for (var round = 0; round < RoundsPerBreakage; round++)
                {
                    yield return (number++, sample, breakage, 0);
                }
            }
        }
    }

    /// <summary>Counts what was tried, and what did not survive it.</summary>
    private sealed class Survival
    {
        private static readonly CompanionStandIn Companion = new();

        private GeneratorDriver driver = CSharpGeneratorDriver.Create(new ResultCodeConstantsGenerator());

        public int Compilations { get; private set; }

        public int Reports { get; private set; }

        public int Suppressed { get; private set; }

        public int Offers { get; private set; }

        public int Applied { get; private set; }

        public List<string> Failures { get; } = [];

        /// <param name="project">The broken project.</param>
        /// <param name="name">What it is.</param>
        /// <param name="index">The number of the broken file.</param>
        /// <param name="appliedOffers">How many of the offered actions are applied.</param>
        public async Task TryAsync(Project project, string name, int index, int appliedOffers)
        {
            Compilations++;
            Offer? current = null;
            try
            {
                await GenerateAsync(project);
                var reports = await SampleReports.ReadAsync(project, companion: Compilations % CasesPerCompanion == 0 ? Companion : null);
                Reports += reports.Reports.Length;
                Suppressed += reports.All.Count(static report => report.IsSuppressed);
                if (project.Documents.ElementAtOrDefault(index) is { } document)
                {
                    var offers = await reports.OffersInAsync(document);
                    Offers += offers.Length;
                    foreach (var offer in offers.Take(appliedOffers))
                    {
                        current = offer;
                        await reports.ApplyAsync(offer.Action);
                        await reports.FixAllAsync(offer, FixAllScope.Document);
                        Applied++;
                    }
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failures.Add($"{name}, {current}: {exception}");
            }
        }

        private async Task GenerateAsync(Project project)
        {
            var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
            var written = compilation!.SyntaxTrees.Where(static tree => !tree.FilePath.EndsWith(ResultCodeConstants.FileName, StringComparison.Ordinal));
            driver = driver.WithUpdatedParseOptions(project.ParseOptions!).RunGenerators(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(written));
            if (driver.GetRunResult().Results.Select(static result => result.Exception).FirstOrDefault(static exception => exception is not null) is { } failure)
            {
                throw new AnalyzerFailedException(nameof(ResultCodeConstantsGenerator), failure);
            }
        }
    }
}

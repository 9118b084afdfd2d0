using System.Collections.Immutable;
using System.Text;
using Imapi.Analyzers.Rules.Results;
using Imapi.Analyzers.Tests.Proofs;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Rules.Results;

/// <summary>
/// IMAPI2002 on random bodies against a known answer: a store is reported where some path reaches it and no path examines
/// what it stored.
/// </summary>
public sealed class UnexaminedStoreFuzzTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1;
    private const int BodiesInBatch = 500;

    private static readonly int Batches = ProofRun.Pick(quick: 3, slice: 10, full: 10);

    private static readonly CSharpParseOptions ParseOptions = new(ReferenceSet.Net10.LanguageVersion);
    private static readonly SyntaxTree InteropTree = CSharpSyntaxTree.ParseText(BurningInterop.Source, ParseOptions);

    [Fact]
    public async Task Reports_exactly_the_stores_that_no_path_examines()
    {
        var occurrences = Enum.GetValues<Piece>().ToDictionary(static piece => piece, static _ => 0);
        var (withReport, withSilence, stores, reported, unreached) = (0, 0, 0, 0, 0);
        for (var batch = 0; batch < Batches; batch++)
        {
            var firstSeed = FirstSeed + (batch * BodiesInBatch);
            var bodies = Enumerable.Range(firstSeed, BodiesInBatch).Select(UnexaminedStoreGenerator.Generate).ToImmutableArray();
            var answers = bodies.Select(UnexaminedStoreInterpreter.Run).ToImmutableArray();
            var analyzed = await AnalyzeAsync(bodies);
            Assert.True(analyzed.Errors.IsEmpty, $"{string.Join('\n', analyzed.Errors)}\n{analyzed.Text}");

            for (var index = 0; index < bodies.Length; index++)
            {
                var answer = answers[index];
                var actual = analyzed.Reported[index];
                if (IsMismatch(answer, actual))
                {
                    Assert.Fail(await DescribeAsync(firstSeed + index));
                }

                var compared = analyzed.Stores[index].Intersect(answer.Reached).Count;
                stores += analyzed.Stores[index].Count;
                unreached += analyzed.Stores[index].Count - compared;
                reported += answer.Unexamined.Count();
                withReport += answer.Unexamined.Any() ? 1 : 0;
                withSilence += compared > answer.Unexamined.Count() ? 1 : 0;
                foreach (var piece in bodies[index].AllStatements.SelectMany(static statement => statement.Pieces))
                {
                    occurrences[piece]++;
                }
            }
        }

        output.WriteLine($"{Batches * BodiesInBatch} bodies, {withReport} with a reported store, {withSilence} with a silent one");
        output.WriteLine($"{stores} stores of calls: {reported} reported, {stores - reported - unreached} silent, {unreached} never reached and left out");
        output.WriteLine(string.Join(", ", occurrences.OrderBy(static pair => pair.Value).Select(static pair => $"{pair.Key} {pair.Value}")));
        Assert.InRange(withReport, Batches * 200, int.MaxValue);
        Assert.InRange(withSilence, Batches * 200, int.MaxValue);
        Assert.InRange(unreached, 0, stores / 20);
        Assert.All(occurrences, static pair => Assert.True(pair.Value >= Batches * 15, $"{pair.Key} occurs only {pair.Value} times"));
    }

    // In code that no path reaches the analyzer is silent, and no value flows that could be examined: nothing to compare.
    private static bool IsMismatch(UnexaminedStoreInterpreter answer, ImmutableHashSet<int> actual) =>
        !actual.Intersect(answer.Reached).SetEquals(answer.Unexamined);

    private static async Task<Analyzed> AnalyzeAsync(ImmutableArray<Body> bodies)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var methods = new StringBuilder();
        var storeAt = new Dictionary<int, (int Body, int Store)>();
        var start = BodyWriter.Wrap("").LastIndexOf('}') - 1;
        for (var index = 0; index < bodies.Length; index++)
        {
            var writer = new BodyWriter();
            writer.WriteMethod($"Body{index}", bodies[index]);
            foreach (var (position, store) in writer.StoreAt)
            {
                storeAt.Add(start + methods.Length + position, (index, store));
            }

            methods.Append(writer.Text);
        }

        var text = BodyWriter.Wrap(methods.ToString());
        var compilation = CSharpCompilation.Create(
            "Random",
            [CSharpSyntaxTree.ParseText(text, ParseOptions, cancellationToken: cancellationToken), InteropTree],
            await ReferenceSet.Net10.Assemblies.ResolveAsync(LanguageNames.CSharp, cancellationToken),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var errors = compilation.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        var diagnostics = errors.IsEmpty
            ? await compilation.WithAnalyzers([new UnexaminedStoreAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken)
            : [];
        return new(
            text,
            errors,
            Group(bodies.Length, storeAt.Values),
            Group(bodies.Length, diagnostics.Select(diagnostic =>
                diagnostic.Id == "IMAPI2002" && storeAt.TryGetValue(diagnostic.Location.SourceSpan.Start, out var found)
                    ? found
                    : throw new InvalidOperationException($"{diagnostic} stands on no store of a call\n{text}"))));
    }

    private static ImmutableArray<ImmutableHashSet<int>> Group(int count, IEnumerable<(int Body, int Store)> stores)
    {
        var ofBody = stores.ToLookup(static store => store.Body, static store => store.Store);
        return [.. Enumerable.Range(0, count).Select(index => ofBody[index].ToImmutableHashSet())];
    }

    private static async Task<string> DescribeAsync(int seed)
    {
        var body = UnexaminedStoreGenerator.Generate(seed);
        await ShrinkAsync(body);
        var writer = new BodyWriter();
        writer.WriteMethod("Body", body);
        var answer = UnexaminedStoreInterpreter.Run(body);
        var actual = (await AnalyzeAsync([body])).Reported[0].Intersect(answer.Reached);
        return $"""
            The body of seed {seed}, shrunk:
            {writer.Text}
            expected reports: {string.Join(", ", answer.Unexamined.Order())}
            actual reports: {string.Join(", ", actual.Order())}
            """;
    }

    // Leaves out statements, or puts the blocks inside in their place, as long as the answers still differ.
    private static async Task ShrinkAsync(Body body)
    {
        bool hasShrunk;
        do
        {
            hasShrunk = false;
            foreach (var block in body.AllBlocks.ToArray())
            {
                for (var index = block.Count - 1; index >= 0; index--)
                {
                    var statement = block[index];
                    block.RemoveAt(index);
                    if (await IsStillMismatchAsync(body))
                    {
                        hasShrunk = true;
                        continue;
                    }

                    List<Statement> inside = [.. statement.Blocks.SelectMany(static inner => inner)];
                    block.InsertRange(index, inside);
                    if (inside.Count > 0 && await IsStillMismatchAsync(body))
                    {
                        hasShrunk = true;
                        continue;
                    }

                    block.RemoveRange(index, inside.Count);
                    block.Insert(index, statement);
                }
            }
        }
        while (hasShrunk);
    }

    private static async Task<bool> IsStillMismatchAsync(Body body)
    {
        var analyzed = await AnalyzeAsync([body]);
        return analyzed.Errors.IsEmpty && IsMismatch(UnexaminedStoreInterpreter.Run(body), analyzed.Reported[0]);
    }

    /// <summary>What the compiler and the analyzer make of bodies; the stores of calls and the reported ones by body.</summary>
    private sealed record Analyzed(
        string Text, ImmutableArray<Diagnostic> Errors, ImmutableArray<ImmutableHashSet<int>> Stores, ImmutableArray<ImmutableHashSet<int>> Reported);
}

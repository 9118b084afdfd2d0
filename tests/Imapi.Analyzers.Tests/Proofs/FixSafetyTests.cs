using System.Collections.Immutable;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>
/// What a fix does is safe, on all flagged code of the <see cref="Corpus"/>: each action alone and all at once, in any order,
/// it takes its report away and brings no error or warning, it keeps comments, blank lines, directives, line ends, indentation
/// and encoding, and finds nothing more to do afterwards. See <see cref="ProofRun"/> for how much of the corpus a run takes.
/// </summary>
public sealed class FixSafetyTests(ITestOutputHelper output)
{
    private const int QuickStride = 307;
    private const int SliceStride = 101;

    [Fact]
    public async Task Fixes_are_safe()
    {
        using var safety = await Safety.OfAsync(output);
        foreach (var (sample, workspace) in ProofRun.Slice(from sample in Corpus.All from workspace in safety.Workspaces select (sample, workspace), QuickStride, SliceStride))
        {
            await safety.CheckAsync(sample, workspace);
        }

        output.WriteLine($"{safety.Samples} samples, {safety.Flagged} of them flagged, {safety.WithErrors} do not compile and were left out");
        output.WriteLine($"{safety.Applied} actions applied alone, {safety.AppliedToAll} to all");
        output.WriteLine(string.Join(", ", safety.Kinds.Select(static pair => $"{pair.Key} {pair.Value}")));
        Assert.Empty(safety.Violations.Take(20));

        // A quick run takes so few that shares say little.
        var third = safety.Samples / 3;
        Assert.InRange(safety.WithErrors, 0, ProofRun.Pick(quick: safety.Samples - 1, slice: third, full: third));
        var quarter = safety.Samples / 4;
        Assert.InRange(safety.Flagged, ProofRun.Pick(quick: 1, slice: quarter, full: quarter), safety.Samples);
    }

    [Fact]
    public async Task Fixes_are_safe_on_what_they_once_spoiled()
    {
        const string Source = """
            using System.Diagnostics;
            using System.Runtime.InteropServices;
            using System.Threading.Tasks;
            using Burning;

            internal class Burner
            {
                private void Use(int value) => Debug.WriteLine(value);

                private void KeepsCommentsInside(IDiscMaster master)
                {
                    int hr = /* why */ master.Open();
                    int other = master.Open(/* why */);
                    _ = /* why */ master.Open();
                }

                private void ChecksInOrder(IDiscMaster master)
                {
                    int a = master.Open(), b = master.Open();
                    Use(0);
                }

                private void KeepsLineEnds(IDiscMaster master)
                {
                    int hr = master.Open();
                    if (hr == unchecked((int)0x80040225))
                        Debug.Assert(master.Open() == 0);
                    if (hr == 0)
                        /* why */ hr = master.Open();
                    try
                    {
                        Marshal.ThrowExceptionForHR(master.Open());
                    }
                    catch (COMException)
                    {
                        // why
                    }
                }

                private int ReturnsBetweenComments(IDiscMaster master)
                {
                    master.Open(); // first
                    // then
                    return 0;
                }

                private void DiscardsWhatItOffersToDiscard(IDiscMaster master)
                {
                    Task.Run(() => { return master.Open(); });
                    master.Open();
                }
            }

            """;
        const string SourceWithInnerUsings = """
            namespace Optical
            {
                internal enum Speed
                {
                }
            }

            namespace Burning.Tools
            {
                using Optical;

                internal class Burner
                {
                    public Speed Speed { get; set; }

                    public bool IsRetried(int hr) => hr == unchecked((int)0xC0AA0202);
                }
            }

            """;
        using var safety = await Safety.OfAsync(output);
        foreach (var workspace in ProofRun.Slice(safety.Workspaces, safety.Workspaces.Length, safety.Workspaces.Length))
        {
            await safety.CheckAsync(new(nameof(Source), [new("Burner.cs", Source), new("Interop.cs", BurningInterop.Source)]), workspace);
            await safety.CheckAsync(new(nameof(SourceWithInnerUsings), [new("Burner.cs", SourceWithInnerUsings)]), workspace);
        }

        Assert.Empty(safety.Violations);
        Assert.Equal(safety.Samples, safety.Flagged);
        Assert.Superset(
            new HashSet<string>
            {
                "IMAPI1001 NameResultCode", "IMAPI2001 CheckResult", "IMAPI2001 DiscardResult", "IMAPI2001 ReturnResult",
                "IMAPI2002 CheckStoredResult", "IMAPI2005 PropagateFailure", "IMAPI2006 LiftCall",
            },
            new HashSet<string>(safety.Kinds.Keys));
    }

    /// <summary>Applies the fixes to samples, and writes down what they do wrong.</summary>
    private sealed class Safety(ITestOutputHelper output, ImmutableArray<SampleWorkspace> workspaces) : IDisposable
    {
        /// <summary>C# 7.3 and the latest one, with old and new references.</summary>
        public ImmutableArray<SampleWorkspace> Workspaces { get; } = workspaces;

        public int Samples { get; private set; }

        public int Flagged { get; private set; }

        public int WithErrors { get; private set; }

        public int Applied { get; private set; }

        public int AppliedToAll { get; private set; }

        public SortedDictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);

        public List<string> Violations { get; } = [];

        public static async Task<Safety> OfAsync(ITestOutputHelper output) => new(
            output,
            [
                await SampleWorkspace.CreateAsync(ReferenceSet.NetFramework48),
                await SampleWorkspace.CreateAsync(ReferenceSet.Net10),
                await SampleWorkspace.CreateAsync(ReferenceSet.NetFramework48, LanguageVersion.Latest),
            ]);

        public void Dispose()
        {
            foreach (var workspace in Workspaces)
            {
                workspace.Dispose();
            }
        }

        public async Task CheckAsync(CodeSample sample, SampleWorkspace workspace)
        {
            Samples++;
            var before = await FixState.ReadAsync(workspace.Open(sample));
            if (before.HasErrors)
            {
                WithErrors++;
                return;
            }

            var offers = await before.Reports.OffersInAsync(before.Reports.Main);
            Flagged += offers.IsEmpty ? 0 : 1;
            foreach (var kind in offers.GroupBy(static offer => offer.Kind))
            {
                Kinds[kind.Key] = Kinds.GetValueOrDefault(kind.Key) + kind.Count();
                var check = new FixCheck(sample, workspace, before, [.. kind], violation =>
                {
                    Violations.Add(violation);
                    output.WriteLine(violation);
                });
                try
                {
                    await check.RunAsync();
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    Violations.Add($"{sample}, {workspace.Name}, {kind.Key}: {exception}");
                    output.WriteLine(Violations[^1]);
                }

                Applied += check.Applied;
                AppliedToAll += check.AppliedToAll;
            }
        }
    }
}

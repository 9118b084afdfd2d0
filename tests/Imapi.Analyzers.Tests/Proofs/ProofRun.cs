namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>
/// How much a proof tries, by the environment variable <c>IMAPI_ANALYZERS_PROOFS</c>: all cases (<c>full</c>), a slice
/// (<c>slice</c>), or a third of that.
/// </summary>
internal static class ProofRun
{
    public static ProofLevel Level { get; } = Environment.GetEnvironmentVariable("IMAPI_ANALYZERS_PROOFS") switch
    {
        null or "" or "quick" => ProofLevel.Quick,
        "slice" => ProofLevel.Slice,
        "full" => ProofLevel.Full,
        var other => throw new InvalidOperationException($"IMAPI_ANALYZERS_PROOFS is {other}, not quick, slice or full."),
    };

    /// <summary>The value of three that belongs to the level of this run.</summary>
    public static T Pick<T>(T quick, T slice, T full) => Level switch
    {
        ProofLevel.Full => full,
        ProofLevel.Slice => slice,
        _ => quick,
    };

    /// <param name="cases">All cases, always in the same order.</param>
    /// <param name="quick">A quick run tries one case of so many. A prime number meets all kinds in turn.</param>
    /// <param name="slice">The same for a slice.</param>
    public static IEnumerable<T> Slice<T>(IEnumerable<T> cases, int quick, int slice)
    {
        var stride = Pick(quick, slice, full: 1);
        return cases.Where((_, index) => index % stride == 0);
    }
}

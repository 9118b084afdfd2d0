namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>How much a proof tries: all its cases where the environment variable <c>IMAPI_ANALYZERS_PROOFS</c> is <c>full</c>, else some of each kind.</summary>
internal static class ProofRun
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("IMAPI_ANALYZERS_PROOFS") == "full";

    /// <param name="cases">All cases, always in the same order.</param>
    /// <param name="stride">Each how many of them is tried in an ordinary run; a prime number, which meets all kinds in turn.</param>
    public static IEnumerable<T> Slice<T>(IEnumerable<T> cases, int stride) => cases.Where((_, index) => IsFull || index % stride == 0);
}

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>How much a <see cref="ProofRun"/> tries.</summary>
internal enum ProofLevel
{
    /// <summary>What each <c>dotnet test</c> tries.</summary>
    Quick,

    /// <summary>What the build server tries.</summary>
    Slice,

    /// <summary>All cases.</summary>
    Full,
}

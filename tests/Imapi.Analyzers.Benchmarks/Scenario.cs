namespace Imapi.Analyzers.Benchmarks;

/// <summary>What the generated program has to do with IMAPI.</summary>
public enum Scenario
{
    /// <summary>Nothing: the gate stays shut.</summary>
    NoImapi,

    /// <summary>IMAPI interfaces and calls, one finding in about 1,000 lines.</summary>
    SparseFindings,

    /// <summary>IMAPI interfaces and calls, one finding in about 20 lines.</summary>
    DenseFindings,
}

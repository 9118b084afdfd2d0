namespace Imapi.Analyzers.Benchmarks;

/// <summary>What the generated program has to do with IMAPI.</summary>
public enum Scenario
{
    /// <summary>Nothing: the gate stays shut.</summary>
    NoImapi,

    /// <summary>IMAPI interfaces and calls that are as they should be: nothing to report.</summary>
    Clean,

    /// <summary>IMAPI interfaces and calls, one finding in about 20 lines, of every rule some.</summary>
    DenseFindings,
}

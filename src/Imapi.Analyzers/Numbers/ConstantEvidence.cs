using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Evidence;

namespace Imapi.Analyzers.Numbers;

/// <summary>What a compilation tells about its constants: everything, or nothing but their values.</summary>
internal interface IConstantEvidence
{
    /// <summary>Whether the names of constants are read too, and not only numbers.</summary>
    bool CoversNames { get; }

    /// <summary>Whether a 32-bit pattern is worth reading; cheap, because it is asked about every number.</summary>
    bool MayBeResultCode(uint pattern);

    /// <summary>What is known of the value that a constant is compared with, assigned to or returned as.</summary>
    HResultEvidence Of(ConstantContext context, CancellationToken cancellationToken);
}

/// <summary>The evidence of a compilation that may use IMAPI.</summary>
internal sealed class ImapiConstantEvidence(EvidenceReader reader) : IConstantEvidence
{
    public bool CoversNames => true;

    public bool MayBeResultCode(uint pattern) =>
        pattern >= ImapiCatalog.SmallestResultCode && (HResultBits.IsFailure(pattern) || ImapiCatalog.FindResultCode(pattern) is not null);

    public HResultEvidence Of(ConstantContext context, CancellationToken cancellationToken) =>
        context.ReadEvidence(reader, cancellationToken);
}

/// <summary>The evidence of a compilation without IMAPI, where only the numbers of v2 failures are known to be IMAPI's: none.</summary>
internal sealed class NoConstantEvidence : IConstantEvidence
{
    public bool CoversNames => false;

    public bool MayBeResultCode(uint pattern) => ImapiCatalog.CanBeV2Failure(pattern);

    public HResultEvidence Of(ConstantContext context, CancellationToken cancellationToken) => HResultEvidence.None;
}

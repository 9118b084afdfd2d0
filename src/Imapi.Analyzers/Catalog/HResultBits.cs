namespace Imapi.Analyzers.Catalog;

/// <summary>The fields of an HRESULT's 32 bits: severity, facility and code.</summary>
internal static class HResultBits
{
    /// <summary>The bit that is set in a failure.</summary>
    public const uint Severity = 0x8000_0000;

    // The next bit is reserved in an HRESULT, but belongs to the severity of an NTSTATUS. v2 sets it in most failures.
    private const uint BothSeverityBits = 0xC000_0000;
    private const uint Facility = 0x1FFF_0000;
    private const uint Imapi2Facility = 0x00AA_0000;

    public static bool IsFailure(uint pattern) => (pattern & Severity) != 0;

    /// <summary>Whether this is a failure of facility 0xAA, which v2 uses but does not own.</summary>
    public static bool IsImapi2Failure(uint pattern) => (pattern & (Severity | Facility)) == (Severity | Imapi2Facility);

    public static bool IsSameButSeverity(uint pattern, uint other) => (pattern & ~BothSeverityBits) == (other & ~BothSeverityBits);
}

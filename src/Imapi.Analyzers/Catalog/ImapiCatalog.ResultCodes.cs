using System.Globalization;
using System.Resources;

namespace Imapi.Analyzers.Catalog;

// The facts about result codes.
internal static partial class ImapiCatalog
{
    /// <summary>The smallest value of a result code, as a 32-bit pattern: every smaller number is something else.</summary>
    public const uint SmallestResultCode = 0x0004_0200;

    private const string NameMark = "IMAPI_";

    // The documentation of v1 has the header's spelling, but programs correct it.
    private const string CorrectedName = "IMAPI_S_BUFFER_TOO_SMALL";
    private const string HeadersName = "IMAPI_S_BUFFER_TO_SMALL";

    // Set in the HRESULTs that a program defines for itself.
    private const uint CustomerBit = 0x2000_0000;

    /// <summary>The result codes' one-line meanings, in English and in Traditional Chinese, by name.</summary>
    public static ResourceManager Meanings { get; } =
        new("Imapi.Analyzers.Catalog.ResultCodeMeanings", typeof(ImapiCatalog).Assembly);

    /// <summary>All result codes, by ascending value.</summary>
    public static IReadOnlyList<ResultCode> ResultCodes => ResultCodeTable.Rows.All;

    public static ResultCode? FindResultCode(uint value) => ResultCodeTable.Rows.Find(value);

    public static ResultCode? FindResultCode(string name) => ResultCodeTable.Rows.Find(name);

    /// <summary>The result code that a constant of this name means, the common misspelling of one included.</summary>
    public static HeaderConstant? FindConstant(string name)
    {
        // IMAPI_E_, E_IMAPI_, S_IMAPI_: hardly another name gets past this, and it is asked of every declaration.
        if (name.Length < NameMark.Length + 2 || !(HasNameMark(name, at: 0) || HasNameMark(name, at: 2)))
        {
            return null;
        }

        return FindResultCode(name == CorrectedName ? HeadersName : name) is { } code
            ? new(code.Value, code.Header, IsResultCode: true)
            : null;
    }

    /// <summary>The other generation's code of the same meaning, or null.</summary>
    public static ResultCode? FindCounterpart(ResultCode code) =>
        CounterpartTable.Names.TryGetValue(code.Name, out var counterpart) ? FindResultCode(counterpart) : null;

    /// <summary>A result code's meaning in English.</summary>
    public static string MeaningOf(ResultCode code) => Meanings.GetString(code.Name, CultureInfo.InvariantCulture)!;

    /// <summary>Whether a success code says that the work was not done, so a checked call hides a failure.</summary>
    public static bool IsHiddenFailure(string successCode) => SuccessCodeTable.HiddenFailures.Contains(successCode);

    /// <summary>
    /// Whether all the success codes of a method say that the work was done, though not quite as asked. S_FALSE does not:
    /// it is an answer, not a result code of IMAPI.
    /// </summary>
    public static bool AreQualifiedSuccesses(IReadOnlyList<string> successCodes)
    {
        foreach (var code in successCodes)
        {
            if (IsHiddenFailure(code) || FindResultCode(code) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a number is, or looks like, a v2 failure: facility 0xAA, and a low word that begins like one of the headers'
    /// own. 0x80AA0001 to 0x80AA001F are the DirectX shader compiler's.
    /// </summary>
    public static bool CanBeV2Failure(uint value) =>
        HResultBits.IsImapi2Failure(value)
        && (value & CustomerBit) == 0
        && value is not (>= 0x80AA_0001 and <= 0x80AA_001F)
        && ((value >> 8) & 0xFF) is 0x00 or (>= 0x02 and <= 0x06) or 0x09 or 0x0A or 0xB1 or 0xB2;

    /// <summary>Whether a number is a v1 success code with the severity bit set, which makes a failure of it.</summary>
    public static bool IsFlippedV1Success(uint pattern) =>
        HResultBits.IsFailure(pattern)
        && FindResultCode(pattern ^ HResultBits.Severity) is { IsFailure: false, Generation: Generation.V1 };

    private static bool HasNameMark(string name, int at) => string.CompareOrdinal(name, at, NameMark, 0, NameMark.Length) == 0;

    private static class ResultCodeTable
    {
        public static readonly KeyedRows<ResultCode, uint> Rows =
            new(CatalogReader.ReadTable("ResultCodes").Select(Parse), static code => code.Name, static code => code.Value);

        private static ResultCode Parse(string[] row) =>
            new(row[0], ParseValue(row[1]), CatalogReader.ParseGeneration(row[2]), row[3]);

        private static uint ParseValue(string cell) =>
            uint.Parse(cell.Substring("0x".Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static class CounterpartTable
    {
        public static readonly Dictionary<string, string> Names = CatalogReader.ReadTable("Counterparts")
            .SelectMany(static row => new[] { (Code: row[0], Counterpart: row[1]), (Code: row[1], Counterpart: row[0]) })
            .ToDictionary(static pair => pair.Code, static pair => pair.Counterpart);
    }

    private static class SuccessCodeTable
    {
        public static readonly HashSet<string> HiddenFailures =
            [.. CatalogReader.ReadTable("SuccessCodes").Where(static row => row[1] == "no").Select(static row => row[0])];
    }
}

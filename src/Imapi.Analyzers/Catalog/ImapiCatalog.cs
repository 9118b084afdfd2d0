using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Imapi.Analyzers.Catalog;

/// <summary>
/// The facts about IMAPI, read once per process from the tables beside this file. They are facts of the Windows SDK
/// headers imapi.h, imapierror.h, imapi2.h, imapi2error.h, imapi2fs.h and imapi2fserror.h.
/// </summary>
internal static class ImapiCatalog
{
    private const string NameMark = "IMAPI_";

    // The documentation of v1 has the header's spelling, but programs correct it.
    private const string CorrectedName = "IMAPI_S_BUFFER_TOO_SMALL";
    private const string HeadersName = "IMAPI_S_BUFFER_TO_SMALL";

    private static readonly Lazy<Index<ResultCode, uint>> LazyResultCodes =
        new(() => new(ReadTable("ResultCodes").Select(ParseResultCode), static code => code.Name, static code => code.Value));

    private static readonly Lazy<Index<ImapiInterface, Guid>> LazyInterfaces =
        new(() => new(ReadTable("Interfaces").Select(ParseInterface), static row => row.Name, static row => row.Iid));

    private static readonly Lazy<Index<ImapiCoclass, Guid>> LazyCoclasses =
        new(() => new(ReadTable("Coclasses").Select(ParseCoclass), static row => row.Name, static row => row.Clsid));

    private static readonly Lazy<IReadOnlyDictionary<string, ImapiEnumeration>> LazyEnumerations =
        new(() => ReadTable("Enumerations").GroupBy(static row => row[0]).Select(ParseEnumeration).ToDictionary(static row => row.Name));

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> LazyMethodResults =
        new(() => ReadTable("MethodResults").ToDictionary(static row => row[0] + "." + row[1], static row => ParseList(row[2])));

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> LazySuccessCodes =
        new(() => ReadTable("SuccessCodesByMethod").ToDictionary(static row => row[0] + "." + row[1], static row => ParseList(row[2])));

    private static readonly Lazy<Dictionary<string, int>> LazyDispIds =
        new(() => ReadTable("DispIds").ToDictionary(static row => row[0], static row => int.Parse(row[1], CultureInfo.InvariantCulture)));

    private static readonly Lazy<HashSet<string>> LazyHiddenFailures =
        new(() => [.. ReadTable("SuccessCodes").Where(static row => row[1] == "no").Select(static row => row[0])]);

    private static readonly Lazy<Dictionary<string, string>> LazyCounterparts =
        new(() => ReadTable("Counterparts").SelectMany(static row => new[] { (row[0], row[1]), (row[1], row[0]) }).ToDictionary(static pair => pair.Item1, static pair => pair.Item2));

    private static readonly Lazy<string[]> LazyTypeNames =
        new(() => [.. Interfaces.Select(static row => row.Name), .. Coclasses.Select(static row => row.Name)]);

    private static readonly Lazy<HashSet<string>> LazyTypeNameSet = new(() => [.. TypeNames]);

    /// <summary>The result codes' one-line meanings, in English and in Traditional Chinese, by name.</summary>
    public static ResourceManager Meanings { get; } =
        new("Imapi.Analyzers.Catalog.ResultCodeMeanings", typeof(ImapiCatalog).Assembly);

    /// <summary>All result codes, by ascending value.</summary>
    public static IReadOnlyList<ResultCode> ResultCodes => LazyResultCodes.Value.Rows;

    public static IReadOnlyList<ImapiInterface> Interfaces => LazyInterfaces.Value.Rows;

    public static IReadOnlyList<ImapiCoclass> Coclasses => LazyCoclasses.Value.Rows;

    /// <summary>The enumerations by name.</summary>
    public static IReadOnlyDictionary<string, ImapiEnumeration> Enumerations => LazyEnumerations.Value;

    /// <summary>
    /// The result codes that a method is documented to return, by <c>Interface.Member</c>. A code that is missing is no
    /// proof that the method cannot return it.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> MethodResults => LazyMethodResults.Value;

    /// <summary>The success codes other than S_OK that a method can return, by <c>Interface.Member</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> SuccessCodes => LazySuccessCodes.Value;

    /// <summary>The names of all interfaces and coclasses.</summary>
    public static IReadOnlyList<string> TypeNames => LazyTypeNames.Value;

    public static bool IsTypeName(string name) => LazyTypeNameSet.Value.Contains(name);

    /// <summary>Whether a success code says that the work was not done, so that a checked call hides a failure.</summary>
    public static bool IsHiddenFailure(string successCode) => LazyHiddenFailures.Value.Contains(successCode);

    /// <summary>
    /// Whether all the success codes of a method say that the work was done, though not quite as asked. S_FALSE, which is an
    /// answer and no result code of IMAPI's, does not.
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

    public static ResultCode? FindResultCode(uint value) => LazyResultCodes.Value.Find(value);

    public static ResultCode? FindResultCode(string name) => LazyResultCodes.Value.Find(name);

    /// <summary>The result code that a constant of this name stands for, the common misspelling of one included.</summary>
    public static HeaderConstant? FindConstant(string name)
    {
        // IMAPI_E_, E_IMAPI_, S_IMAPI_: hardly another name gets past this, and it is asked of every declaration.
        if (name.Length < NameMark.Length + 2
            || (string.CompareOrdinal(name, 0, NameMark, 0, NameMark.Length) != 0 && string.CompareOrdinal(name, 2, NameMark, 0, NameMark.Length) != 0))
        {
            return null;
        }

        return FindResultCode(name == CorrectedName ? HeadersName : name) is { } code ? new(code.Value, code.Header, IsResultCode: true) : null;
    }

    /// <summary>A member of an enumeration by both names.</summary>
    public static HeaderConstant? FindMember(string enumeration, string member) =>
        Enumerations.TryGetValue(enumeration, out var row) && row.TryGetValue(member, out var value)
            ? new(unchecked((uint)value), row.Header, IsResultCode: false)
            : null;

    public static ImapiInterface? FindInterface(Guid iid) => LazyInterfaces.Value.Find(iid);

    public static ImapiInterface? FindInterface(string name) => LazyInterfaces.Value.Find(name);

    public static ImapiCoclass? FindCoclass(Guid clsid) => LazyCoclasses.Value.Find(clsid);

    public static ImapiCoclass? FindCoclass(string name) => LazyCoclasses.Value.Find(name);

    /// <summary>The DISPID that the header defines under a member's own name, or null: its names follow the members only in part.</summary>
    public static int? FindDispId(string interfaceName, string declaredName) =>
        LazyDispIds.Value.TryGetValue($"DISPID_{interfaceName}_{declaredName}".ToUpperInvariant(), out var id) ? id : null;

    /// <summary>The other generation's code of the same meaning, or null.</summary>
    public static ResultCode? FindCounterpart(ResultCode code) =>
        LazyCounterparts.Value.TryGetValue(code.Name, out var counterpart) ? FindResultCode(counterpart) : null;

    /// <summary>
    /// Whether a number is, or looks like, a v2 failure: facility 0xAA, and a low word that begins like one of the headers'
    /// own. 0x80AA0001 to 0x80AA001F are the DirectX shader compiler's.
    /// </summary>
    public static bool CanBeV2Failure(uint value) =>
        value >> 16 is 0x80AA or 0xC0AA
        && value is not (>= 0x80AA_0001 and <= 0x80AA_001F)
        && ((value >> 8) & 0xFF) is 0x00 or (>= 0x02 and <= 0x06) or 0x09 or 0x0A or 0xB1 or 0xB2;

    /// <summary>A result code's meaning in English.</summary>
    public static string MeaningOf(ResultCode code) => Meanings.GetString(code.Name, CultureInfo.InvariantCulture)!;

    /// <summary>The coclass of a ProgID with or without a version, such as <c>IMAPI2.MsftDiscRecorder2.1</c>, or null.</summary>
    public static ImapiCoclass? FindCoclassByProgId(string progId)
    {
        foreach (var coclass in Coclasses)
        {
            if (coclass.ProgId.Length > 0
                && progId.StartsWith(coclass.ProgId, StringComparison.OrdinalIgnoreCase)
                && (progId.Length == coclass.ProgId.Length || progId[coclass.ProgId.Length] == '.'))
            {
                return coclass;
            }
        }

        return null;
    }

    /// <summary>The rows of an embedded table, without its header line.</summary>
    internal static IEnumerable<string[]> ReadTable(string table)
    {
        using var stream = typeof(ImapiCatalog).GetTypeInfo().Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"The table {table} is not embedded.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    private static ResultCode ParseResultCode(string[] row) =>
        new(row[0], uint.Parse(row[1].Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), ParseGeneration(row[2]), row[3]);

    private static ImapiInterface ParseInterface(string[] row) =>
        new(row[0], Guid.Parse(row[1]), ParseGeneration(row[2]), row[4], row[5] == "true", [.. ParseList(row[6]).Select(ParseMember)]);

    private static ImapiMember ParseMember(string cell)
    {
        var slash = cell.IndexOf('/');
        return new(cell.Substring(0, slash), int.Parse(cell.Substring(slash + 1), CultureInfo.InvariantCulture));
    }

    private static ImapiCoclass ParseCoclass(string[] row) =>
        new(row[0], Guid.Parse(row[1]), ParseGeneration(row[2]), row[4], row[5]);

    private static ImapiEnumeration ParseEnumeration(IGrouping<string, string[]> rows) =>
        new(rows.Key, rows.First()[4], rows.First()[5] == "true", [.. rows.Select(static row => new KeyValuePair<string, int>(row[1], int.Parse(row[2], CultureInfo.InvariantCulture)))]);

    private static IReadOnlyList<string> ParseList(string cell) => cell.Length == 0 ? [] : cell.Split(',');

    private static Generation ParseGeneration(string cell) => cell switch
    {
        "v1" => Generation.V1,
        "v2" => Generation.V2,
        "v2fs" => Generation.V2FileSystem,
        _ => throw new InvalidOperationException($"{cell} is no generation."),
    };

    /// <summary>Rows in the table's order, and by name and key.</summary>
    private sealed class Index<TRow, TKey>
        where TRow : class
        where TKey : notnull
    {
        private readonly Dictionary<string, TRow> byName;
        private readonly Dictionary<TKey, TRow> byKey;

        public Index(IEnumerable<TRow> rows, Func<TRow, string> name, Func<TRow, TKey> key)
        {
            Rows = [.. rows];
            byName = Rows.ToDictionary(name);
            byKey = Rows.ToDictionary(key);
        }

        public IReadOnlyList<TRow> Rows { get; }

        public TRow? Find(string name) => byName.TryGetValue(name, out var row) ? row : null;

        public TRow? Find(TKey key) => byKey.TryGetValue(key, out var row) ? row : null;
    }
}

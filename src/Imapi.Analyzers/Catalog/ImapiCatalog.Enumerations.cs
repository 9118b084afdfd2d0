using System.Globalization;

namespace Imapi.Analyzers.Catalog;

// The facts about enumerations.
internal static partial class ImapiCatalog
{
    /// <summary>The enumerations by name.</summary>
    public static IReadOnlyDictionary<string, ImapiEnumeration> Enumerations => EnumerationTable.Rows;

    /// <summary>A member of an enumeration by both names.</summary>
    public static HeaderConstant? FindMember(string enumeration, string member) =>
        Enumerations.TryGetValue(enumeration, out var row) && row.TryGetValue(member, out var value)
            ? new(unchecked((uint)value), row.Header, IsResultCode: false)
            : null;

    private static class EnumerationTable
    {
        public static readonly Dictionary<string, ImapiEnumeration> Rows = CatalogReader.ReadTable("Enumerations")
            .GroupBy(static row => row[0])
            .Select(Parse)
            .ToDictionary(static row => row.Name);

        private static ImapiEnumeration Parse(IGrouping<string, string[]> rows)
        {
            var first = rows.First();
            return new(rows.Key, first[4], first[5] == "true", [.. rows.Select(ParseMember)]);
        }

        private static KeyValuePair<string, int> ParseMember(string[] row) => new(row[1], int.Parse(row[2], CultureInfo.InvariantCulture));
    }
}

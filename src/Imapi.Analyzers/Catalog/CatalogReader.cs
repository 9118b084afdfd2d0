using System.Globalization;
using System.Reflection;

namespace Imapi.Analyzers.Catalog;

/// <summary>Reads the embedded tables, and the cells that several of them have.</summary>
internal static class CatalogReader
{
    /// <summary>The rows of an embedded table, without its header line.</summary>
    public static IEnumerable<string[]> ReadTable(string table)
    {
        using var stream = typeof(CatalogReader).GetTypeInfo().Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"The table {table} is not embedded.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    public static IReadOnlyList<string> ParseList(string cell) => cell.Length == 0 ? [] : cell.Split(',');

    public static IReadOnlyList<ImapiMember> ParseMembers(string cell) => [.. ParseList(cell).Select(ParseMember)];

    public static Generation ParseGeneration(string cell) => cell switch
    {
        "v1" => Generation.V1,
        "v2" => Generation.V2,
        "v2fs" => Generation.V2FileSystem,
        _ => throw new InvalidOperationException($"{cell} is not a generation."),
    };

    private static ImapiMember ParseMember(string cell)
    {
        var slash = cell.IndexOf('/');
        return new(cell.Substring(0, slash), int.Parse(cell.Substring(slash + 1), CultureInfo.InvariantCulture));
    }
}

namespace Imapi.Analyzers.Catalog;

/// <summary>Rows in the table's order, and by name and key.</summary>
internal sealed class KeyedRows<TRow, TKey>
    where TRow : class
    where TKey : notnull
{
    private readonly Dictionary<string, TRow> byName;
    private readonly Dictionary<TKey, TRow> byKey;

    public KeyedRows(IEnumerable<TRow> rows, Func<TRow, string> name, Func<TRow, TKey> key)
    {
        All = [.. rows];
        byName = All.ToDictionary(name);
        byKey = All.ToDictionary(key);
    }

    public IReadOnlyList<TRow> All { get; }

    public TRow? Find(string name) => byName.TryGetValue(name, out var row) ? row : null;

    public TRow? Find(TKey key) => byKey.TryGetValue(key, out var row) ? row : null;
}

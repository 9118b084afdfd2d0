namespace Imapi.Analyzers.Catalog;

/// <summary>An enumeration of the IMAPI headers.</summary>
/// <param name="name">The header's name, such as <c>IMAPI_MEDIA_PHYSICAL_TYPE</c>; <c>(constant)</c> gathers the loose constants.</param>
/// <param name="header">The file name of the header that defines it; of the loose constants, of the first of them.</param>
/// <param name="isFlags">Whether members are combined with <c>|</c>.</param>
/// <param name="members">The members' names and values.</param>
internal sealed class ImapiEnumeration(string name, string header, bool isFlags, IReadOnlyList<KeyValuePair<string, int>> members)
{
    public string Name { get; } = name;

    public string Header { get; } = header;

    public bool IsFlags { get; } = isFlags;

    public IReadOnlyList<KeyValuePair<string, int>> Members { get; } = members;

    public bool TryGetValue(string member, out int value)
    {
        foreach (var row in Members)
        {
            if (row.Key == member)
            {
                value = row.Value;
                return true;
            }
        }

        value = 0;
        return false;
    }
}

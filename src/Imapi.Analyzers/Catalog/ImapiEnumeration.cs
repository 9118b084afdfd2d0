namespace Imapi.Analyzers.Catalog;

/// <summary>An enumeration of the IMAPI headers.</summary>
/// <param name="name">The header's name, such as <c>IMAPI_MEDIA_PHYSICAL_TYPE</c>; <c>(constant)</c> gathers the loose constants.</param>
/// <param name="isFlags">Whether members are combined with <c>|</c>.</param>
/// <param name="members">The members' names and values.</param>
internal sealed class ImapiEnumeration(string name, bool isFlags, IReadOnlyList<KeyValuePair<string, int>> members)
{
    public string Name { get; } = name;

    public bool IsFlags { get; } = isFlags;

    public IReadOnlyList<KeyValuePair<string, int>> Members { get; } = members;
}

namespace Imapi.Analyzers.Catalog;

/// <summary>An interface of COM itself that IMAPI interfaces derive from.</summary>
/// <param name="name">The name, such as <c>IStream</c>.</param>
/// <param name="baseName">The interface it derives from, empty for IUnknown.</param>
/// <param name="members">Its own members in vtable order, without the base's.</param>
internal sealed class RootInterface(string name, string baseName, IReadOnlyList<ImapiMember> members)
{
    public string Name { get; } = name;

    public string BaseName { get; } = baseName;

    public IReadOnlyList<ImapiMember> Members { get; } = members;
}

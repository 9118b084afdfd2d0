namespace Imapi.Analyzers.Catalog;

/// <summary>An IMAPI coclass as the type library declares it.</summary>
/// <param name="name">The type library's name, such as <c>MsftDiscRecorder2</c>.</param>
/// <param name="clsid">The class id.</param>
/// <param name="generation">The generation of the header that declares it.</param>
/// <param name="defaultInterface">The default interface's name, empty if unknown.</param>
/// <param name="progId">The ProgID without version, empty if there is none.</param>
internal sealed class ImapiCoclass(string name, Guid clsid, Generation generation, string defaultInterface, string progId)
{
    public string Name { get; } = name;

    public Guid Clsid { get; } = clsid;

    public Generation Generation { get; } = generation;

    public string DefaultInterface { get; } = defaultInterface;

    public string ProgId { get; } = progId;
}

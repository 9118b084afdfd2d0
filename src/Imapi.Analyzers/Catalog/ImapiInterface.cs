namespace Imapi.Analyzers.Catalog;

/// <summary>An IMAPI interface as the header declares it.</summary>
/// <param name="name">The header's name, such as <c>IDiscRecorder2</c>.</param>
/// <param name="iid">The interface id.</param>
/// <param name="generation">The generation of the header that declares it.</param>
/// <param name="baseName">The interface it derives from: another IMAPI interface, IUnknown, IDispatch or IStream.</param>
/// <param name="isEventSink">Whether the program implements it and IMAPI calls it.</param>
/// <param name="members">Its own members in vtable order, without the base's.</param>
internal sealed class ImapiInterface(
    string name, Guid iid, Generation generation, string baseName, bool isEventSink, IReadOnlyList<ImapiMember> members)
{
    public string Name { get; } = name;

    public Guid Iid { get; } = iid;

    public Generation Generation { get; } = generation;

    public string BaseName { get; } = baseName;

    public bool IsEventSink { get; } = isEventSink;

    public IReadOnlyList<ImapiMember> Members { get; } = members;
}

/// <summary>A slot of an IMAPI interface's vtable.</summary>
/// <param name="name">The header's name; accessors begin with <c>get_</c>, <c>put_</c> or <c>putref_</c>.</param>
/// <param name="parameterCount">The number of native parameters, the <c>retval</c> counted.</param>
internal readonly struct ImapiMember(string name, int parameterCount)
{
    public string Name { get; } = name;

    public int ParameterCount { get; } = parameterCount;

    /// <summary>The name of a C# declaration of this member: the property's for an accessor.</summary>
    public string DeclaredName => PropertyName ?? Name;

    /// <summary>The property's name if this member is an accessor, else null.</summary>
    public string? PropertyName =>
        Name.StartsWith("get_", StringComparison.Ordinal) || Name.StartsWith("put_", StringComparison.Ordinal) ? Name.Substring(4)
        : Name.StartsWith("putref_", StringComparison.Ordinal) ? Name.Substring(7)
        : null;
}

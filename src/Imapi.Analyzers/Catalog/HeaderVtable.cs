using System.Collections.Concurrent;

namespace Imapi.Analyzers.Catalog;

/// <summary>The vtable of an IMAPI interface as the header lays it out, its bases' members included.</summary>
internal sealed class HeaderVtable
{
    private const string UnknownName = "IUnknown";
    private const string DispatchName = "IDispatch";

    private static readonly ConcurrentDictionary<ImapiInterface, HeaderVtable> Vtables = new();

    private readonly List<string> rootMembers = [];

    private HeaderVtable(ImapiInterface declaring)
    {
        var slots = new List<HeaderSlot>();
        Interface = declaring;
        RootName = AddSlots(declaring.Name, slots);
        Slots = slots;
        AddRootMembers(RootName);
    }

    /// <summary>The number of IDispatch's own slots.</summary>
    public static int DispatchSlots { get; } = ImapiCatalog.FindRootInterface(DispatchName)!.Members.Count;

    public ImapiInterface Interface { get; }

    /// <summary>IUnknown or IDispatch.</summary>
    public string RootName { get; }

    public bool IsDispatch => RootName == DispatchName;

    /// <summary>The slots after those of IUnknown or IDispatch.</summary>
    public IReadOnlyList<HeaderSlot> Slots { get; }

    /// <summary>The number of slots before <see cref="Slots"/>.</summary>
    public int RootSlots => rootMembers.Count;

    public static HeaderVtable Of(ImapiInterface declaring) => Vtables.GetOrAdd(declaring, static declaring => new(declaring));

    /// <summary>Whether this interface is the other, or derives from it.</summary>
    public static bool DerivesFrom(ImapiInterface? row, ImapiInterface other)
    {
        while (row is not null && row != other)
        {
            row = ImapiCatalog.FindInterface(row.BaseName);
        }

        return row is not null;
    }

    /// <summary>The slot of IUnknown's or IDispatch's member of this name, or -1.</summary>
    public int RootSlotOf(string name) => rootMembers.IndexOf(name);

    // The base's members first; returns IUnknown or IDispatch, whose members are not added.
    private static string AddSlots(string name, List<HeaderSlot> slots)
    {
        if (name is UnknownName or DispatchName)
        {
            return name;
        }

        var (baseName, members) = ImapiCatalog.FindInterface(name) is { } row ? (row.BaseName, row.Members)
            : ImapiCatalog.FindRootInterface(name) is { } root ? (root.BaseName, root.Members)
            : throw new InvalidOperationException($"No table has the interface {name}.");
        var rootName = AddSlots(baseName, slots);
        slots.AddRange(members.Select(member => new HeaderSlot(name, member)));
        return rootName;
    }

    private void AddRootMembers(string name)
    {
        if (ImapiCatalog.FindRootInterface(name) is { } root)
        {
            AddRootMembers(root.BaseName);
            rootMembers.AddRange(root.Members.Select(static member => member.Name));
        }
    }
}

/// <summary>A slot of a vtable.</summary>
/// <param name="InterfaceName">The name of the interface that declares the member.</param>
/// <param name="Member">The member.</param>
internal readonly record struct HeaderSlot(string InterfaceName, ImapiMember Member)
{
    public string Name => Member.Name;
}

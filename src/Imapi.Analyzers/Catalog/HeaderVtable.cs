using System.Collections.Concurrent;

namespace Imapi.Analyzers.Catalog;

/// <summary>The vtable of an IMAPI interface as the header lays it out, its bases' members included.</summary>
internal sealed class HeaderVtable
{
    private const int UnknownSlots = 3;
    private const int DispatchSlots = 4;

    private static readonly ConcurrentDictionary<ImapiInterface, HeaderVtable> Vtables = new();

    private static readonly string[] RootMembers =
    [
        "QueryInterface", "AddRef", "Release", "GetTypeInfoCount", "GetTypeInfo", "GetIDsOfNames", "Invoke",
    ];

    // ISequentialStream's two first; objidl.h is no header of IMAPI's, so no table has them.
    private static readonly ImapiMember[] StreamMembers =
    [
        new("Read", 3), new("Write", 3), new("Seek", 3), new("SetSize", 1), new("CopyTo", 4), new("Commit", 1), new("Revert", 0),
        new("LockRegion", 3), new("UnlockRegion", 3), new("Stat", 2), new("Clone", 1),
    ];

    private HeaderVtable(ImapiInterface declaring)
    {
        var slots = new List<HeaderSlot>();
        var rootName = AddSlots(declaring, slots);
        Interface = declaring;
        RootName = rootName == "IDispatch" ? rootName : "IUnknown";
        Slots = slots;
    }

    public ImapiInterface Interface { get; }

    /// <summary>IUnknown or IDispatch.</summary>
    public string RootName { get; }

    public bool IsDispatch => RootName == "IDispatch";

    /// <summary>The slots behind those of IUnknown or IDispatch.</summary>
    public IReadOnlyList<HeaderSlot> Slots { get; }

    /// <summary>The number of slots that stand before <see cref="Slots"/>.</summary>
    public int RootSlots => IsDispatch ? UnknownSlots + DispatchSlots : UnknownSlots;

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
    public int RootSlotOf(string name)
    {
        var slot = Array.IndexOf(RootMembers, name);
        return slot < RootSlots ? slot : -1;
    }

    // The base's members first; returns the name of the outermost base.
    private static string AddSlots(ImapiInterface declaring, List<HeaderSlot> slots)
    {
        var rootName = declaring.BaseName;
        if (ImapiCatalog.FindInterface(declaring.BaseName) is { } known)
        {
            rootName = AddSlots(known, slots);
        }
        else if (declaring.BaseName == "IStream")
        {
            slots.AddRange(StreamMembers.Select(static member => new HeaderSlot("IStream", member)));
        }

        slots.AddRange(declaring.Members.Select(member => new HeaderSlot(declaring.Name, member)));
        return rootName;
    }
}

/// <summary>A slot of a vtable.</summary>
/// <param name="InterfaceName">The name of the interface that declares the member.</param>
/// <param name="Member">The member.</param>
internal readonly record struct HeaderSlot(string InterfaceName, ImapiMember Member)
{
    public string Name => Member.Name;
}

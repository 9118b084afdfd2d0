using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Declarations;

/// <summary>A method of a declaration and the slots that it takes: one, or those that a <c>_VtblGap</c> skips.</summary>
internal sealed class DeclaredSlot
{
    private const string GapMark = "_VtblGap";

    // Names of members that only fill a slot and are never called.
    private static readonly string[] PlaceholderMarks =
        ["placeholder", "reserved", "unused", "notused", "dummy", "stub", "slot", "skip", "gap"];

    private readonly Accessor accessor;
    private readonly string name;

    public DeclaredSlot(IMethodSymbol method, bool countsGaps)
    {
        Method = method;
        IsGap = countsGaps && method.Name.StartsWith(GapMark, StringComparison.Ordinal);
        Length = IsGap ? LengthOfGap(method.Name) : 1;
        (accessor, name) = ReadName(method);
        ParameterCount = method.Parameters.Length
            + (method.ReturnsVoid || ComAttributes.PreservesSignature(method) ? 0 : 1)
            + (ComAttributes.HasAttribute(method, "LCIDConversionAttribute") ? 1 : 0);
    }

    private enum Accessor
    {
        None,
        Get,
        Put,
    }

    public IMethodSymbol Method { get; }

    public bool IsGap { get; }

    public int Length { get; }

    /// <summary>The number of native parameters, the <c>retval</c> and the locale counted.</summary>
    public int ParameterCount { get; }

    /// <summary>The member as the header would spell it, such as <c>put_Recorder</c>.</summary>
    public string HeaderName => accessor switch
    {
        Accessor.Get => "get_" + name,
        Accessor.Put => "put_" + name,
        _ => name,
    };

    /// <summary>Whether this is a filler without parameters, which fits any slot.</summary>
    public bool IsPlaceholder => Method.Parameters.Length == 0
        && Array.Exists(PlaceholderMarks, mark => Method.Name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The symbol that has the member's name in the source.</summary>
    public ISymbol Named => Method.AssociatedSymbol ?? Method;

    /// <summary>Whether this has the name of the header's member, as such or as people write it in C#.</summary>
    public bool Matches(HeaderSlot slot) => IsNamedAs(slot) || IsOtherNameOf(slot);

    /// <summary>Whether this has exactly the name of the header's member, as an accessor or a method.</summary>
    public bool IsNamedAs(HeaderSlot slot) =>
        accessor == AccessorOf(slot.Name) && string.Equals(name, slot.Member.DeclaredName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this matches any member of a vtable.</summary>
    public bool IsAnyOf(HeaderVtable header) => FindIn(header) is not null;

    /// <summary>The member of a vtable that this matches, or null.</summary>
    public HeaderSlot? FindIn(HeaderVtable header)
    {
        HeaderSlot? otherName = null;
        foreach (var slot in header.Slots)
        {
            if (IsNamedAs(slot))
            {
                return slot;
            }

            if (IsOtherNameOf(slot))
            {
                otherName ??= slot;
            }
        }

        return otherName;
    }

    private static (Accessor Accessor, string Name) ReadName(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } => (Accessor.Get, property.MetadataName),
        { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property } => (Accessor.Put, property.MetadataName),
        _ when AccessorOf(method.Name) is var accessor and not Accessor.None =>
            (accessor, method.Name.Substring(method.Name.IndexOf('_') + 1)),
        _ => (Accessor.None, method.Name),
    };

    private static Accessor AccessorOf(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) ? Accessor.Get
        : name.StartsWith("put_", StringComparison.Ordinal)
            || name.StartsWith("set_", StringComparison.Ordinal)
            || name.StartsWith("putref_", StringComparison.Ordinal) ? Accessor.Put
        : Accessor.None;

    // The runtime reads _VtblGap1_4 as four slots, and one where no number follows.
    private static int LengthOfGap(string name)
    {
        var underscore = name.IndexOf('_', GapMark.Length);
        return underscore >= 0
            && int.TryParse(name.Substring(underscore + 1), out var length)
            && length is > 0 and < ushort.MaxValue
                ? length
                : 1;
    }

    private bool IsOtherNameOf(HeaderSlot slot)
    {
        if (accessor != Accessor.None)
        {
            return AccessorOf(slot.Name) == Accessor.None && accessor == Accessor.Get && IsNamed(slot.Name);
        }

        var property = slot.Member.DeclaredName;
        return AccessorOf(slot.Name) switch
        {
            Accessor.Get => IsNamed(property) || IsNamed("Get" + property) || (name == "GetEnumerator" && slot.Name == "get__NewEnum"),
            Accessor.Put => IsNamed(property) || IsNamed("Set" + property) || IsNamed("Put" + property),
            _ => IsNamed("Remote" + slot.Name),
        };
    }

    private bool IsNamed(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}

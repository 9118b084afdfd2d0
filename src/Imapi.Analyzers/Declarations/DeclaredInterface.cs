using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Declarations;

/// <summary>
/// A declaration of an IMAPI interface, and the interface that it is held to: the one that its IID names, else the one
/// that its name names. Where the two disagree, the members decide.
/// </summary>
internal sealed class DeclaredInterface
{
    private DeclaredInterface(INamedTypeSymbol type, DeclarationStyle style, ImmutableArray<DeclaredSlot> slots, HeaderVtable header)
    {
        Type = type;
        Style = style;
        Slots = slots;
        Header = header;
        InterfaceTypeAttribute = AttributeOf(type, "InterfaceTypeAttribute");
        InterfaceType = style == DeclarationStyle.ComImport ? ReadInterfaceType(InterfaceTypeAttribute) : ComInterfaceKind.Unknown;
    }

    public INamedTypeSymbol Type { get; }

    public DeclarationStyle Style { get; }

    /// <summary>The vtable that this is held to.</summary>
    public HeaderVtable Header { get; }

    /// <summary>The members in the order of the vtable that the runtime builds of them; none of a struct.</summary>
    public ImmutableArray<DeclaredSlot> Slots { get; }

    public AttributeData? InterfaceTypeAttribute { get; }

    public ComInterfaceKind InterfaceType { get; }

    /// <summary>Whether IDispatch's members are declared as members or skipped, so that IUnknown is the right root.</summary>
    public bool DeclaresDispatch =>
        Header.IsDispatch && InterfaceType == ComInterfaceKind.Unknown && VtableMismatch.StandForDispatch(Slots, Header);

    /// <summary>The first member that is off, or null. There is no order to hold where calls go by DISPID.</summary>
    public VtableMismatch? Mismatch =>
        InterfaceType == ComInterfaceKind.Dispatch ? null : VtableMismatch.Find(Slots, Header, DeclaresDispatch);

    public static DeclaredInterface? TryRead(INamedTypeSymbol type, ImapiInterop interop)
    {
        if (StyleOf(type) is not { } style)
        {
            return null;
        }

        var byId = ImapiInterop.GuidOf(type) is { } id ? ImapiCatalog.FindInterface(id) : null;
        var byName = ImapiCatalog.FindInterface(type.Name);
        if (byId is null && (byName is null || !IsMeant(type, byName, interop)))
        {
            return null;
        }

        var slots = style == DeclarationStyle.VtableStruct ? ImmutableArray<DeclaredSlot>.Empty : ReadSlots(type, style);
        return new(type, style, slots, HeaderVtable.Of(Choose(byId, byName, slots)));
    }

    public static AttributeData? AttributeOf(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    private static DeclarationStyle? StyleOf(INamedTypeSymbol type) => type switch
    {
        { Arity: > 0 } => null,
        { TypeKind: TypeKind.Struct } => AttributeOf(type, "GuidAttribute") is null ? null : DeclarationStyle.VtableStruct,
        { TypeKind: not TypeKind.Interface } => null,
        // What tlbimp makes of the events for C# is never called through a vtable.
        _ when AttributeOf(type, "ComEventInterfaceAttribute") is not null => null,
        { IsComImport: true } => DeclarationStyle.ComImport,
        _ when AttributeOf(type, "GeneratedComInterfaceAttribute") is not null => DeclarationStyle.Generated,
        _ => IsImportedWithoutMark(type) ? DeclarationStyle.ComImport : null,
    };

    // The runtime calls through any interface that has the IID. Copies often lack [ComImport], but not what came with it.
    private static bool IsImportedWithoutMark(INamedTypeSymbol type) =>
        (AttributeOf(type, "InterfaceTypeAttribute") ?? AttributeOf(type, "TypeLibTypeAttribute")) is not null
        && ImapiInterop.GuidOf(type) is { } id
        && ImapiCatalog.FindInterface(id) is not null;

    // An interface that shares nothing but the name is somebody else's.
    private static bool IsMeant(INamedTypeSymbol type, ImapiInterface byName, ImapiInterop interop)
    {
        foreach (var baseInterface in type.Interfaces)
        {
            if (interop.InterfaceOf(baseInterface) is not null)
            {
                return true;
            }
        }

        foreach (var slot in HeaderVtable.Of(byName).Slots)
        {
            if (slot.InterfaceName != "IStream" && (!type.GetMembers(slot.Name).IsEmpty || !type.GetMembers(slot.Member.DeclaredName).IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    private static ImapiInterface Choose(ImapiInterface? byId, ImapiInterface? byName, ImmutableArray<DeclaredSlot> slots)
    {
        if (byId is null || byName is null || byId == byName)
        {
            return (byId ?? byName)!;
        }

        return !slots.IsEmpty
            && VtableMismatch.Find(slots, HeaderVtable.Of(byId), declaresDispatch: false) is null
            && VtableMismatch.Find(slots, HeaderVtable.Of(byName), declaresDispatch: false) is not null ? byId : byName;
    }

    private static ImmutableArray<DeclaredSlot> ReadSlots(INamedTypeSymbol type, DeclarationStyle style)
    {
        var slots = ImmutableArray.CreateBuilder<DeclaredSlot>();
        AddSlots(type, style, slots);
        return slots.ToImmutable();
    }

    private static void AddSlots(INamedTypeSymbol type, DeclarationStyle style, ImmutableArray<DeclaredSlot>.Builder slots)
    {
        if (style == DeclarationStyle.Generated)
        {
            foreach (var baseInterface in type.Interfaces)
            {
                if (AttributeOf(baseInterface, "GeneratedComInterfaceAttribute") is not null)
                {
                    AddSlots(baseInterface, style, slots);
                }
            }
        }

        // Members come in the order of the source, accessors too, as the compiler emits them.
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsStatic: false, IsAbstract: true } method)
            {
                slots.Add(new DeclaredSlot(method, countsGaps: style == DeclarationStyle.ComImport));
            }
        }
    }

    private static ComInterfaceKind ReadInterfaceType(AttributeData? attribute) =>
        attribute is { ConstructorArguments: [{ Kind: TypedConstantKind.Enum or TypedConstantKind.Primitive, Value: { } value }] }
            ? value switch
            {
                int number => (ComInterfaceKind)number,
                short number => (ComInterfaceKind)number,
                _ => ComInterfaceKind.Dual,
            }
            : ComInterfaceKind.Dual;
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Declarations;

/// <summary>
/// A declaration of an IMAPI interface, and the interface that it is checked against: the one of its IID, else the one of
/// its name. Where the two disagree, the members decide.
/// </summary>
internal sealed class DeclaredInterface
{
    private DeclaredInterface(INamedTypeSymbol type, DeclarationStyle style, ImmutableArray<DeclaredSlot> slots, HeaderVtable header)
    {
        Type = type;
        Style = style;
        Slots = slots;
        Header = header;
        InterfaceTypeAttribute = ComAttributes.AttributeOf(type, "InterfaceTypeAttribute");
        InterfaceType = style == DeclarationStyle.ComImport
            ? ReadInterfaceType(InterfaceTypeAttribute)
            : ComInterfaceType.InterfaceIsIUnknown;
    }

    public INamedTypeSymbol Type { get; }

    public DeclarationStyle Style { get; }

    /// <summary>The vtable that this is checked against.</summary>
    public HeaderVtable Header { get; }

    /// <summary>The members in the order of the vtable that the runtime builds from them; none for a struct.</summary>
    public ImmutableArray<DeclaredSlot> Slots { get; }

    public AttributeData? InterfaceTypeAttribute { get; }

    /// <summary>The interface type, dual where no attribute names one; null where the attribute cannot be read.</summary>
    public ComInterfaceType? InterfaceType { get; }

    /// <summary>Whether IDispatch's members are declared as members or skipped, so IUnknown is the right root.</summary>
    public bool DeclaresDispatch =>
        Header.IsDispatch && InterfaceType == ComInterfaceType.InterfaceIsIUnknown && VtableMismatch.ReplaceDispatch(Slots, Header);

    /// <summary>The first member that is wrong, or null. The order does not matter where calls go by DISPID.</summary>
    public VtableMismatch? Mismatch =>
        InterfaceType == ComInterfaceType.InterfaceIsIDispatch ? null : VtableMismatch.Find(Slots, Header, DeclaresDispatch);

    public static DeclaredInterface? TryRead(INamedTypeSymbol type, ImapiSymbols symbols)
    {
        if (StyleOf(type) is not { } style)
        {
            return null;
        }

        var byId = ComAttributes.GuidOf(type) is { } id ? ImapiCatalog.FindInterface(id) : null;
        var byName = ImapiCatalog.FindInterface(type.Name);
        if (byId is null && (byName is null || !symbols.IsMeantAs(type, byName)))
        {
            return null;
        }

        var slots = style == DeclarationStyle.VtableStruct ? ImmutableArray<DeclaredSlot>.Empty : ReadSlots(type, style);
        return new(type, style, slots, HeaderVtable.Of(Choose(byId, byName, slots)));
    }

    private static DeclarationStyle? StyleOf(INamedTypeSymbol type) => type switch
    {
        { Arity: > 0 } => null,
        { TypeKind: TypeKind.Struct } => ComAttributes.HasAttribute(type, "GuidAttribute") ? DeclarationStyle.VtableStruct : null,
        { TypeKind: not TypeKind.Interface } => null,
        // The event interfaces that tlbimp writes for C# are never called through a vtable.
        _ when ComAttributes.HasAttribute(type, "ComEventInterfaceAttribute") => null,
        { IsComImport: true } => DeclarationStyle.ComImport,
        _ when ComAttributes.HasAttribute(type, "GeneratedComInterfaceAttribute") => DeclarationStyle.Generated,
        _ => IsImportedWithoutMark(type) ? DeclarationStyle.ComImport : null,
    };

    // The runtime calls through any interface that has the IID. Copies often lack [ComImport], but keep the other attributes.
    private static bool IsImportedWithoutMark(INamedTypeSymbol type) =>
        (ComAttributes.HasAttribute(type, "InterfaceTypeAttribute") || ComAttributes.HasAttribute(type, "TypeLibTypeAttribute"))
        && ComAttributes.GuidOf(type) is { } id
        && ImapiCatalog.FindInterface(id) is not null;

    private static ImapiInterface Choose(ImapiInterface? byId, ImapiInterface? byName, ImmutableArray<DeclaredSlot> slots)
    {
        if (byId is null || byName is null || byId == byName)
        {
            return (byId ?? byName)!;
        }

        return !slots.IsEmpty
            && VtableMismatch.Find(slots, HeaderVtable.Of(byId), declaresDispatch: false) is null
            && VtableMismatch.Find(slots, HeaderVtable.Of(byName), declaresDispatch: false) is not null
                ? byId
                : byName;
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
                if (ComAttributes.HasAttribute(baseInterface, "GeneratedComInterfaceAttribute"))
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

    private static ComInterfaceType? ReadInterfaceType(AttributeData? attribute) => attribute switch
    {
        null => ComInterfaceType.InterfaceIsDual,
        { ConstructorArguments: [{ Kind: TypedConstantKind.Enum, Value: int number }] } => (ComInterfaceType)number,
        { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: short number }] } => (ComInterfaceType)number,
        _ => null,
    };
}

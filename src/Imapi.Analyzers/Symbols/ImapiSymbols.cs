using System.Collections.Concurrent;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Symbols;

/// <summary>
/// The gate: what in this compilation is IMAPI's, and what returns an HRESULT. One instance per compilation, shared by all
/// rules; there is none where no IMAPI is in sight.
/// </summary>
internal sealed class ImapiSymbols
{
    private readonly Compilation compilation;
    private readonly HashSet<string> furtherHResultTypes;
    private readonly HashSet<string> furtherMethods;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImapiInterface?> interfaces = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImapiCoclass?> coclasses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Generation> pInvokes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> resultBearing = new(SymbolEqualityComparer.Default);

    public ImapiSymbols(Compilation compilation, HashSet<string> furtherHResultTypes, HashSet<string> furtherMethods)
    {
        this.compilation = compilation;
        this.furtherHResultTypes = furtherHResultTypes;
        this.furtherMethods = furtherMethods;
    }

    /// <summary>Whether a symbol is declared in this compilation: a project reference shows the sources of another one.</summary>
    public bool IsDeclaredHere(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>The semantic model of a tree; the compiler hands out the one that it already has.</summary>
    public SemanticModel GetModel(SyntaxTree tree) => compilation.GetSemanticModel(tree);

    /// <summary>
    /// The interface that a type declares: an interface or vtable struct that carries a cataloged IID, or a
    /// <c>[ComImport]</c> interface that bears a cataloged name and has an IMAPI base or a member of that interface.
    /// </summary>
    public ImapiInterface? InterfaceOf(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Interface or TypeKind.Struct ? interfaces.GetOrAdd(type.OriginalDefinition, ReadInterface) : null;

    /// <summary>The coclass that a <c>[ComImport]</c> class declares, by CLSID or by name.</summary>
    public ImapiCoclass? CoclassOf(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsComImport: true } ? coclasses.GetOrAdd(type.OriginalDefinition, ReadCoclass) : null;

    /// <summary>The generation of the IMAPI interface or coclass whose member this is, or <see cref="Generation.None"/>.</summary>
    public Generation GenerationOf(ISymbol? member) => member?.ContainingType is { } type ? GenerationOf(type) : Generation.None;

    /// <summary>The generation that a call of this method belongs to; a P/Invoke belongs to the interface that it takes.</summary>
    public Generation GenerationOfCall(IMethodSymbol method)
    {
        var generation = GenerationOf(method);
        return generation != Generation.None || !method.IsStatic
            ? generation
            : pInvokes.GetOrAdd(method.OriginalDefinition, GenerationOfParameters);
    }

    /// <summary>The generation of a type that is an IMAPI interface or coclass, or <see cref="Generation.None"/>.</summary>
    public Generation GenerationOf(INamedTypeSymbol type) =>
        InterfaceOf(type)?.Generation ?? CoclassOf(type)?.Generation ?? Generation.None;

    /// <summary>
    /// Whether a call of this method surfaces the HRESULT: a <c>[PreserveSig]</c> member of an IMAPI interface or coclass,
    /// or a vtable struct's method, that returns an HRESULT type; or a P/Invoke that returns one and takes an IMAPI
    /// interface.
    /// </summary>
    public bool IsResultBearing(IMethodSymbol method) => resultBearing.GetOrAdd(method.OriginalDefinition, ReadResultBearing);

    /// <summary>
    /// Whether a type holds an HRESULT: <c>int</c>, <c>uint</c>, an enum of that name or of result codes, a known struct, or
    /// one that the options name.
    /// </summary>
    public bool IsHResultType(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 } => true,
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration when IsHResultEnum(enumeration) => true,
        { TypeKind: TypeKind.Struct } when HResultTypes.IsHResultStruct(type) => true,
        _ => furtherHResultTypes.Count > 0 && furtherHResultTypes.Contains(type.ToDisplayString()),
    };

    /// <summary>The header's name of a member's interface, or the name that its type has here.</summary>
    public string? NameOfInterface(ISymbol member) => member.ContainingType is { } type
        ? InterfaceOf(type)?.Name ?? (CoclassOf(type)?.DefaultInterface is { Length: > 0 } name ? name : type.Name)
        : null;

    /// <summary>The header's names of a method's interface and of itself, such as <c>IDiscMaster.Open</c>.</summary>
    public string NameOf(IMethodSymbol method)
    {
        var declared = method.ContainingType is { } type
            ? InterfaceOf(type) ?? (CoclassOf(type) is { } coclass ? ImapiCatalog.FindInterface(coclass.DefaultInterface) : null)
            : null;
        for (var row = declared; row is not null; row = ImapiCatalog.FindInterface(row.BaseName))
        {
            foreach (var member in row.Members)
            {
                if (member.Name == method.Name)
                {
                    return row.Name + "." + member.Name;
                }
            }
        }

        return (declared?.Name ?? method.ContainingType?.Name) + "." + method.Name;
    }

    /// <summary>Whether a member belongs to COM, but not to IMAPI, or is a P/Invoke without IMAPI.</summary>
    public bool IsOtherInterop(IMethodSymbol method)
    {
        if (GenerationOfCall(method) != Generation.None)
        {
            return false;
        }

        return method.ContainingType is { IsComImport: true }
            || method.GetDllImportData() is not null
            || ComAttributes.HasAttribute(method, "LibraryImportAttribute")
            || (method.ContainingType is { } type && ComAttributes.HasAttribute(type, "GeneratedComInterfaceAttribute"));
    }

    /// <summary>
    /// Whether a type that bears an interface's name is meant as it: it has an IMAPI base or at least one of its members, own
    /// or inherited, by name. One that shares nothing but the name is something else's.
    /// </summary>
    public bool IsMeantAs(INamedTypeSymbol type, ImapiInterface byName)
    {
        foreach (var baseInterface in type.Interfaces)
        {
            if (InterfaceOf(baseInterface) is not null)
            {
                return true;
            }
        }

        for (var row = byName; row is not null; row = ImapiCatalog.FindInterface(row.BaseName))
        {
            foreach (var member in row.Members)
            {
                if (!type.GetMembers(member.DeclaredName).IsEmpty || !type.GetMembers(member.Name).IsEmpty)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsHResultEnum(INamedTypeSymbol enumeration)
    {
        if (enumeration.EnumUnderlyingType is not { SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 })
        {
            return false;
        }

        if (enumeration.Name.Equals("HRESULT", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var name in enumeration.MemberNames)
        {
            if (ImapiCatalog.FindResultCode(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private ImapiInterface? ReadInterface(INamedTypeSymbol type)
    {
        if (ComAttributes.GuidOf(type) is { } iid && ImapiCatalog.FindInterface(iid) is { } byIid)
        {
            return byIid;
        }

        return type.IsComImport && ImapiCatalog.FindInterface(type.Name) is { } byName && IsMeantAs(type, byName) ? byName : null;
    }

    private static ImapiCoclass? ReadCoclass(INamedTypeSymbol type) =>
        ComAttributes.GuidOf(type) is { } clsid
            && ImapiCatalog.FindCoclass(clsid) is { } byClsid ? byClsid : ImapiCatalog.FindCoclass(type.Name);

    private bool ReadResultBearing(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.Name is "AddRef" or "Release" || !IsHResultType(method.ReturnType))
        {
            return false;
        }

        if (furtherMethods.Count > 0
            && (furtherMethods.Contains(method.ContainingType?.ToDisplayString() + "." + method.Name)
                || furtherMethods.Contains(method.GetDocumentationCommentId() ?? "")))
        {
            return true;
        }

        var preservesSignature = ComAttributes.PreservesSignature(method);
        if (method.ContainingType is { } type && GenerationOf(type) != Generation.None)
        {
            return type.TypeKind == TypeKind.Struct || preservesSignature;
        }

        return method.IsStatic
            && GenerationOfParameters(method) != Generation.None
            && (preservesSignature || ComAttributes.HasAttribute(method, "LibraryImportAttribute"));
    }

    // Of P/Invokes only: any other method with such a parameter is the user's own.
    private Generation GenerationOfParameters(IMethodSymbol method)
    {
        if (method.GetDllImportData() is null && !ComAttributes.HasAttribute(method, "LibraryImportAttribute"))
        {
            return Generation.None;
        }

        var generation = Generation.None;
        foreach (var parameter in method.Parameters)
        {
            var passed = parameter.Type;
            while (passed is IPointerTypeSymbol or IArrayTypeSymbol)
            {
                passed = passed is IPointerTypeSymbol pointer ? pointer.PointedAtType : ((IArrayTypeSymbol)passed).ElementType;
            }

            if (passed is INamedTypeSymbol type)
            {
                generation |= GenerationOf(type);
            }
        }

        return generation;
    }
}

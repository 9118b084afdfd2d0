using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Symbols;

/// <summary>Reads the attributes by which C# declares COM interfaces.</summary>
internal static class ComAttributes
{
    /// <summary>The GUID of a type's <c>[Guid]</c>, or null if it has none or an unreadable one.</summary>
    public static Guid? GuidOf(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "GuidAttribute" }
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }]
                && Guid.TryParse(text, out var guid))
            {
                return guid;
            }
        }

        return null;
    }

    /// <summary>Whether a symbol has an attribute of this name, such as <c>PreserveSigAttribute</c>.</summary>
    public static bool HasAttribute(ISymbol symbol, string name) => AttributeOf(symbol, name) is not null;

    /// <summary>The first attribute of a symbol whose class has this name, or null.</summary>
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

    /// <summary>Whether a method hands its HRESULT to the caller: <c>[PreserveSig]</c>, or the flag of that name.</summary>
    public static bool PreservesSignature(IMethodSymbol method) =>
        (method.MethodImplementationFlags & MethodImplAttributes.PreserveSig) != 0;
}

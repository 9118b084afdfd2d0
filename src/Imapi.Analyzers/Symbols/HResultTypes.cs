using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Symbols;

/// <summary>The HRESULT structs of the known libraries.</summary>
internal static class HResultTypes
{
    // checked-call libraries' HRESULT structs, by full name.
    private static readonly HashSet<string> HResultStructs =
    [
        "Windows.Win32.Foundation.HRESULT",
        "Vanara.PInvoke.HRESULT",
        "DirectN.HRESULT",
        "SharpGen.Runtime.Result",
        "TerraFX.Interop.Windows.HRESULT",
    ];

    /// <summary>Whether a type is an HRESULT struct of a known library.</summary>
    public static bool IsHResultStruct(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct, Name: "HRESULT" or "Result" } && HResultStructs.Contains(type.ToDisplayString());
}

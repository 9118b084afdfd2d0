using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Symbols;

/// <summary>Recognizes the members of .NET that turn HRESULTs into exceptions, and the exceptions that carry them.</summary>
internal static class FrameworkMembers
{
    private const string InteropServices = "System.Runtime.InteropServices";

    /// <summary>Whether a method is <c>Marshal.ThrowExceptionForHR</c>.</summary>
    public static bool IsThrowExceptionForHR(IMethodSymbol method) => IsMarshal(method, "ThrowExceptionForHR");

    /// <summary>Whether a method is the one of this name of <c>System.Runtime.InteropServices.Marshal</c>.</summary>
    public static bool IsMarshal(IMethodSymbol method, string name) => method.Name == name
        && IsType(method.ContainingType, InteropServices, "Marshal");

    /// <summary>The instance methods by which the known HRESULT structs throw for a failure: <c>hr.ThrowOnFailure()</c>.</summary>
    public static ImmutableArray<string> CheckedCallNames { get; } = ImmutableArray.Create(
        "ThrowOnFailure", "ThrowIfFailed", "ThrowOnError", "CheckError");

    /// <summary>Whether a type is declared in <c>System</c> or below it.</summary>
    public static bool IsInSystemNamespace(ITypeSymbol? type)
    {
        var declared = type?.ContainingNamespace;
        while (declared is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            declared = outer;
        }

        return declared is { IsGlobalNamespace: false, Name: "System" };
    }

    /// <summary>Whether a handler of this type catches every <c>COMException</c>: it is that type or a base of it.</summary>
    public static bool IsComExceptionOrBase(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object
        || IsType(type, "System", "Exception")
        || IsType(type, "System", "SystemException")
        || IsType(type, InteropServices, "ExternalException")
        || IsType(type, InteropServices, "COMException");

    /// <summary>Whether a type is <c>COMException</c> or derives from it.</summary>
    public static bool IsComException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (IsType(type, InteropServices, "COMException"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is the one of this namespace and name; no nested type is.</summary>
    public static bool IsType(ITypeSymbol? type, string namespaceName, string name) =>
        type is { ContainingType: null, ContainingNamespace: { } declared }
        && type.Name == name
        && declared.ToDisplayString() == namespaceName;
}

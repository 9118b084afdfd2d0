using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Operations;

/// <summary>Asks types about <c>Nullable&lt;T&gt;</c>.</summary>
internal static class TypeExtensions
{
    /// <summary>The <c>T</c> of a <c>Nullable&lt;T&gt;</c>, or the type itself.</summary>
    public static ITypeSymbol HeldType(this ITypeSymbol type) =>
        type.IsNullable() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>Whether a type is a <c>Nullable&lt;T&gt;</c>.</summary>
    public static bool IsNullable(this ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}

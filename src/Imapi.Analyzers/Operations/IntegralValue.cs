using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Operations;

/// <summary>The 32- and 64-bit integers that hold HRESULTs, and what a conversion makes of one.</summary>
internal static class IntegralValue
{
    /// <summary>The 32- or 64-bit integer type under a type, an enum or a nullable of one; null for all others.</summary>
    public static SpecialType? TypeUnder(ITypeSymbol? type)
    {
        type = type?.HeldType();
        var underlying = (type as INamedTypeSymbol)?.EnumUnderlyingType ?? type;
        return underlying?.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64
            or SpecialType.System_UInt64
            ? underlying.SpecialType
            : null;
    }

    public static bool Is32Bit(SpecialType? type) => type is SpecialType.System_Int32 or SpecialType.System_UInt32;

    /// <summary>The value of a constant of one of these types, or of a smaller one.</summary>
    public static BigInteger Of(object constant) => constant switch
    {
        ulong number => number,
        _ => Convert.ToInt64(constant, CultureInfo.InvariantCulture),
    };

    /// <summary>What an unchecked conversion to a type makes of a value.</summary>
    public static BigInteger Wrap(BigInteger value, SpecialType type) => type switch
    {
        SpecialType.System_Int32 => unchecked((int)(uint)(value & uint.MaxValue)),
        SpecialType.System_UInt32 => (uint)(value & uint.MaxValue),
        SpecialType.System_Int64 => unchecked((long)(ulong)(value & ulong.MaxValue)),
        _ => (ulong)(value & ulong.MaxValue),
    };
}

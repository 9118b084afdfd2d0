using System.Globalization;

namespace Imapi.Analyzers.Catalog;

/// <summary>What the headers say about a constant's name.</summary>
/// <param name="Value">The 32-bit pattern.</param>
/// <param name="Header">The file name of the header that defines it.</param>
/// <param name="IsResultCode">Whether it is a result code, not a member of an enumeration.</param>
internal readonly record struct HeaderConstant(uint Value, string Header, bool IsResultCode)
{
    /// <summary>The value as people write it: a result code in hex, a member of an enumeration in decimal.</summary>
    public override string ToString() => IsResultCode ? $"0x{Value:X8}" : Value.ToString(CultureInfo.InvariantCulture);
}

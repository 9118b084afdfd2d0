using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>How a number is written.</summary>
/// <param name="Prefix"><c>0x</c>, <c>0b</c>, one of these with a capital, or nothing.</param>
/// <param name="IsLower">Whether hexadecimal digits are lower-case.</param>
/// <param name="Width">How many digits there are at least.</param>
/// <param name="Suffix">The suffix that says the type.</param>
internal readonly record struct NumberStyle(string Prefix, bool IsLower, int Width, string Suffix)
{
    private const int PatternDigits = 8;
    private const int PatternBits = 32;

    private static readonly char[] SuffixLetters = ['u', 'U', 'l', 'L'];

    public static NumberStyle Hex { get; } = new("0x", IsLower: false, PatternDigits, "");

    public static NumberStyle Decimal { get; } = new("", IsLower: false, Width: 1, "");

    public bool IsHex => Prefix is "0x" or "0X";

    public bool IsDecimal => Prefix.Length == 0;

    public static NumberStyle Of(LiteralExpressionSyntax literal)
    {
        var text = literal.Token.Text;
        var number = text.TrimEnd(SuffixLetters);
        var prefix = number.Length > 2 && number[1] is 'x' or 'X' or 'b' or 'B' ? number.Substring(0, 2) : "";
        var digits = number.Substring(prefix.Length).Replace("_", "");
        return new(prefix, digits.Any(char.IsLower) && !digits.Any(char.IsUpper), digits.Length, text.Substring(number.Length));
    }

    public LiteralExpressionSyntax Write(ulong number)
    {
        var digits = Prefix switch
        {
            "" => number.ToString(CultureInfo.InvariantCulture),
            "0x" or "0X" => number.ToString((IsLower ? "x" : "X") + Math.Min(Width, PatternDigits), CultureInfo.InvariantCulture),
            _ => Convert.ToString(unchecked((long)number), toBase: 2).PadLeft(Math.Min(Width, PatternBits), '0'),
        };
        return (LiteralExpressionSyntax)SyntaxFactory.ParseExpression(Prefix + digits + Suffix);
    }
}

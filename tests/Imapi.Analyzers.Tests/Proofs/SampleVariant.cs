using System.Text;
using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>Another way to write the same code; a fix must do to it what it does to the code itself.</summary>
/// <param name="Name">What is different.</param>
/// <param name="Write">Writes code in that way; the second argument is the code before it was fixed.</param>
internal sealed partial record SampleVariant(string Name, Func<string, string, string> Write)
{
    private const int IndentSize = 4;

    public static SampleVariant CarriageReturns { get; } = new("CRLF in UTF-16", static (text, _) => text.Replace("\n", "\r\n", StringComparison.Ordinal))
    {
        Encoding = Encoding.Unicode,
    };

    public static SampleVariant Tabs { get; } = new("tabs, with a byte order mark", static (text, _) => Indentation().Replace(text, static spaces =>
        new string('\t', spaces.Length / IndentSize) + new string(' ', spaces.Length % IndentSize)))
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        EditorConfig = "indent_style = tab\nindent_size = 4\ntab_width = 4\n",
    };

    // What is not compiled stays as it was.
    public static SampleVariant Conditional { get; } = new("a branch of an #if", static (text, original) => $"#if true\n{text}\n#else\n{original}\n#endif\n");

    public static IReadOnlyList<SampleVariant> All { get; } = [CarriageReturns, Tabs, Conditional];

    public Encoding Encoding { get; private init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public string? EditorConfig { get; private init; }

    public override string ToString() => Name;

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}

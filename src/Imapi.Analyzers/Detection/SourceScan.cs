using System.Buffers;
using System.Runtime.CompilerServices;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Detection;

/// <summary>
/// What the text of a tree mentions, read once per tree and without its syntax: strings that are IMAPI's, numbers that can
/// be v2 failures, and the positions of long numbers. What a comment mentions counts too.
/// </summary>
internal sealed class SourceScan
{
    private const int GuidLength = 36;
    private const string ProgIdPrefix = "IMAPI";

    // 262656: no shorter literal is a result code.
    private const int ShortestResultCode = 6;

    /// <summary>The length of 0xC0AA0202 and of 1062600190: no shorter literal is a v2 failure.</summary>
    public const int ShortestV2Failure = 10;

    // A table, because this is asked of each character of a program.
    private static readonly bool[] WordCharacters = FindWordCharacters();

    // Trees outlive compilations in an editor.
    private static readonly ConditionalWeakTable<SyntaxTree, SourceScan> Trees = new();

    private SourceScan(ReadOnlySpan<char> text)
    {
        var longNumbers = new List<int>();
        var isWord = WordCharacters;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '"')
            {
                HasInterop |= BeginsInterop(text.Slice(index + 1));
                continue;
            }

            if (character >= isWord.Length || !isWord[character])
            {
                continue;
            }

            var start = index;
            while (index + 1 < text.Length && text[index + 1] is var next && next < isWord.Length && isWord[next])
            {
                index++;
            }

            var word = text.Slice(start, index + 1 - start);
            if (word.Length >= ShortestResultCode && IsDigit(character))
            {
                longNumbers.Add(start);
                HasV2Failure |= word.Length >= ShortestV2Failure && CanBeV2Failure(word);
            }
        }

        LongNumbers = longNumbers.Count == 0 ? [] : longNumbers.ToArray();
    }

    /// <summary>Whether a string is a cataloged id, or begins a ProgID with <c>IMAPI</c>.</summary>
    public bool HasInterop { get; }

    /// <summary>Whether a literal can be the number of a v2 failure; a literal that can is never overlooked.</summary>
    public bool HasV2Failure { get; }

    /// <summary>The positions, in order, of what can be numbers long enough for a result code.</summary>
    public int[] LongNumbers { get; }

    public static SourceScan Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Trees.TryGetValue(tree, out var known))
        {
            return known;
        }

        var text = tree.GetText(cancellationToken);
        return Trees.GetValue(tree, _ => Read(text));
    }

    private static SourceScan Read(SourceText text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, buffer, 0, text.Length);
            return new(buffer.AsSpan(0, text.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool IsDigit(char character) => (uint)(character - '0') <= 9;

    private static bool[] FindWordCharacters()
    {
        var isWord = new bool[128];
        for (var character = '\0'; character < isWord.Length; character++)
        {
            isWord[character] = IsDigit(character) || (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character == '_';
        }

        return isWord;
    }

    // With any sign, complement or suffix.
    private static bool CanBeV2Failure(ReadOnlySpan<char> number)
    {
        var radix = number[0] != '0' ? 10u : (number[1] | 0x20) switch { 'x' => 16u, 'b' => 2u, _ => 10u };
        uint pattern = 0;
        foreach (var character in radix == 10 ? number : number.Slice(2))
        {
            var digit = IsDigit(character) ? (uint)(character - '0') : (uint)((character | 0x20) - 'a' + 10);
            if (digit < radix)
            {
                pattern = unchecked((pattern * radix) + digit);
            }
        }

        return ImapiCatalog.CanBeV2Failure(pattern)
            || ImapiCatalog.CanBeV2Failure(~pattern)
            || ImapiCatalog.CanBeV2Failure(unchecked(0 - pattern));
    }

    private static bool BeginsInterop(ReadOnlySpan<char> text) =>
        text.StartsWith(ProgIdPrefix.AsSpan(), StringComparison.OrdinalIgnoreCase) || BeginsWithCatalogedId(text);

    private static bool BeginsWithCatalogedId(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == '{')
        {
            text = text.Slice(1);
        }

        return text.Length >= GuidLength
            && text[8] == '-'
            && text[13] == '-'
            && Guid.TryParse(text.Slice(0, GuidLength).ToString(), out var id)
            && (ImapiCatalog.FindInterface(id) is not null || ImapiCatalog.FindCoclass(id) is not null);
    }
}

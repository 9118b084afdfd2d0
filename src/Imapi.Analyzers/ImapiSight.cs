using System.Buffers;
using System.Runtime.CompilerServices;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers;

/// <summary>
/// Finds out, without binding anything, whether IMAPI is in sight of a compilation: a declared type or a reference's type
/// with a cataloged name, a declared member with a result code's name, or a string that is a cataloged id or begins a
/// ProgID with <c>IMAPI</c>. Numbers that can be v2 failures are sought apart, for they are known without any IMAPI beside
/// them.
/// </summary>
internal static class ImapiSight
{
    private const int GuidLength = 36;
    private const string ProgIdPrefix = "IMAPI";

    // 0xC0AA0202 and 1062600190
    private const int ShortestV2Failure = 10;

    // Trees outlive compilations in an editor: each text is read once.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Mentions>> Trees = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<bool>> Assemblies = new();

    public static bool IsInSight(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.ContainsSymbolsWithName(IsTypeName, SymbolFilter.Type, cancellationToken) || DeclaresResultCode(compilation, cancellationToken))
        {
            return true;
        }

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!IsFramework(assembly) && Assemblies.GetValue(assembly, static assembly => new(HasCatalogedTypeName(assembly))).Value)
            {
                return true;
            }
        }

        return HasMention(Mentions.Interop, compilation, cancellationToken);
    }

    /// <summary>Whether some literal can be the number of a v2 failure; a literal that cannot is never mistaken for none.</summary>
    public static bool HasV2Failure(Compilation compilation, CancellationToken cancellationToken) =>
        HasMention(Mentions.V2Failure, compilation, cancellationToken);

    private static bool HasMention(Mentions mention, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsGeneratedConstants(tree))
            {
                continue;
            }

            if (!Trees.TryGetValue(tree, out var mentions))
            {
                var text = tree.GetText(cancellationToken);
                mentions = Trees.GetValue(tree, _ => new(ReadMentions(text)));
            }

            if ((mentions.Value & mention) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTypeName(string name) => ImapiCatalog.IsTypeName(name) || ImapiCatalog.Enumerations.ContainsKey(name);

    // The package's own class declares each code once: one more is the program's.
    private static bool DeclaresResultCode(Compilation compilation, CancellationToken cancellationToken)
    {
        var generated = HasGeneratedConstants(compilation) ? ImapiCatalog.ResultCodes.Count : 0;
        return compilation.ContainsSymbolsWithName(
            name => ImapiCatalog.FindConstant(name) is not null && generated-- == 0, SymbolFilter.Member, cancellationToken);
    }

    private static bool HasGeneratedConstants(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (IsGeneratedConstants(tree))
            {
                return true;
            }
        }

        return false;
    }

    // It is in most compilations, whether they burn or not, and holds every number and a string that begins with Imapi.
    private static bool IsGeneratedConstants(SyntaxTree tree) =>
        tree.FilePath.EndsWith(ResultCodeConstantsGenerator.FileName, StringComparison.Ordinal);

    private static bool HasCatalogedTypeName(IAssemblySymbol assembly)
    {
        var names = assembly.TypeNames;
        foreach (var name in ImapiCatalog.TypeNames)
        {
            if (names.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    // What the framework declares is known, and its names are many.
    private static bool IsFramework(IAssemblySymbol assembly) =>
        assembly.Name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "Microsoft.CSharp"
        || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal);

    private static Mentions ReadMentions(SourceText text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, buffer, 0, text.Length);
            return ReadMentions(buffer.AsSpan(0, text.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static Mentions ReadMentions(ReadOnlySpan<char> text)
    {
        var mentions = Mentions.None;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '"')
            {
                if (BeginsInterop(text.Slice(index + 1)))
                {
                    mentions |= Mentions.Interop;
                }
            }
            else if ((uint)(character - '0') <= 9)
            {
                var start = index;
                while (index + 1 < text.Length && IsPartOfNumber(text[index + 1]))
                {
                    index++;
                }

                var number = text.Slice(start, index + 1 - start);
                if (number.Length >= ShortestV2Failure && CanBeV2Failure(number))
                {
                    mentions |= Mentions.V2Failure;
                }
            }
        }

        return mentions;
    }

    private static bool IsPartOfNumber(char character) =>
        (uint)(character - '0') <= 9 || (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character == '_';

    // Whatever sign, complement or suffix goes with it.
    private static bool CanBeV2Failure(ReadOnlySpan<char> number)
    {
        var radix = number[0] != '0' ? 10u : (number[1] | 0x20) switch { 'x' => 16u, 'b' => 2u, _ => 10u };
        uint pattern = 0;
        foreach (var character in radix == 10 ? number : number.Slice(2))
        {
            var digit = char.IsDigit(character) ? (uint)(character - '0') : (uint)((character | 0x20) - 'a' + 10);
            if (digit < radix)
            {
                pattern = unchecked((pattern * radix) + digit);
            }
        }

        return ImapiCatalog.CanBeV2Failure(pattern) || ImapiCatalog.CanBeV2Failure(~pattern) || ImapiCatalog.CanBeV2Failure(unchecked(0 - pattern));
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

    [Flags]
    private enum Mentions
    {
        None = 0,
        Interop = 1,
        V2Failure = 2,
    }
}

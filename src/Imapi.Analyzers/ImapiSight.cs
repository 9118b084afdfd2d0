using System.Buffers;
using System.Runtime.CompilerServices;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers;

/// <summary>
/// Finds out, without binding anything, whether IMAPI is in sight of a compilation: a declared type or a reference's type
/// with a cataloged name, or a string that is a cataloged id or begins a ProgID with <c>IMAPI</c>.
/// </summary>
internal static class ImapiSight
{
    private const int GuidLength = 36;
    private const string ProgIdPrefix = "IMAPI";

    // Trees outlive compilations in an editor: each text is read once.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Trees = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<bool>> Assemblies = new();

    public static bool IsInSight(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.ContainsSymbolsWithName(ImapiCatalog.IsTypeName, SymbolFilter.Type, cancellationToken))
        {
            return true;
        }

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (Assemblies.GetValue(assembly, static assembly => new(HasCatalogedTypeName(assembly))).Value)
            {
                return true;
            }
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Trees.TryGetValue(tree, out var mentions))
            {
                var text = tree.GetText(cancellationToken);
                mentions = Trees.GetValue(tree, _ => new(MentionsImapi(text)));
            }

            if (mentions.Value)
            {
                return true;
            }
        }

        return false;
    }

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

    private static bool MentionsImapi(SourceText text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, buffer, 0, text.Length);
            return MentionsImapi(buffer.AsSpan(0, text.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool MentionsImapi(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('"') is var quote and >= 0)
        {
            text = text.Slice(quote + 1);
            if (text.StartsWith(ProgIdPrefix.AsSpan(), StringComparison.OrdinalIgnoreCase) || BeginsWithCatalogedId(text))
            {
                return true;
            }
        }

        return false;
    }

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

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Constants;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// The constants of a compilation and its references that bear a result code's name and have its value: the user's own,
/// a library's, last the generated ones.
/// </summary>
internal sealed class NamedConstants(Compilation compilation)
{
    // Libraries that declare the codes in types whose names do not say IMAPI.
    private static readonly string[] LibraryHolders =
    [
        "Vanara.PInvoke.HRESULT",
        "Windows.Win32.PInvoke",
        "Windows.Win32.Foundation.HRESULT",
        "DirectN.Constants",
        "DirectN.HRESULT",
        "TerraFX.Interop.Windows.E",
        "TerraFX.Interop.Windows.S",
        "TerraFX.Interop.Windows.Windows",
    ];

    private readonly ConcurrentDictionary<string, ImmutableArray<IFieldSymbol>> found = new();
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> referencedHolders = new(() => ReadReferencedHolders(compilation));
    private readonly Lazy<bool> canImportGenerated = new(() => ReadCanImportGenerated(compilation));

    /// <summary>Whether <c>using Imapi;</c> means the generated class, and brings in nothing that a file may mean otherwise.</summary>
    public bool CanImportGenerated => canImportGenerated.Value;

    /// <summary>The best constant for a place, or null.</summary>
    /// <param name="code">The result code whose name and value it must have.</param>
    /// <param name="type">The type that the place has; a constant of this type is preferred.</param>
    /// <param name="mustBeConst">Whether a static readonly field will not do.</param>
    /// <param name="within">The type that the place is in, or the assembly.</param>
    public IFieldSymbol? Find(ResultCode code, ITypeSymbol type, bool mustBeConst, ISymbol within)
    {
        IFieldSymbol? best = null;
        var bestRank = (int.MaxValue, "");
        foreach (var field in found.GetOrAdd(code.Name, _ => Read(code)))
        {
            var isUsable = field.IsConst || (!mustBeConst && SymbolEqualityComparer.Default.Equals(field.Type, type));
            if (!isUsable || !CanBeNamed(field.ContainingType, within) || !compilation.IsSymbolAccessibleWithin(field, within))
            {
                continue;
            }

            var rank = (RankOf(field, type, within), field.ToDisplayString());
            if (rank.CompareTo(bestRank) < 0)
            {
                (best, bestRank) = (field, rank);
            }
        }

        return best;
    }

    // A file's own type is named in its file alone, and which type arguments a generic one would get is unknown.
    private static bool CanBeNamed(INamedTypeSymbol holder, ISymbol within)
    {
        for (var type = holder; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                return false;
            }
        }

        return !holder.IsGenericType || SymbolEqualityComparer.Default.Equals(holder, within);
    }

    private static int RankOf(IFieldSymbol field, ITypeSymbol type, ISymbol within)
    {
        if (field.ContainingType.ToDisplayString() == ResultCodeConstants.TypeName)
        {
            return 4;
        }

        return SymbolEqualityComparer.Default.Equals(field.Type, type) ? 0
            : SymbolEqualityComparer.Default.Equals(field.ContainingType, within) ? 1
            : field.ContainingType.TypeKind == TypeKind.Enum ? 3
            : 2;
    }

    private ImmutableArray<IFieldSymbol> Read(ResultCode code)
    {
        var fields = compilation.GetSymbolsWithName(code.Name, SymbolFilter.Member)
            .Concat(referencedHolders.Value.SelectMany(holder => holder.GetMembers(code.Name)))
            .OfType<IFieldSymbol>()
            .Where(field => Holds(field, code) && !IsObsolete(field) && IsUnambiguous(field.ContainingType));
        return fields.ToImmutableArray();
    }

    private static bool Holds(IFieldSymbol field, ResultCode code)
    {
        if (field.IsConst)
        {
            return LiteralValue.TryGetBits(field.ConstantValue, out var bits) && bits == code.Value;
        }

        // No constant value to compare: a known library's HRESULT is taken at its name, a source one by the number in it.
        if (field is not { IsStatic: true, IsReadOnly: true } || !HResultTypes.IsHResultStruct(field.Type))
        {
            return false;
        }

        return field.DeclaringSyntaxReferences.All(reference => reference.GetSyntax().DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Any(literal => LiteralValue.TryGetPattern(literal, out var pattern) && pattern == code.Value));
    }

    // Two references may show types of one name, such as their generated constants: there the name means neither.
    private bool IsUnambiguous(INamedTypeSymbol holder)
    {
        var outermost = holder;
        while (outermost.ContainingType is { } container)
        {
            outermost = container;
        }

        return SymbolEqualityComparer.Default.Equals(holder.ContainingAssembly, compilation.Assembly)
            || compilation.GetTypesByMetadataName(outermost.ToDisplayString()).Count(type =>
                compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) <= 1;
    }

    private static bool IsObsolete(IFieldSymbol field) =>
        field.GetAttributes().Concat(field.ContainingType.GetAttributes()).Any(static attribute =>
            attribute.AttributeClass?.Name == "ObsoleteAttribute");

    private static bool ReadCanImportGenerated(Compilation compilation) =>
        compilation.GetSymbolsWithName(ResultCodeConstants.ShortTypeName, SymbolFilter.Type).Take(2).Count() < 2
        && compilation.GetSymbolsWithName(ResultCodeConstants.NamespaceName, SymbolFilter.Namespace | SymbolFilter.Type).Take(2).Count() < 2
        && compilation.GlobalNamespace.GetMembers(ResultCodeConstants.NamespaceName)
            .OfType<INamespaceSymbol>()
            .SelectMany(static space => space.GetTypeMembers())
            .All(static member => member.Name == ResultCodeConstants.ShortTypeName);

    private static ImmutableArray<INamedTypeSymbol> ReadReferencedHolders(Compilation compilation)
    {
        var holders = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            holders.AddRange(LibraryHolders.Select(assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>());
            var isProject = compilation.GetMetadataReference(assembly) is CompilationReference;
            if (isProject || assembly.TypeNames.Any(SaysImapi))
            {
                AddHolders(assembly.GlobalNamespace, isProject, holders);
            }
        }

        return holders.ToImmutable();
    }

    private static void AddHolders(INamespaceOrTypeSymbol container, bool isProject, ImmutableArray<INamedTypeSymbol>.Builder holders)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type && (isProject || SaysImapi(type.Name)))
            {
                holders.Add(type);
            }

            if (member is INamespaceOrTypeSymbol nested)
            {
                AddHolders(nested, isProject, holders);
            }
        }
    }

    private static bool SaysImapi(string typeName) => typeName.IndexOf("imapi", StringComparison.OrdinalIgnoreCase) >= 0;
}

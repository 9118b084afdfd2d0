using System.Runtime.CompilerServices;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Detection;

/// <summary>
/// Finds out, without binding anything, whether a compilation may use IMAPI: a declared type or a reference's type with a
/// cataloged name, a declared member with a result code's name, or a string that is a cataloged id or begins a ProgID
/// with <c>IMAPI</c>. Numbers that can be v2 failures are a separate question, because they mean IMAPI even in a
/// compilation without any of these.
/// </summary>
internal static class ImapiDetector
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<bool>> Assemblies = new();

    public static bool MayUseImapi(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.ContainsSymbolsWithName(IsTypeName, SymbolFilter.Type, cancellationToken)
            || DeclaresResultCode(compilation, cancellationToken))
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

        return HasMatch(static scan => scan.HasInterop, compilation, cancellationToken);
    }

    /// <summary>Whether some literal can be the number of a v2 failure; a literal that can is never overlooked.</summary>
    public static bool HasV2Failure(Compilation compilation, CancellationToken cancellationToken) =>
        HasMatch(static scan => scan.HasV2Failure, compilation, cancellationToken);

    private static bool HasMatch(Func<SourceScan, bool> matches, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsGeneratedConstants(tree) && matches(SourceScan.Of(tree, cancellationToken)))
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

    // Most compilations have that file, even those that never burn. It has every number, and a string that begins with Imapi.
    private static bool IsGeneratedConstants(SyntaxTree tree) =>
        tree.FilePath.EndsWith(ResultCodeConstants.FileName, StringComparison.Ordinal);

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

    // The framework has no IMAPI types, but many names.
    private static bool IsFramework(IAssemblySymbol assembly) =>
        assembly.Name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "Microsoft.CSharp"
        || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Interop;

/// <summary>
/// IMAPI3004: a <c>[PreserveSig]</c> method whose return type cannot hold the HRESULT.
/// <code>[PreserveSig] void Open();</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedHResultAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.DiscardedHResult);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, imapi), SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, ImapiContext imapi)
    {
        if (imapi.Declarations.Of((INamedTypeSymbol)context.Symbol) is not { } declared)
        {
            return;
        }

        foreach (var slot in declared.Slots)
        {
            var method = slot.Method;
            if (slot.IsGap
                || !ComAttributes.PreservesSignature(method)
                || CanHoldHResult(method.ReturnType, imapi)
                || slot.IsPlaceholder
                || !SymbolEqualityComparer.Default.Equals(method.ContainingType, declared.Type))
            {
                continue;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.DiscardedHResult,
                slot.Named.Locations[0],
                ImmutableDictionary<string, string?>.Empty.Add(
                    DiagnosticProperties.ReturnType, imapi.HResultReturns.NearestTo(method, context.CancellationToken)),
                declared.Header.Interface.Name + "." + slot.HeaderName,
                method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    // A struct or an enum of 32 bits may hold one, known or not.
    private static bool CanHoldHResult(ITypeSymbol type, ImapiContext imapi) =>
        imapi.Symbols.IsHResultType(type)
        || type is { TypeKind: TypeKind.Error or TypeKind.Struct, SpecialType: SpecialType.None }
        || type is INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 };
}

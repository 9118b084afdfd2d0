using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Interop;

/// <summary>
/// IMAPI3005: a method with success codes other than S_OK, whose declaration lets the runtime swallow them.
/// <code>void SetWriteSpeed(int requestedSectorsPerSecond, bool rotationTypeIsPureCav);</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnseenSuccessCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnseenSuccessCode);

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
        // A call by DISPID does not return the method's HRESULT, however it is declared.
        if (imapi.Declarations.Of((INamedTypeSymbol)context.Symbol) is not { } declared
            || declared.InterfaceType == ComInterfaceType.InterfaceIsIDispatch)
        {
            return;
        }

        foreach (var slot in declared.Slots)
        {
            if (!ComAttributes.PreservesSignature(slot.Method)
                && SymbolEqualityComparer.Default.Equals(slot.Method.ContainingType, declared.Type)
                && slot.FindIn(declared.Header) is { } known
                && ImapiCatalog.SuccessCodes.TryGetValue(known.InterfaceName + "." + known.Name, out var codes))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.UnseenSuccessCode,
                    slot.Named.Locations[0],
                    declared.Header.Interface.Name + "." + known.Name,
                    string.Join(", ", codes)));
            }
        }
    }
}

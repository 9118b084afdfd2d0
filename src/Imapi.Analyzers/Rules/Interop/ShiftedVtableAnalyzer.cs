using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Interop;

/// <summary>
/// IMAPI3002: an interface type under which every member takes another slot than in the header.
/// <code>[ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41")] interface IDiscRecorder { … }</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShiftedVtableAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ShiftedVtable, Descriptors.ShiftedByDefault, Descriptors.ShiftedByGenerator);

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
        // A facade has no members, so no slot shifts.
        if (imapi.Declarations.Of((INamedTypeSymbol)context.Symbol) is not { Slots.IsEmpty: false } declared || IsRight(declared))
        {
            return;
        }

        var (type, header) = (declared.Type, declared.Header);
        if (declared.Style == DeclarationStyle.Generated)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ShiftedByGenerator,
                type.Locations[0],
                header.Interface.Name,
                header.RootName,
                header.Interface.Generation.InterfaceHeader()));
            return;
        }

        var attribute = declared.InterfaceTypeAttribute?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(
            attribute is null ? Descriptors.ShiftedByDefault : Descriptors.ShiftedVtable,
            attribute?.GetLocation() ?? type.Locations[0],
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.InterfaceType, RightTypeOf(header)),
            header.Interface.Name,
            header.RootName,
            header.Interface.Generation.InterfaceHeader(),
            declared.InterfaceType.ToString()));
    }

    private static bool IsRight(DeclaredInterface declared) => declared.InterfaceType switch
    {
        ComInterfaceType.InterfaceIsIUnknown => !declared.Header.IsDispatch || declared.DeclaresDispatch,
        // Calls by DISPID shift nothing, but what derives from IUnknown has no DISPIDs.
        ComInterfaceType.InterfaceIsDual or ComInterfaceType.InterfaceIsIDispatch => declared.Header.IsDispatch,
        null => true,
        _ => false,
    };

    private static string RightTypeOf(HeaderVtable header) =>
        !header.IsDispatch ? nameof(ComInterfaceType.InterfaceIsIUnknown)
        : header.Interface.IsEventSink ? nameof(ComInterfaceType.InterfaceIsIDispatch)
        : nameof(ComInterfaceType.InterfaceIsDual);
}

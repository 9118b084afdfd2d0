using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Declarations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Interop;

/// <summary>
/// IMAPI3003: members that do not follow the header's vtable, so calls reach other methods.
/// <code>interface IDiscRecorder2 { void CloseTray(); void EjectMedia(); … }</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedMemberAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.MisplacedMember,
        Descriptors.WrongParameterCount,
        Descriptors.ExtraMember,
        Descriptors.BaseNotRedeclared,
        Descriptors.WrongSlotNumber,
        Descriptors.WrongDispId);

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

        if (declared.Style == DeclarationStyle.VtableStruct)
        {
            AnalyzeSlotNumbers(context, declared);
        }
        else if (declared.InterfaceType == ComInterfaceType.InterfaceIsIDispatch)
        {
            AnalyzeDispIds(context, declared);
        }
        else if (declared.Mismatch is { } mismatch)
        {
            AnalyzeMismatch(context, declared, mismatch, imapi);
        }
    }

    private static void AnalyzeMismatch(
        SymbolAnalysisContext context, DeclaredInterface declared, VtableMismatch mismatch, ImapiContext imapi)
    {
        var (member, header) = (mismatch.Declared, declared.Header);
        var isInherited = !SymbolEqualityComparer.Default.Equals(member.Method.ContainingType, declared.Type);
        if (isInherited && imapi.Declarations.Of(member.Method.ContainingType) is { Mismatch: not null })
        {
            // It is reported where it is declared.
            return;
        }

        var location = isInherited ? declared.Type.Locations[0] : member.Named.Locations[0];
        var (slot, name, file) = (header.RootSlots + mismatch.Index, header.Interface.Name, header.Interface.Generation.InterfaceHeader());
        context.ReportDiagnostic(mismatch switch
        {
            { Expected: null } => Diagnostic.Create(Descriptors.ExtraMember, location, slot, name, member.HeaderName, file),
            { Expected: { } expected, IsCount: true } => Diagnostic.Create(
                Descriptors.WrongParameterCount,
                location,
                slot,
                name,
                expected.Name,
                member.ParameterCount,
                expected.Member.ParameterCount,
                file),
            { Expected: { } expected } when FindMissingBase(declared, mismatch, imapi) is { } notRedeclared => Diagnostic.Create(
                Descriptors.BaseNotRedeclared, location, slot, name, member.HeaderName, expected.Name, file, notRedeclared),
            { Expected: { } expected } => Diagnostic.Create(
                Descriptors.MisplacedMember, location, slot, name, member.HeaderName, expected.Name, file),
        });
    }

    // C# inherits the base's members, but the runtime builds the vtable of a [ComImport] interface without them.
    private static string? FindMissingBase(DeclaredInterface declared, VtableMismatch mismatch, ImapiContext imapi)
    {
        if (declared.Style != DeclarationStyle.ComImport || mismatch.Declared != declared.Slots[0])
        {
            return null;
        }

        foreach (var baseInterface in declared.Type.Interfaces)
        {
            if (imapi.Symbols.InterfaceOf(baseInterface) is { } row
                && row != declared.Header.Interface
                && HeaderVtable.DerivesFrom(declared.Header.Interface, row)
                && !mismatch.Declared.IsAnyOf(HeaderVtable.Of(row)))
            {
                return row.Name;
            }
        }

        return null;
    }

    private static void AnalyzeSlotNumbers(SymbolAnalysisContext context, DeclaredInterface declared)
    {
        foreach (var member in declared.Type.GetMembers())
        {
            if (member is IMethodSymbol { IsStatic: false, IsImplicitlyDeclared: false } method
                && SlotNumber.Read(method, context.CancellationToken) is { } used
                && SlotNumber.Find(method, declared.Header) is { } right
                && used != right)
            {
                var row = declared.Header.Interface;
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.WrongSlotNumber,
                    method.Locations[0],
                    row.Name,
                    method.Name,
                    used,
                    right,
                    row.Generation.InterfaceHeader()));
                return;
            }
        }
    }

    private static void AnalyzeDispIds(SymbolAnalysisContext context, DeclaredInterface declared)
    {
        foreach (var slot in declared.Slots)
        {
            if ((ComAttributes.AttributeOf(slot.Method, "DispIdAttribute") ?? ComAttributes.AttributeOf(slot.Named, "DispIdAttribute"))
                    is not { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: int used }] }
                || slot.FindIn(declared.Header) is not { } known
                || ImapiCatalog.FindDispId(known.InterfaceName, known.Member.DeclaredName) is not { } right
                || used == right)
            {
                continue;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.WrongDispId,
                slot.Named.Locations[0],
                known.InterfaceName,
                known.Member.DeclaredName,
                used,
                right,
                declared.Header.Interface.Generation.InterfaceHeader()));
            return;
        }
    }
}

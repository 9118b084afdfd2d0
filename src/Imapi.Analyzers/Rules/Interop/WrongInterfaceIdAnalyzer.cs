using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Declarations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Interop;

/// <summary>
/// IMAPI3001: an IMAPI interface or coclass whose id is not the one in the header.
/// <code>[ComImport, Guid("27354132-7F64-5B0F-8F00-5D77AFBE261E")] interface IDiscRecorder2 { … }</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongInterfaceIdAnalyzer : DiagnosticAnalyzer
{
    private const string ClassSuffix = "Class";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.WrongInterfaceId, Descriptors.OtherInterfaceId, Descriptors.InterfaceIdOnClass);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                start.RegisterSymbolAction(symbol => new TypeCheck(symbol, imapi).Run(), SymbolKind.NamedType);
            }
        });
    }

    private readonly struct TypeCheck(SymbolAnalysisContext context, ImapiContext imapi)
    {
        private readonly INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;

        public void Run()
        {
            if (type is { TypeKind: TypeKind.Class, IsComImport: true })
            {
                CheckClass();
                return;
            }

            if (imapi.Declarations.Of(type) is { } declared)
            {
                CheckInterface(declared);
            }

            if (type is { TypeKind: TypeKind.Interface, IsComImport: true } && ImapiCatalog.FindInterface(type.Name) is null)
            {
                CheckFacade();
            }
        }

        private void CheckInterface(DeclaredInterface declared)
        {
            if (ComAttributes.GuidOf(type) is not { } id
                || ImapiCatalog.FindInterface(type.Name) is not { } row
                || row.Iid == id)
            {
                return;
            }

            // Where the members follow the interface of the id, the name may be what is wrong.
            var isSure = declared.Header.Interface == row;
            Report(id, row.Name, row.Iid, row.Generation, isSure);
        }

        // interface MsftDiscRecorder2 : IDiscRecorder2 has the default interface's id, because new asks for it.
        private void CheckFacade()
        {
            if (!NamesCoclass() || !type.GetMembers().IsEmpty || ComAttributes.GuidOf(type) is not { } id)
            {
                return;
            }

            var byId = ImapiCatalog.FindInterface(id);
            ImapiInterface? first = null;
            foreach (var baseInterface in type.Interfaces)
            {
                if (imapi.Symbols.InterfaceOf(baseInterface) is { } row)
                {
                    // A call goes by the interface that declares the member; only new asks for the facade's id.
                    if (HeaderVtable.DerivesFrom(byId, row) || (byId is not null && HeaderVtable.DerivesFrom(row, byId)))
                    {
                        return;
                    }

                    first ??= row;
                }
            }

            if (first is not null)
            {
                Report(id, first.Name, first.Iid, first.Generation, isSure: true);
            }
        }

        private bool NamesCoclass() =>
            ComAttributes.AttributeOf(type, "CoClassAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Type } argument] }
            && argument.Value is INamedTypeSymbol coclass
            && (imapi.Symbols.CoclassOf(coclass) is not null
                || FindCoclass(coclass.Name) is not null
                || FindCoclass(type.Name) is not null);

        private void CheckClass()
        {
            if (ComAttributes.GuidOf(type) is not { } id)
            {
                return;
            }

            var byId = ImapiCatalog.FindCoclass(id);
            if (FindCoclass(type.Name) is { } byName)
            {
                if (byId != byName)
                {
                    Report(id, byName.Name, byName.Clsid, byName.Generation, isSure: true);
                }
            }
            else if (byId is null && ImapiCatalog.FindInterface(id) is { } row)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.InterfaceIdOnClass, FindLocation(), type.Name, row.Name));
            }
        }

        // tlbimp names the class of a coclass MsftDiscRecorder2Class; without Msft the name is too common to prove it.
        private static ImapiCoclass? FindCoclass(string name) =>
            ImapiCatalog.FindCoclass(name)
            ?? (name.StartsWith("M", StringComparison.Ordinal) && name.EndsWith(ClassSuffix, StringComparison.Ordinal)
                ? ImapiCatalog.FindCoclass(name.Substring(0, name.Length - ClassSuffix.Length))
                : null);

        private void Report(Guid id, string name, Guid headerId, Generation generation, bool isSure)
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            var other = ImapiCatalog.FindInterface(id)?.Name ?? ImapiCatalog.FindCoclass(id)?.Name;
            context.ReportDiagnostic(Diagnostic.Create(
                other is null ? Descriptors.WrongInterfaceId : Descriptors.OtherInterfaceId,
                FindLocation(),
                isSure ? properties.Add(DiagnosticProperties.HeaderId, Write(headerId)) : properties,
                name,
                other ?? Write(id),
                Write(headerId),
                generation.InterfaceHeader()));
        }

        private static string Write(Guid id) => id.ToString("D").ToUpperInvariant();

        private Location FindLocation()
        {
            var attribute = ComAttributes.AttributeOf(type, "GuidAttribute")?.ApplicationSyntaxReference;
            return attribute?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0];
        }
    }
}

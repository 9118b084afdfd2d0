using System.Collections.Immutable;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Interop;

/// <summary>
/// IMAPI3004: a <c>[PreserveSig]</c> method whose return type cannot hold the HRESULT.
/// <code>[PreserveSig] void Open();</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedHResultAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property that carries the return type that is right here, as the file writes it.</summary>
    internal const string ReturnTypeKey = "ReturnType";

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
                ImmutableDictionary<string, string?>.Empty.Add(ReturnTypeKey, HResultTypeOf(method, imapi, context.CancellationToken)),
                declared.Header.Interface.Name + "." + slot.HeaderName,
                method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    // A struct or an enum of 32 bits that nobody told us of may hold one.
    private static bool CanHoldHResult(ITypeSymbol type, ImapiContext imapi) =>
        imapi.Symbols.IsHResultType(type)
        || type is { TypeKind: TypeKind.Error or TypeKind.Struct, SpecialType: SpecialType.None }
        || type is INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 };

    // Of the nearest method before this one that returns an HRESULT, else of the first behind it. What a P/Invoke returns
    // as a number is often none.
    private static string HResultTypeOf(IMethodSymbol method, ImapiContext imapi, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences is not [var reference, ..])
        {
            return "int";
        }

        var model = imapi.Symbols.GetModel(reference.SyntaxTree);
        string? found = null;
        foreach (var node in reference.SyntaxTree.GetRoot(cancellationToken).DescendantNodes(static node => node is not BlockSyntax))
        {
            if (found is not null && node.SpanStart > reference.Span.Start)
            {
                break;
            }

            if (node is MethodDeclarationSyntax { AttributeLists.Count: > 0 } other
                && model.GetDeclaredSymbol(other, cancellationToken) is IMethodSymbol declared
                && ComAttributes.PreservesSignature(declared)
                && declared.RefKind == RefKind.None
                && imapi.Symbols.IsHResultType(declared.ReturnType)
                && (declared.ReturnType.SpecialType != SpecialType.None
                    ? declared.ContainingType.TypeKind == TypeKind.Interface
                    : model.LookupNamespacesAndTypes(reference.Span.Start, name: declared.ReturnType.Name).Contains(declared.ReturnType, SymbolEqualityComparer.Default)))
            {
                found = declared.ReturnType.SpecialType == SpecialType.None ? declared.ReturnType.Name : declared.ReturnType.ToDisplayString();
            }
        }

        return found ?? "int";
    }
}

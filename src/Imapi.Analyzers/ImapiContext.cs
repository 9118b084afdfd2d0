using System.Runtime.CompilerServices;
using Imapi.Analyzers.Declarations;
using Imapi.Analyzers.Detection;
using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers;

/// <summary>What the rules share in one compilation: its IMAPI symbols, and the readers above them. Only rules know this class.</summary>
internal sealed class ImapiContext
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImapiContext?>> Contexts = new();

    private ImapiContext(ImapiSymbols symbols)
    {
        Symbols = symbols;
        Declarations = new(symbols);
        Evidence = new(symbols, Flows);
        ConstantUses = new(symbols, Evidence, Flows);
    }

    public ImapiSymbols Symbols { get; }

    public DeclarationReader Declarations { get; }

    public BodyFlows Flows { get; } = new();

    public EvidenceReader Evidence { get; }

    public ConstantUseReader ConstantUses { get; }

    /// <summary>The context of a compilation, or null where no IMAPI is in sight.</summary>
    public static ImapiContext? TryGet(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Contexts.TryGetValue(compilation, out var known))
        {
            return known.Value;
        }

        // Computed outside the table, so that a cancelled look leaves nothing behind.
        var furtherMethods = ImapiOptions.ReadUnion(options, compilation, ImapiOptions.AdditionalMethods);
        var context = furtherMethods is not null || ImapiDetector.MayUseImapi(compilation, cancellationToken)
            ? new ImapiContext(new(compilation, ImapiOptions.ReadUnion(options, compilation, ImapiOptions.HResultTypes) ?? [], furtherMethods ?? []))
            : null;
        return Contexts.GetValue(compilation, _ => new StrongBox<ImapiContext?>(context)).Value;
    }

    /// <summary>The reader of constants; null where neither IMAPI nor the number of a v2 failure is in sight.</summary>
    public static ConstantUseReader? TryGetConstantUses(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        TryGet(compilation, options, cancellationToken) is { } context ? context.ConstantUses
        : ImapiDetector.HasV2Failure(compilation, cancellationToken) ? new(symbols: null, evidenceReader: null, new())
        : null;
}

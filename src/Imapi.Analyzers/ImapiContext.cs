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

/// <summary>What the rules share in one compilation: its IMAPI symbols, and one of each reader. Only rules know this class.</summary>
internal sealed class ImapiContext
{
    // By compilation alone: no driver analyzes one compilation object with two sets of options.
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImapiContext?>> Contexts = new();
    private static readonly ConditionalWeakTable<Compilation, ConstantUseReader> ReadersWithoutImapi = new();

    private ImapiContext(ImapiSymbols symbols)
    {
        Symbols = symbols;
        Declarations = new(symbols);
        HResultReturns = new(symbols);
        Evidence = new(symbols, Flows);
        ConstantUses = new(new ImapiConstantEvidence(Evidence), Flows);
    }

    public ImapiSymbols Symbols { get; }

    public DeclarationReader Declarations { get; }

    public HResultReturns HResultReturns { get; }

    public BodyFlows Flows { get; } = new();

    public EvidenceReader Evidence { get; }

    public ConstantUseReader ConstantUses { get; }

    /// <summary>The context of a compilation, or null if it does not use IMAPI.</summary>
    public static ImapiContext? TryGet(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Contexts.TryGetValue(compilation, out var known))
        {
            return known.Value;
        }

        // Computed outside the table, so a cancelled look leaves nothing in it.
        var furtherMethods = ImapiOptions.ReadUnion(options, compilation, ImapiOptions.AdditionalMethods);
        var context = furtherMethods is not null || ImapiDetector.MayUseImapi(compilation, cancellationToken)
            ? new ImapiContext(new(compilation, ImapiOptions.ReadUnion(options, compilation, ImapiOptions.HResultTypes)
                ?? [], furtherMethods ?? []))
            : null;
        return Contexts.GetValue(compilation, _ => new StrongBox<ImapiContext?>(context)).Value;
    }

    /// <summary>The reader of constants; null if the compilation has neither IMAPI nor the number of a v2 failure.</summary>
    public static ConstantUseReader? TryGetConstantUses(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        TryGet(compilation, options, cancellationToken) is { } context ? context.ConstantUses
        : ImapiDetector.HasV2Failure(compilation, cancellationToken)
            ? ReadersWithoutImapi.GetValue(compilation, static _ => new(new NoConstantEvidence(), new()))
        : null;
}

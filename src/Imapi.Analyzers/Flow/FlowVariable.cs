using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>What can hold a value in a control flow graph: a local or parameter, or a flow capture.</summary>
internal readonly record struct FlowVariable
{
    private FlowVariable(ISymbol? symbol, CaptureId? capture) => (Symbol, Capture) = (symbol, capture);

    /// <summary>The local or parameter, null for a flow capture.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>The flow capture, null for a local or parameter.</summary>
    public CaptureId? Capture { get; }

    public static FlowVariable Of(ISymbol symbol) => new(symbol, capture: null);

    public static FlowVariable Of(CaptureId capture) => new(symbol: null, capture);
}

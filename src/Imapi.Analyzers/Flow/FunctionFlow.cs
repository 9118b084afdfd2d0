using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// The reads and definitions of variables in one function, and which definitions reach a use. It is written by hand because
/// Roslyn's own analysis of this kind, on which IDE0059 is built, is internal, and a package that has one would have to ship
/// with this one.
/// </summary>
internal sealed class FunctionFlow
{
    private readonly FlowEvents events;
    private ReachingDefinitions? reachingDefinitions;

    /// <param name="graph">The function's graph.</param>
    /// <param name="escaped">Gathers the variables to which a reference is kept.</param>
    /// <param name="examinesNothing">Whether reads below an operation examine nothing.</param>
    public FunctionFlow(ControlFlowGraph graph, HashSet<ISymbol> escaped, Func<IOperation, bool> examinesNothing)
    {
        Graph = graph;
        events = new(graph, escaped, examinesNothing);
    }

    public ControlFlowGraph Graph { get; }

    public IReadOnlyList<IFlowAnonymousFunctionOperation> Lambdas => events.Lambdas;

    /// <summary>The steps of a block, in evaluation order.</summary>
    public IReadOnlyList<FlowEvent> EventsOf(int block) => events.Of(block);

    /// <summary>Whether this is a lambda or local function that mentions a variable of the function around it.</summary>
    public bool Captures(ISymbol variable) => events.Mentions(variable) && !events.IsOwn(variable);

    public bool Uses(SyntaxNode syntax, ISymbol variable) => events.TryFindUse(syntax, variable, out _);

    public bool Defines(ISymbol variable) => events.DefinitionsOf(FlowVariable.Of(variable)).Count > 0;

    public bool Owns(IFlowCaptureReferenceOperation capture) => events.HasReference(capture);

    /// <summary>All definitions of a variable in this function.</summary>
    public IReadOnlyList<Definition> DefinitionsOf(FlowVariable variable) => events.DefinitionsOf(variable);

    /// <summary>The definitions that can reach a use; a parameter's incoming value among them.</summary>
    public IReadOnlyList<Definition> Reaching(SyntaxNode use, ISymbol variable)
    {
        // C# requires definite assignment: if there is one definition, it is this one.
        var all = events.DefinitionsOf(FlowVariable.Of(variable));
        return all.Count == 1 ? all : (reachingDefinitions ??= new(Graph, events)).At(use, variable);
    }
}

using System.Collections.Concurrent;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Flow;

/// <summary>The control flow graphs of a compilation's bodies and their flows, each made when it is first asked for.</summary>
internal sealed class BodyFlows
{
    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> graphs = new();
    private readonly ConcurrentDictionary<SyntaxNode, BodyFlow?> flows = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<Definition>?> soleDefinitions = new(SymbolEqualityComparer.Default);

    /// <summary>The graph of the body that an operation is in, or null if it is in none.</summary>
    public ControlFlowGraph? GraphOf(IOperation operation, CancellationToken cancellationToken)
    {
        var root = operation.Root();
        return graphs.TryGetValue(root.Syntax, out var known)
            ? known
            : graphs.GetOrAdd(root.Syntax, BodyGraphs.Create(root, cancellationToken));
    }

    /// <summary>The flow of the body that an operation is in, or null if it is in none.</summary>
    public BodyFlow? Of(IOperation operation, CancellationToken cancellationToken)
    {
        var body = operation.Root().Syntax;
        if (flows.TryGetValue(body, out var known))
        {
            return known;
        }

        var graph = GraphOf(operation, cancellationToken);
        return flows.GetOrAdd(body, graph is null ? null : new BodyFlow(graph, static _ => false, cancellationToken));
    }

    /// <summary>The assignments to a local that can reach its use; null if they are not known.</summary>
    /// <param name="use">A reference of the operation tree or of a graph.</param>
    /// <param name="inBody">An operation of the operation tree, in the same body.</param>
    public IReadOnlyList<Definition>? Reaching(ILocalReferenceOperation use, IOperation inBody, CancellationToken cancellationToken)
    {
        // A reference of a graph has no model to ask.
        IReadOnlyList<Definition>? known = null;
        if (use.SemanticModel is not null && !soleDefinitions.TryGetValue(use.Local, out known))
        {
            known = soleDefinitions.GetOrAdd(use.Local, SoleDefinition.Of(use, cancellationToken) is { } definition ? [definition] : null);
        }

        return known ?? Of(inBody, cancellationToken)?.Reaching(use, use.Local);
    }
}

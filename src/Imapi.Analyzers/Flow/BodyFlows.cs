using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>The flows of a compilation's bodies, each made when it is first asked for.</summary>
internal sealed class BodyFlows
{
    private readonly ConcurrentDictionary<SyntaxNode, BodyFlow?> flows = new();

    /// <summary>The flow of the body that an operation stands in, or null if it stands in none.</summary>
    public BodyFlow? Of(IOperation operation, CancellationToken cancellationToken)
    {
        var root = BodyGraphs.RootOf(operation);
        if (flows.TryGetValue(root.Syntax, out var known))
        {
            return known;
        }

        var graph = BodyGraphs.Create(root, cancellationToken);
        return flows.GetOrAdd(root.Syntax, graph is null ? null : new BodyFlow(graph, static _ => false, cancellationToken));
    }
}

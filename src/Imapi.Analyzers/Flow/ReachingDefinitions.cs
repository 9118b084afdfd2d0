using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>Reaching definitions: which values of a variable can still be there at a use, on any path.</summary>
internal sealed class ReachingDefinitions(ControlFlowGraph graph, FlowEvents events)
{
    private readonly HashSet<Definition>[] atStartOfBlocks = Solve(graph, events);

    /// <summary>The definitions of a variable that can reach its use at this place.</summary>
    public IReadOnlyList<Definition> At(SyntaxNode use, ISymbol symbol)
    {
        if (!events.TryFindUse(use, symbol, out var place))
        {
            return [];
        }

        var variable = FlowVariable.Of(symbol);
        var reaching = new HashSet<Definition>(atStartOfBlocks[place.Block].Where(definition => definition.Variable.Equals(variable)));
        foreach (var before in events.Of(place.Block).Take(place.Index))
        {
            if (before.Definition is { } definition && definition.Variable.Equals(variable))
            {
                if (!definition.IsPartial)
                {
                    reaching.Clear();
                }

                reaching.Add(definition);
            }
        }

        return [.. reaching];
    }

    private static HashSet<Definition>[] Solve(ControlFlowGraph graph, FlowEvents events)
    {
        var edges = new ControlFlowEdges(graph);
        HashSet<Definition>[] atStart = [.. Enumerable.Range(0, edges.Count).Select(static _ => new HashSet<Definition>())];
        atStart[0].UnionWith(events.Incoming);
        var pending = new Queue<int>(Enumerable.Range(0, edges.Count));
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            var anywhere = new HashSet<Definition>(atStart[node]);
            var atEnd = new HashSet<Definition>(atStart[node]);
            foreach (var step in events.Of(edges.BlockOf(node)))
            {
                if (step.Definition is not { } definition)
                {
                    continue;
                }

                if (!definition.IsPartial)
                {
                    atEnd.RemoveWhere(other => other.Variable.Equals(definition.Variable));
                }

                atEnd.Add(definition);
                anywhere.Add(definition);
            }

            Spread(atEnd, edges.SuccessorsOf(node));
            Spread(anywhere, edges.HandlersOf(node));
        }

        HashSet<Definition>[] atStartOfBlock = [.. graph.Blocks.Select(static _ => new HashSet<Definition>())];
        for (var node = 0; node < atStart.Length; node++)
        {
            atStartOfBlock[edges.BlockOf(node)].UnionWith(atStart[node]);
        }

        return atStartOfBlock;

        void Spread(HashSet<Definition> reaching, IReadOnlyList<int> targets)
        {
            foreach (var target in targets)
            {
                var before = atStart[target].Count;
                atStart[target].UnionWith(reaching);
                if (atStart[target].Count > before)
                {
                    pending.Enqueue(target);
                }
            }
        }
    }
}

using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// Strongly live variables: finds the definitions whose value nothing examines on any path. A copy that is never examined
/// examines nothing, and any point of a <c>try</c> can be followed by its handlers.
/// </summary>
internal static class UnexaminedDefinitions
{
    /// <summary>The definitions of locals and parameters in one function of a body whose value dies unexamined.</summary>
    public static IReadOnlyList<Definition> In(FunctionFlow function, BodyFlow body)
    {
        var edges = new ControlFlowEdges(function.Graph);
        var backwards = Enumerable.Range(0, edges.Count).OrderByDescending(edges.BlockOf).ToArray();
        HashSet<FlowVariable>[] liveAtStart = [.. backwards.Select(static _ => new HashSet<FlowVariable>())];
        bool hasGrown;
        do
        {
            hasGrown = false;
            foreach (var node in backwards)
            {
                var before = liveAtStart[node].Count;
                liveAtStart[node].UnionWith(Walk(node, found: null));
                hasGrown |= liveAtStart[node].Count > before;
            }
        }
        while (hasGrown);

        // A block of a finally has several nodes: its definitions must be dead in all of them.
        var found = new Dictionary<Definition, bool>();
        foreach (var node in backwards)
        {
            Walk(node, found);
        }

        return [.. found.Where(static pair => !pair.Value).Select(static pair => pair.Key)];

        HashSet<FlowVariable> Walk(int node, Dictionary<Definition, bool>? found)
        {
            var live = new HashSet<FlowVariable>();
            foreach (var handler in edges.HandlersOf(node))
            {
                live.UnionWith(liveAtStart[handler]);
            }

            HashSet<FlowVariable> inHandlers = [.. live];
            foreach (var successor in edges.SuccessorsOf(node))
            {
                live.UnionWith(liveAtStart[successor]);
            }

            var events = function.EventsOf(edges.BlockOf(node));
            for (var index = events.Count - 1; index >= 0; index--)
            {
                if (events[index].Examined is { } examined)
                {
                    live.Add(examined);
                }

                if (events[index].Definition is not { } definition)
                {
                    continue;
                }

                var isLive = live.Contains(definition.Variable) || (definition.Variable.Symbol is { } variable && body.IsShared(variable));
                if (!definition.IsPartial && !inHandlers.Contains(definition.Variable))
                {
                    live.Remove(definition.Variable);
                }

                if (isLive && definition.Copied is { } copied)
                {
                    live.Add(copied);
                }

                if (found is not null && definition.Variable.Symbol is not null)
                {
                    found[definition] = isLive || (found.TryGetValue(definition, out var isLiveElsewhere) && isLiveElsewhere);
                }
            }

            return live;
        }
    }
}

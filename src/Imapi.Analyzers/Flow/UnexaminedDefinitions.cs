using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// Strongly live variables: finds the definitions whose value nothing examines on any path. A copy that is never examined
/// examines nothing, and any point of a <c>try</c> can be followed by its handlers.
/// </summary>
internal static class UnexaminedDefinitions
{
    /// <summary>The definitions of locals and parameters in one function of a body whose value dies unexamined.</summary>
    public static IEnumerable<Definition> In(FunctionFlow function, BodyFlow body)
    {
        var edges = new ControlFlowEdges(function.Graph);
        var liveAtStart = new HashSet<object>[function.Graph.Blocks.Length];
        for (var block = 0; block < liveAtStart.Length; block++)
        {
            liveAtStart[block] = [];
        }

        bool hasGrown;
        do
        {
            hasGrown = false;
            for (var block = liveAtStart.Length - 1; block >= 0; block--)
            {
                var before = liveAtStart[block].Count;
                liveAtStart[block].UnionWith(Walk(block, dead: null));
                hasGrown |= liveAtStart[block].Count > before;
            }
        }
        while (hasGrown);

        var dead = new List<Definition>();
        for (var block = 0; block < liveAtStart.Length; block++)
        {
            Walk(block, dead);
        }

        return dead;

        HashSet<object> Walk(int block, List<Definition>? dead)
        {
            var inHandlers = new HashSet<object>(edges.HandlersOf(block).SelectMany(handler => liveAtStart[handler]));
            var live = new HashSet<object>(edges.SuccessorsOf(block).SelectMany(successor => liveAtStart[successor]));
            live.UnionWith(inHandlers);
            var events = function.EventsOf(block);
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

                var isLive = live.Contains(definition.Variable) || (definition.Variable is ISymbol variable && body.IsShared(variable));
                if (!definition.IsPartial)
                {
                    live.Remove(definition.Variable);
                    live.UnionWith(inHandlers);
                }

                if (isLive && definition.Copied is { } copied)
                {
                    live.Add(copied);
                }
                else if (!isLive && definition.Variable is ISymbol)
                {
                    dead?.Add(definition);
                }
            }

            return live;
        }
    }
}

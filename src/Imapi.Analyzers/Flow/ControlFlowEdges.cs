using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// The successors of every block of a control flow graph, with the edges that Roslyn's graph leaves out: through
/// <c>finally</c>, and from any point of a <c>try</c> to its handlers.
/// </summary>
internal sealed class ControlFlowEdges
{
    private readonly List<int>[] successors;
    private readonly List<int>[] handlers;

    public ControlFlowEdges(ControlFlowGraph graph)
    {
        successors = [.. graph.Blocks.Select(static _ => new List<int>())];
        handlers = [.. graph.Blocks.Select(static _ => new List<int>())];
        foreach (var block in graph.Blocks)
        {
            AddBranch(graph, block.FallThroughSuccessor);
            AddBranch(graph, block.ConditionalSuccessor);
        }

        AddHandlers(graph.Root);
    }

    /// <summary>The blocks that can follow when the block has run to its end.</summary>
    public IReadOnlyList<int> SuccessorsOf(int block) => successors[block];

    /// <summary>The first blocks of the handlers that can follow from any point of the block.</summary>
    public IReadOnlyList<int> HandlersOf(int block) => handlers[block];

    private void AddBranch(ControlFlowGraph graph, ControlFlowBranch? branch)
    {
        if (branch is null)
        {
            return;
        }

        var from = branch.Source.Ordinal;
        foreach (var region in branch.FinallyRegions)
        {
            successors[from].Add(region.FirstBlockOrdinal);
            from = region.LastBlockOrdinal;
        }

        if (branch.Destination is { } destination)
        {
            successors[from].Add(destination.Ordinal);
        }
    }

    private void AddHandlers(ControlFlowRegion region)
    {
        foreach (var nested in region.NestedRegions)
        {
            AddHandlers(nested);
        }

        if (region.Kind is not (ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally))
        {
            return;
        }

        var protectedRegion = region.NestedRegions[0];
        foreach (var handler in region.NestedRegions.Skip(1))
        {
            for (var block = protectedRegion.FirstBlockOrdinal; block <= protectedRegion.LastBlockOrdinal; block++)
            {
                handlers[block].Add(handler.FirstBlockOrdinal);
            }
        }
    }
}

using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// The ways through a control flow graph, with the edges that Roslyn's graph leaves out: through <c>finally</c>, and from any
/// point of a <c>try</c> to its handlers. A block is a node, and a block in a <c>finally</c> a node for each run of it: where
/// a run goes on depends on how it came about. Only what can be reached has edges.
/// </summary>
internal sealed class ControlFlowEdges
{
    private readonly Dictionary<(int Block, FinallyExecution? Run), int> numbers = [];
    private readonly Dictionary<(ControlFlowRegion Region, int? Next, FinallyExecution? Outer), FinallyExecution> runs = [];
    private readonly List<Node> nodes = [];
    private readonly Queue<Node> reached = new();
    private readonly List<ControlFlowRegion>[] handlers;

    public ControlFlowEdges(ControlFlowGraph graph)
    {
        handlers = [.. graph.Blocks.Select(static _ => new List<ControlFlowRegion>())];
        AddHandlers(graph.Root);
        Reach(NumberOf(block: 0, run: null));
        while (reached.Count > 0)
        {
            var node = reached.Dequeue();
            var block = graph.Blocks[node.Block];
            AddBranch(node, block.FallThroughSuccessor);
            AddBranch(node, block.ConditionalSuccessor);
            foreach (var handler in handlers[node.Block])
            {
                node.Handlers.Add(Reach(handler.Kind == ControlFlowRegionKind.Finally
                    ? StartOf(handler, next: null, node.Run)
                    : NumberOf(handler.FirstBlockOrdinal, node.Run)));
            }
        }
    }

    /// <summary>The number of nodes; the first one is the entry.</summary>
    public int Count => nodes.Count;

    /// <summary>The block that a node represents.</summary>
    public int BlockOf(int node) => nodes[node].Block;

    /// <summary>The nodes that can follow when the node has run to its end.</summary>
    public IReadOnlyList<int> SuccessorsOf(int node) => nodes[node].Successors;

    /// <summary>The first nodes of the handlers that can follow from any point of the node.</summary>
    public IReadOnlyList<int> HandlersOf(int node) => nodes[node].Handlers;

    private void AddBranch(Node node, ControlFlowBranch? branch)
    {
        if (branch?.Destination is { } destination)
        {
            var next = NumberOf(destination.Ordinal, node.Run);
            foreach (var region in branch.FinallyRegions.Reverse())
            {
                next = StartOf(region, next, node.Run);
            }

            node.Successors.Add(Reach(next));
        }
        else if (branch?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling
            && node.Run is { Next: { } afterFinally } run
            && !IsInFilter(branch.Source, run.Region))
        {
            node.Successors.Add(Reach(afterFinally));
        }
    }

    private int Reach(int number)
    {
        var node = nodes[number];
        if (!node.IsReached)
        {
            node.IsReached = true;
            reached.Enqueue(node);
        }

        return number;
    }

    private int StartOf(ControlFlowRegion region, int? next, FinallyExecution? from)
    {
        var outer = RunAt(region.FirstBlockOrdinal, from);
        if (!runs.TryGetValue((region, next, outer), out var run))
        {
            runs.Add((region, next, outer), run = new(region, next, outer));
        }

        return NumberOf(region.FirstBlockOrdinal, run);
    }

    private int NumberOf(int block, FinallyExecution? run)
    {
        run = RunAt(block, run);
        if (!numbers.TryGetValue((block, run), out var number))
        {
            numbers.Add((block, run), number = nodes.Count);
            nodes.Add(new(block, run));
        }

        return number;
    }

    // An exception that leaves a finally ends its run.
    private static FinallyExecution? RunAt(int block, FinallyExecution? run)
    {
        while (run is not null && (block < run.Region.FirstBlockOrdinal || block > run.Region.LastBlockOrdinal))
        {
            run = run.Outer;
        }

        return run;
    }

    // The end of a filter looks like that of a finally.
    private static bool IsInFilter(BasicBlock block, ControlFlowRegion around)
    {
        for (var region = block.EnclosingRegion; region is not null && region != around; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                return true;
            }
        }

        return false;
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
                handlers[block].Add(handler);
            }
        }
    }

    private sealed class Node(int block, FinallyExecution? run)
    {
        public int Block { get; } = block;

        public FinallyExecution? Run { get; } = run;

        public bool IsReached { get; set; }

        public List<int> Successors { get; } = [];

        public List<int> Handlers { get; } = [];
    }

    /// <summary>A way to run a <c>finally</c>: where it goes on, or null for an exception, and the run that it is part of.</summary>
    private sealed class FinallyExecution(ControlFlowRegion region, int? next, FinallyExecution? outer)
    {
        public ControlFlowRegion Region { get; } = region;

        public int? Next { get; } = next;

        public FinallyExecution? Outer { get; } = outer;
    }
}

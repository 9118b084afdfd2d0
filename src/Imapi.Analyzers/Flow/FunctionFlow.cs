using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// The reads and definitions of variables in the control flow graph of one function, and which definitions reach a use.
/// </summary>
internal sealed class FunctionFlow
{
    private readonly ControlFlowGraph graph;
    private readonly HashSet<ISymbol> escaped;

    // Per block, in evaluation order: uses and definitions.
    private readonly List<FlowEvent>[] events;
    private readonly Dictionary<object, List<Definition>> definitions = [];
    private readonly Dictionary<(SyntaxNode Syntax, object Variable), (int Block, int Event)> uses = [];
    private readonly Dictionary<CaptureId, ISymbol> capturedTargets = [];
    private readonly HashSet<IOperation> captures = [];
    private readonly HashSet<ISymbol> mentioned = new(SymbolEqualityComparer.Default);
    private readonly Func<IOperation, bool> examinesNothing;
    private HashSet<Definition>[]? reachingAtStart;
    private bool isExamining = true;

    /// <param name="graph">The function's graph.</param>
    /// <param name="escaped">Gathers the variables to which a reference is kept.</param>
    /// <param name="examinesNothing">Whether reads below an operation examine nothing.</param>
    public FunctionFlow(ControlFlowGraph graph, HashSet<ISymbol> escaped, Func<IOperation, bool> examinesNothing)
    {
        this.graph = graph;
        this.escaped = escaped;
        this.examinesNothing = examinesNothing;
        events = [.. graph.Blocks.Select(static _ => new List<FlowEvent>())];
        foreach (var block in graph.Blocks.Where(static block => block.IsReachable))
        {
            foreach (var operation in block.Operations)
            {
                Visit(operation, block.Ordinal);
            }

            if (block.BranchValue is { } branchValue)
            {
                Visit(branchValue, block.Ordinal);
            }
        }
    }

    public List<IFlowAnonymousFunctionOperation> Lambdas { get; } = [];

    public ControlFlowGraph Graph => graph;

    /// <summary>The steps of a block, in evaluation order.</summary>
    public IReadOnlyList<FlowEvent> EventsOf(int block) => events[block];

    /// <summary>Whether a variable is read or given a value in this function.</summary>
    public bool Mentions(ISymbol variable) => mentioned.Contains(variable);

    /// <summary>Whether this is a lambda or local function that mentions a variable of the function round it.</summary>
    public bool Captures(ISymbol variable) => Mentions(variable) && !IsOwn(variable);

    public bool Uses(SyntaxNode syntax, ISymbol variable) => uses.ContainsKey((syntax, variable));

    public bool Defines(ISymbol variable) => definitions.ContainsKey(variable);

    public bool Owns(IFlowCaptureReferenceOperation capture) => captures.Contains(capture);

    /// <summary>All definitions of a variable or flow capture in this function.</summary>
    public IEnumerable<Definition> DefinitionsOf(object variable) =>
        definitions.TryGetValue(variable, out var found) ? found : [];

    /// <summary>The definitions that can reach a use; a parameter's incoming value among them.</summary>
    public IReadOnlyList<Definition> Reaching(SyntaxNode use, ISymbol variable)
    {
        // The language has every read assigned: where there is one definition, it is this one.
        if (definitions.TryGetValue(variable, out var all) && all.Count == 1)
        {
            return all;
        }

        reachingAtStart ??= Solve();
        var (block, index) = uses[(use, variable)];
        var reaching = new HashSet<Definition>(reachingAtStart[block].Where(definition => definition.Variable.Equals(variable)));
        foreach (var before in events[block].Take(index))
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

    private HashSet<Definition>[] Solve()
    {
        var edges = new ControlFlowEdges(graph);
        HashSet<Definition>[] atStart = [.. Enumerable.Range(0, edges.Count).Select(static _ => new HashSet<Definition>())];
        atStart[0].UnionWith(definitions.Values.SelectMany(static list => list).Where(static definition => definition.IsIncoming));
        var pending = new Queue<int>(Enumerable.Range(0, edges.Count));
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            var anywhere = new HashSet<Definition>(atStart[node]);
            var atEnd = new HashSet<Definition>(atStart[node]);
            foreach (var step in events[edges.BlockOf(node)])
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

    private void Visit(IOperation operation, int block)
    {
        if (!isExamining || !examinesNothing(operation))
        {
            VisitInside(operation, block);
            return;
        }

        isExamining = false;
        VisitInside(operation, block);
        isExamining = true;
    }

    // The value of a definition: where it is a mere copy of a variable, that variable is read, but not examined.
    private object? VisitValue(IOperation value, int block)
    {
        var copied = CopiedBy(value);
        var before = isExamining;
        isExamining &= copied is null;
        Visit(value, block);
        isExamining = before;
        return copied;
    }

    private object? CopiedBy(IOperation value) => value switch
    {
        IConversionOperation conversion => CopiedBy(conversion.Operand),
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        ISimpleAssignmentOperation { IsRef: false } assignment => VariableOf(assignment.Target),
        _ => null,
    };

    private void VisitInside(IOperation operation, int block)
    {
        switch (operation)
        {
            case ILocalReferenceOperation reference:
                Use(reference, reference.Local, block);
                return;
            case IParameterReferenceOperation reference:
                Use(reference, reference.Parameter, block);
                return;
            case IFlowCaptureReferenceOperation capture:
                captures.Add(capture);
                events[block].Add(FlowEvent.Read(isExamining ? capture.Id : null));
                return;
            case IFlowAnonymousFunctionOperation lambda:
                Lambdas.Add(lambda);
                return;
            case IFlowCaptureOperation capture:
                if (VariableOf(capture.Value) is { } target)
                {
                    capturedTargets[capture.Id] = target;
                }

                Define(capture.Id, capture.Value, block, isPartial: false, VisitValue(capture.Value, block));
                if (capture.Syntax.Parent is SwitchStatementSyntax)
                {
                    // The graph compares nothing where a switch has only a default.
                    events[block].Add(FlowEvent.Read(isExamining ? capture.Id : null));
                }

                return;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Escape(assignment.Value);
                Visit(assignment.Value, block);
                return;
            case ISimpleAssignmentOperation assignment when VariableOf(assignment.Target) is { } variable:
                // A declaration has no statement in the graph, nor has a returned assignment.
                var isStatement = assignment is { Parent: IExpressionStatementOperation } or { Parent: null, IsImplicit: true };
                var copied = VisitValue(assignment.Value, block);
                Define(variable, assignment.Value, block, isPartial: false, copied, isStatement ? assignment.Syntax : null);
                if (!isStatement)
                {
                    events[block].Add(FlowEvent.Read(isExamining ? variable : null));
                }

                return;
            case IAddressOfOperation address:
                Escape(address.Reference);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child, block);
        }

        switch (operation)
        {
            case ICompoundAssignmentOperation { Target: var target }:
                DefineUnknown(target, block);
                break;
            case IIncrementOrDecrementOperation { Target: var target }:
                DefineUnknown(target, block);
                break;
            case ICoalesceAssignmentOperation { Target: var target }:
                DefineUnknown(target, block);
                break;
            case IDeconstructionAssignmentOperation { Target: var target }:
                foreach (var part in target.DescendantsAndSelf())
                {
                    DefineUnknown(part, block);
                }

                break;
            case IInvocationOperation invocation:
                DefineArguments(invocation.Arguments, block);
                break;
            case IObjectCreationOperation creation:
                DefineArguments(creation.Arguments, block);
                break;
            case IDynamicInvocationOperation invocation:
                foreach (var argument in invocation.Arguments)
                {
                    DefineUnknown(argument, block, isPartial: true);
                }

                break;
            case IIsPatternOperation test:
                DefinePattern(test.Pattern, test.Value, block);
                break;
        }
    }

    private void Use(IOperation reference, ISymbol variable, int block)
    {
        uses[(reference.Syntax, variable)] = (block, events[block].Count);
        events[block].Add(FlowEvent.Read(isExamining ? variable : null));
        mentioned.Add(variable);
        if (variable is IParameterSymbol given && OutlivesBody(given))
        {
            escaped.Add(variable);
        }
        else if (variable is IParameterSymbol && !definitions.ContainsKey(variable) && IsOwn(variable))
        {
            Gather(new(variable, value: null, store: null, copied: null, isIncoming: true, isPartial: false));
        }
    }

    // The caller sees a ref or out parameter, the whole type a primary constructor's.
    private static bool OutlivesBody(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None
        || (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax() is TypeDeclarationSyntax);

    private bool IsOwn(ISymbol variable) => graph.OriginalOperation switch
    {
        IAnonymousFunctionOperation lambda => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, lambda.Symbol),
        ILocalFunctionOperation function => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function.Symbol),
        _ => graph.Parent is null,
    };

    private void DefineArguments(IEnumerable<IArgumentOperation> arguments, int block)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
            {
                DefineUnknown(argument.Value, block, isPartial: parameter.RefKind == RefKind.Ref);
            }
        }
    }

    // A pattern gives its variable the tested value only where it designates the whole of it.
    private void DefinePattern(IPatternOperation pattern, IOperation? value, int block)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } variable }:
                Define(variable, value, block);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                {
                    Define(whole, value, block);
                }

                foreach (var part in recursive.ChildOperations.SelectMany(static child => child.DescendantsAndSelf()).OfType<IPatternOperation>())
                {
                    DefinePattern(part, value: null, block);
                }

                break;
            case IBinaryPatternOperation binary:
                DefinePattern(binary.LeftPattern, value, block);
                DefinePattern(binary.RightPattern, value, block);
                break;
            case INegatedPatternOperation negated:
                DefinePattern(negated.Pattern, value, block);
                break;
            default:
                foreach (var part in pattern.ChildOperations.OfType<IPatternOperation>())
                {
                    DefinePattern(part, value: null, block);
                }

                break;
        }
    }

    private void DefineUnknown(IOperation target, int block, bool isPartial = false)
    {
        if (VariableOf(target) is { } variable)
        {
            Define(variable, value: null, block, isPartial);
        }
    }

    private void Define(object variable, IOperation? value, int block, bool isPartial = false, object? copied = null, SyntaxNode? store = null)
    {
        if (variable is ISymbol symbol)
        {
            mentioned.Add(symbol);
        }

        if (variable is IParameterSymbol given && OutlivesBody(given))
        {
            escaped.Add(given);
        }

        // A write before any read: the incoming value of a parameter still counts until then.
        if (variable is IParameterSymbol parameter && !definitions.ContainsKey(parameter) && IsOwn(parameter))
        {
            Gather(new(parameter, value: null, store: null, copied: null, isIncoming: true, isPartial: false));
        }

        var definition = new Definition(variable, value, store, copied, isIncoming: false, isPartial);
        Gather(definition);
        events[block].Add(FlowEvent.Define(definition));
    }

    private void Gather(Definition definition)
    {
        if (!definitions.TryGetValue(definition.Variable, out var list))
        {
            definitions.Add(definition.Variable, list = []);
        }

        list.Add(definition);
    }

    private void Escape(IOperation reference)
    {
        if (VariableOf(reference) is { } variable)
        {
            escaped.Add(variable);
        }
    }

    private ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IDeclarationExpressionOperation declaration => VariableOf(declaration.Expression),
        IFlowCaptureReferenceOperation capture => capturedTargets.TryGetValue(capture.Id, out var variable) ? variable : null,
        _ => null,
    };
}

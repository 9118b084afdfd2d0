using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Flow;

/// <summary>Walks the control flow graph of one function and gathers, block by block, what is read and what is given a value.</summary>
internal sealed class FlowEvents
{
    private readonly ControlFlowGraph graph;
    private readonly HashSet<ISymbol> escaped;
    private readonly Func<IOperation, bool> examinesNothing;

    // Per block, in evaluation order.
    private readonly List<FlowEvent>[] events;
    private readonly Dictionary<FlowVariable, List<Definition>> definitions = [];
    private readonly Dictionary<(SyntaxNode Syntax, ISymbol Variable), (int Block, int Index)> uses = [];
    private readonly Dictionary<CaptureId, ISymbol> capturedTargets = [];
    private readonly HashSet<IOperation> captures = [];
    private readonly HashSet<ISymbol> mentioned = new(SymbolEqualityComparer.Default);
    private readonly List<IFlowAnonymousFunctionOperation> lambdas = [];
    private int block;

    /// <param name="graph">The function's graph.</param>
    /// <param name="escaped">Gathers the variables to which a reference is kept.</param>
    /// <param name="examinesNothing">Whether reads below an operation examine nothing.</param>
    public FlowEvents(ControlFlowGraph graph, HashSet<ISymbol> escaped, Func<IOperation, bool> examinesNothing)
    {
        this.graph = graph;
        this.escaped = escaped;
        this.examinesNothing = examinesNothing;
        events = [.. graph.Blocks.Select(static _ => new List<FlowEvent>())];
        foreach (var reachable in graph.Blocks.Where(static block => block.IsReachable))
        {
            block = reachable.Ordinal;
            foreach (var operation in reachable.Operations)
            {
                Visit(operation, isExamining: true);
            }

            if (reachable.BranchValue is { } branchValue)
            {
                Visit(branchValue, isExamining: true);
            }
        }
    }

    public IReadOnlyList<IFlowAnonymousFunctionOperation> Lambdas => lambdas;

    /// <summary>The values of parameters at the start of the function.</summary>
    public IEnumerable<Definition> Incoming =>
        definitions.Values.SelectMany(static list => list).Where(static definition => definition.IsIncoming);

    /// <summary>The steps of a block, in evaluation order.</summary>
    public IReadOnlyList<FlowEvent> Of(int block) => events[block];

    /// <summary>All definitions of a variable in this function.</summary>
    public IReadOnlyList<Definition> DefinitionsOf(FlowVariable variable) => definitions.TryGetValue(variable, out var found) ? found : [];

    /// <summary>Whether a variable is read or given a value in this function.</summary>
    public bool Mentions(ISymbol variable) => mentioned.Contains(variable);

    /// <summary>Whether this function's graph refers to a flow capture by this very operation.</summary>
    public bool HasReference(IFlowCaptureReferenceOperation capture) => captures.Contains(capture);

    /// <summary>Finds the block of a use, and how many steps of the block come before it.</summary>
    public bool TryFindUse(SyntaxNode syntax, ISymbol variable, out (int Block, int Index) place) =>
        uses.TryGetValue((syntax, variable), out place);

    /// <summary>Whether a variable is declared in this function, and not in one around it.</summary>
    public bool IsOwn(ISymbol variable) => graph.OriginalOperation switch
    {
        IAnonymousFunctionOperation lambda => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, lambda.Symbol),
        ILocalFunctionOperation function => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function.Symbol),
        _ => graph.Parent is null,
    };

    private void Visit(IOperation operation, bool isExamining) =>
        VisitInside(operation, isExamining && !examinesNothing(operation));

    // The value of a definition: if it is a mere copy of a variable, that variable is read, but not examined.
    private FlowVariable? VisitValue(IOperation value, bool isExamining)
    {
        var copied = CopiedBy(value);
        Visit(value, isExamining && copied is null);
        return copied;
    }

    private FlowVariable? CopiedBy(IOperation value) => value switch
    {
        IConversionOperation conversion => CopiedBy(conversion.Operand),
        ILocalReferenceOperation reference => FlowVariable.Of(reference.Local),
        IParameterReferenceOperation reference => FlowVariable.Of(reference.Parameter),
        IFlowCaptureReferenceOperation capture => FlowVariable.Of(capture.Id),
        ISimpleAssignmentOperation { IsRef: false } assignment when VariableOf(assignment.Target) is { } variable =>
            FlowVariable.Of(variable),
        _ => null,
    };

    private void VisitInside(IOperation operation, bool isExamining)
    {
        switch (operation)
        {
            case ILocalReferenceOperation reference:
                Use(reference, reference.Local, isExamining);
                return;
            case IParameterReferenceOperation reference:
                Use(reference, reference.Parameter, isExamining);
                return;
            case IFlowCaptureReferenceOperation capture:
                captures.Add(capture);
                AddRead(FlowVariable.Of(capture.Id), isExamining);
                return;
            case IFlowAnonymousFunctionOperation lambda:
                lambdas.Add(lambda);
                return;
            case IFlowCaptureOperation capture:
                if (VariableOf(capture.Value) is { } target)
                {
                    capturedTargets[capture.Id] = target;
                }

                Define(FlowVariable.Of(capture.Id), capture.Value, isPartial: false, VisitValue(capture.Value, isExamining));
                if (capture.Syntax.Parent is SwitchStatementSyntax)
                {
                    // The graph compares nothing where a switch has only a default.
                    AddRead(FlowVariable.Of(capture.Id), isExamining);
                }

                return;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Escape(assignment.Value);
                Visit(assignment.Value, isExamining);
                return;
            case ISimpleAssignmentOperation assignment when VariableOf(assignment.Target) is { } variable:
                // A declaration has no statement in the graph, nor has a returned assignment.
                var isStatement = assignment is { Parent: IExpressionStatementOperation } or { Parent: null, IsImplicit: true };
                var copied = VisitValue(assignment.Value, isExamining);
                Define(FlowVariable.Of(variable), assignment.Value, isPartial: false, copied, isStatement ? assignment.Syntax : null);
                if (!isStatement)
                {
                    AddRead(FlowVariable.Of(variable), isExamining);
                }

                return;
            case IAddressOfOperation address:
                Escape(address.Reference);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child, isExamining);
        }

        switch (operation)
        {
            case ICompoundAssignmentOperation { Target: var target }:
                DefineUnknown(target);
                break;
            case IIncrementOrDecrementOperation { Target: var target }:
                DefineUnknown(target);
                break;
            case ICoalesceAssignmentOperation { Target: var target }:
                DefineUnknown(target);
                break;
            case IDeconstructionAssignmentOperation { Target: var target }:
                foreach (var part in target.DescendantsAndSelf())
                {
                    DefineUnknown(part);
                }

                break;
            case IInvocationOperation invocation:
                DefineArguments(invocation.Arguments);
                break;
            case IObjectCreationOperation creation:
                DefineArguments(creation.Arguments);
                break;
            case IDynamicInvocationOperation invocation:
                foreach (var argument in invocation.Arguments)
                {
                    DefineUnknown(argument, isPartial: true);
                }

                break;
            case IIsPatternOperation test:
                DefinePattern(test.Pattern, test.Value);
                break;
        }
    }

    private void Use(IOperation reference, ISymbol variable, bool isExamining)
    {
        uses[(reference.Syntax, variable)] = (block, events[block].Count);
        AddRead(FlowVariable.Of(variable), isExamining);
        mentioned.Add(variable);
        if (variable is IParameterSymbol given && OutlivesBody(given))
        {
            escaped.Add(variable);
        }
        else if (variable is IParameterSymbol && !definitions.ContainsKey(FlowVariable.Of(variable)) && IsOwn(variable))
        {
            Gather(new(FlowVariable.Of(variable), value: null, store: null, copied: null, isIncoming: true, isPartial: false));
        }
    }

    // The caller sees a ref or out parameter, the whole type a primary constructor's.
    private static bool OutlivesBody(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None
        || (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax() is TypeDeclarationSyntax);

    private void DefineArguments(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
            {
                DefineUnknown(argument.Value, isPartial: parameter.RefKind == RefKind.Ref);
            }
        }
    }

    // A pattern gives its variable the tested value only where it designates the whole of it.
    private void DefinePattern(IPatternOperation pattern, IOperation? value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } variable }:
                Define(FlowVariable.Of(variable), value);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                {
                    Define(FlowVariable.Of(whole), value);
                }

                foreach (var part in recursive.ChildOperations.SelectMany(static child =>
                    child.DescendantsAndSelf()).OfType<IPatternOperation>())
                {
                    DefinePattern(part, value: null);
                }

                break;
            case IBinaryPatternOperation binary:
                DefinePattern(binary.LeftPattern, value);
                DefinePattern(binary.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                DefinePattern(negated.Pattern, value);
                break;
            default:
                foreach (var part in pattern.ChildOperations.OfType<IPatternOperation>())
                {
                    DefinePattern(part, value: null);
                }

                break;
        }
    }

    private void DefineUnknown(IOperation target, bool isPartial = false)
    {
        if (VariableOf(target) is { } variable)
        {
            Define(FlowVariable.Of(variable), value: null, isPartial);
        }
    }

    private void Define(
        FlowVariable variable, IOperation? value, bool isPartial = false, FlowVariable? copied = null, SyntaxNode? store = null)
    {
        if (variable.Symbol is { } symbol)
        {
            mentioned.Add(symbol);
        }

        if (variable.Symbol is IParameterSymbol given && OutlivesBody(given))
        {
            escaped.Add(given);
        }

        // A write before any read: the incoming value of a parameter still counts until then.
        if (variable.Symbol is IParameterSymbol parameter && !definitions.ContainsKey(variable) && IsOwn(parameter))
        {
            Gather(new(variable, value: null, store: null, copied: null, isIncoming: true, isPartial: false));
        }

        var definition = new Definition(variable, value, store, copied, isIncoming: false, isPartial);
        Gather(definition);
        events[block].Add(FlowEvent.Define(definition));
    }

    private void AddRead(FlowVariable variable, bool isExamining) => events[block].Add(FlowEvent.Read(isExamining ? variable : null));

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

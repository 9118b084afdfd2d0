using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>
/// Which assignments to a local or parameter can reach a use, in one body with its lambdas and local functions. A variable
/// that a lambda or local function shares is read without regard to order: all its assignments reach every use.
/// </summary>
internal sealed class BodyFlow
{
    private readonly List<FunctionFlow> functions = [];
    private readonly HashSet<ISymbol> escaped = new(SymbolEqualityComparer.Default);

    private readonly Func<IOperation, bool> examinesNothing;

    /// <param name="graph">The graph of the whole body.</param>
    /// <param name="examinesNothing">Whether reads below an operation examine nothing.</param>
    public BodyFlow(ControlFlowGraph graph, Func<IOperation, bool> examinesNothing, CancellationToken cancellationToken)
    {
        this.examinesNothing = examinesNothing;
        Add(graph, cancellationToken);
    }

    /// <summary>The body's own flow and those of its lambdas and local functions.</summary>
    public IReadOnlyList<FunctionFlow> Functions => functions;

    /// <summary>Whether a reference to a variable is kept, or a lambda or local function captures it.</summary>
    public bool IsShared(ISymbol variable) =>
        escaped.Contains(variable) || functions.Exists(function => function.Captures(variable));

    /// <summary>
    /// The assignments to a variable that can reach its use in this operation; null if they are not known: its address
    /// or a reference to it is kept, or the use is in no graph.
    /// </summary>
    /// <param name="use">A local or parameter reference of the operation tree or of a graph.</param>
    /// <param name="variable">The local or parameter.</param>
    public IReadOnlyList<Definition>? Reaching(IOperation use, ISymbol variable)
    {
        if (escaped.Contains(variable))
        {
            return null;
        }

        FunctionFlow? user = null;
        foreach (var function in functions)
        {
            if (function.Uses(use.Syntax, variable))
            {
                user = function;
            }
        }

        if (user is null)
        {
            return null;
        }

        return functions.TrueForAll(function => function == user || !function.Defines(variable))
            ? user.Reaching(use.Syntax, variable)
            : AllOf(variable);
    }

    /// <summary>All assignments to a variable anywhere in the body; null if a reference to it is kept.</summary>
    public IReadOnlyList<Definition>? AllOf(ISymbol variable)
    {
        if (escaped.Contains(variable))
        {
            return null;
        }

        return [.. functions.SelectMany(function => function.DefinitionsOf(FlowVariable.Of(variable)))];
    }

    /// <summary>The values that a flow capture of a graph can hold.</summary>
    public IReadOnlyList<Definition> CapturedBy(IFlowCaptureReferenceOperation capture)
    {
        foreach (var function in functions)
        {
            if (function.Owns(capture))
            {
                return [.. function.DefinitionsOf(FlowVariable.Of(capture.Id))];
            }
        }

        return [];
    }

    private void Add(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var function = new FunctionFlow(graph, escaped, examinesNothing);
        functions.Add(function);
        foreach (var localFunction in graph.LocalFunctions)
        {
            Add(graph.GetLocalFunctionControlFlowGraph(localFunction, cancellationToken), cancellationToken);
        }

        foreach (var lambda in function.Lambdas)
        {
            Add(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), cancellationToken);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Flow;

/// <summary>Makes the control flow graphs of bodies.</summary>
internal static class BodyGraphs
{
    /// <summary>The control flow graph of a topmost operation, or null if it is not a body or initializer.</summary>
    public static ControlFlowGraph? Create(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IFieldInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IPropertyInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IParameterInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
        _ => null,
    };
}

using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Results;

/// <summary>Finds the stores of one body whose IMAPI HRESULT nothing examines: <c>int hr = recorder.OpenExclusive();</c></summary>
internal sealed class UnexaminedStores
{
    private readonly ControlFlowGraph graph;
    private readonly SyntaxTree tree;
    private readonly ImapiSymbols symbols;
    private readonly bool reportsDiscards;
    private readonly bool loggingIsExamining;
    private List<TextSpan>? removedCalls;

    private UnexaminedStores(ControlFlowGraph graph, SyntaxTree tree, ImapiSymbols symbols, AnalyzerOptions options)
    {
        this.graph = graph;
        this.tree = tree;
        this.symbols = symbols;
        reportsDiscards = ImapiOptions.Read(options, tree, ImapiOptions.ReportDiscards);
        loggingIsExamining = ImapiOptions.Read(options, tree, ImapiOptions.LoggingIsExamining);
    }

    /// <summary>The stores of a body whose HRESULT dies unexamined on every path.</summary>
    public static IReadOnlyList<UnexaminedStore> Find(
        ControlFlowGraph graph, SyntaxTree tree, ImapiSymbols symbols, AnalyzerOptions options, CancellationToken cancellationToken) =>
        new UnexaminedStores(graph, tree, symbols, options).Find(cancellationToken);

    private List<UnexaminedStore> Find(CancellationToken cancellationToken)
    {
        var stores = new List<UnexaminedStore>();
        var body = new BodyFlow(graph, ExaminesNothing, cancellationToken);
        foreach (var function in body.Functions)
        {
            var dead = UnexaminedDefinitions.In(function, body);
            foreach (var definition in dead)
            {
                if (definition is { Store: { } store, Variable.Symbol: { Name: not "_" } variable }
                    && CallIn(definition.Value, function, dead) is { } call
                    && !(CleanupCode.IsTeardown(call.TargetMethod) && CleanupCode.IsIn(store)))
                {
                    stores.Add(new(store, variable, call.TargetMethod));
                }
            }
        }

        return stores;
    }

    private bool ExaminesNothing(IOperation operation) => operation switch
    {
        _ when MayRead(operation) && IsInCall(operation.Syntax) && IsRemoved(operation.Syntax.Span) => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => reportsDiscards,
        _ => !loggingIsExamining && OnlyShows(operation),
    };

    // The graph moves parts of arguments out of their call: what is removed is known by its place.
    private bool IsRemoved(TextSpan read)
    {
        removedCalls ??=
        [
            .. CallsIn(graph.OriginalOperation)
                .Where(call => ConditionalCalls.IsRemoved(call.TargetMethod, tree))
                .Select(static call => call.Syntax.Span),
        ];
        return removedCalls.Exists(call => call.Contains(read));
    }

    private IInvocationOperation? CallIn(IOperation? value, FunctionFlow function, IReadOnlyList<Definition> dead)
    {
        switch (value)
        {
            case ISimpleAssignmentOperation assignment:
                // In a chain every target must die unexamined.
                return dead.Any(definition => definition.Value == assignment.Value) ? CallIn(assignment.Value, function, dead) : null;
            case IConversionOperation conversion:
                return CallIn(conversion.Operand, function, dead);
            case IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault" } method, Instance: { } nullable }
                when method.ContainingType.IsNullable():
                return CallIn(nullable, function, dead);
            case IInvocationOperation call when symbols.IsResultBearing(call.TargetMethod):
                return call;
            case IAwaitOperation or IInvocationOperation:
                return CallsIn(graph.OriginalOperation).FirstOrDefault(call => IsWrapped(call, value));
            case IFlowCaptureReferenceOperation capture:
                return function.DefinitionsOf(FlowVariable.Of(capture.Id))
                    .Select(definition => CallIn(definition.Value, function, dead))
                    .FirstOrDefault(static call => call is not null);
            default:
                return null;
        }
    }

    // await Task.Run(() => call): a lambda has a graph of its own.
    private bool IsWrapped(IInvocationOperation call, IOperation wrapper) =>
        wrapper.Syntax.Span.Contains(call.Syntax.Span)
        && SymbolEqualityComparer.Default.Equals(wrapper.Type, call.Type)
        && symbols.IsResultBearing(call.TargetMethod)
        && ResultUse.Of(call).Outermost.Syntax.Span.Contains(wrapper.Syntax.Span);

    private static IEnumerable<IInvocationOperation> CallsIn(IOperation body) => body.Descendants().OfType<IInvocationOperation>();

    private static bool MayRead(IOperation operation) => operation
        is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or ISimpleAssignmentOperation;

    private static bool IsInCall(SyntaxNode syntax)
    {
        var outer = syntax;
        while (outer is not (null or StatementSyntax or InvocationExpressionSyntax))
        {
            outer = outer.Parent;
        }

        return outer is InvocationExpressionSyntax;
    }

    private static bool OnlyShows(IOperation operation) => operation switch
    {
        IInterpolationOperation => true,
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.Length: 0 or 1 } } => true,
        IInvocationOperation { TargetMethod: { Name: "Write" or "WriteLine", ContainingType: var type } } =>
            FrameworkMembers.IsType(type, "System", "Console"),
        IInvocationOperation { TargetMethod: { Name: "Format"
            or "Concat", ContainingType.SpecialType: SpecialType.System_String } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
        _ => false,
    };
}

/// <summary>A store, the variable, and the method whose HRESULT is lost.</summary>
internal readonly struct UnexaminedStore(SyntaxNode syntax, ISymbol variable, IMethodSymbol method)
{
    public SyntaxNode Syntax { get; } = syntax;

    public ISymbol Variable { get; } = variable;

    public IMethodSymbol Method { get; } = method;
}

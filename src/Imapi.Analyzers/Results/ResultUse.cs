using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>What becomes of the value that a call returns.</summary>
internal enum ResultUseKind
{
    /// <summary>It is stored, passed, compared or returned.</summary>
    Used,

    /// <summary>Nothing takes it.</summary>
    Ignored,

    /// <summary>It is put away in so many words: <c>_ = call()</c>.</summary>
    Discarded,
}

/// <summary>Reads what becomes of the value that a call returns, through casts, <c>?.</c> and tasks that only wrap it.</summary>
internal readonly struct ResultUse
{
    private ResultUse(ResultUseKind kind, IOperation outermost) => (Kind, Outermost) = (kind, outermost);

    public ResultUseKind Kind { get; }

    /// <summary>The outermost operation that only hands the value on: the call itself, or what wraps it.</summary>
    public IOperation Outermost { get; }

    public static ResultUse Of(IInvocationOperation call)
    {
        IOperation operation = call;
        while (true)
        {
            switch (operation.Parent)
            {
                case IConversionOperation or IAwaitOperation:
                    operation = operation.Parent;
                    continue;
                case IConditionalAccessOperation access when access.WhenNotNull == operation:
                    operation = access;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType: var type } } wrapper }
                    when IsTask(type, "Task") || IsTask(type, "ValueTask"):
                    operation = wrapper;
                    continue;
                case IReturnOperation returned when RunBy(returned) is { } runner:
                    operation = runner;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" } chained
                    when chained.Instance == operation && operation != call:
                    operation = chained;
                    continue;
                case IExpressionStatementOperation:
                    return new(IsExpressionTree(operation) ? ResultUseKind.Used : ResultUseKind.Ignored, operation);
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.Name: "_" } }:
                    return new(ResultUseKind.Discarded, operation);
                default:
                    return new(ResultUseKind.Used, operation);
            }
        }
    }

    /// <summary>
    /// Whether a call's HRESULT is lost: it is ignored, or discarded where the options report that; teardown in cleanup
    /// code and what a test expects to throw excepted.
    /// </summary>
    public static bool IsLost(IInvocationOperation call, ImapiSymbols symbols, AnalyzerOptions options)
    {
        if (!symbols.IsResultBearing(call.TargetMethod))
        {
            return false;
        }

        var isLost = Of(call).Kind switch
        {
            ResultUseKind.Ignored => true,
            ResultUseKind.Discarded => ImapiOptions.Read(options, call.Syntax.SyntaxTree, ImapiOptions.ReportDiscards),
            _ => false,
        };
        return isLost
            && !(CleanupCode.IsTeardown(call.TargetMethod) && CleanupCode.IsIn(call.Syntax))
            && !IsExpectedToThrow(call);
    }

    /// <summary>Whether a call's HRESULT goes into a variable: else no flow need be looked at.</summary>
    public static bool MayBeStored(IInvocationOperation call, ImapiSymbols symbols)
    {
        if (!symbols.IsResultBearing(call.TargetMethod))
        {
            return false;
        }

        IOperation operation = call;
        while (ValueFlow.TargetOf(operation) is { } target)
        {
            operation = target;
        }

        // What a lambda returns may be stored by the code that waits for it.
        return operation.Parent is IAssignmentOperation or IVariableInitializerOperation or IIsPatternOperation or ISwitchOperation
            or IReturnOperation;
    }

    private static bool IsExpectedToThrow(IInvocationOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent.Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var runner } } }
                && runner.ContainingType.Name is "Assert" or "ExceptionAssert" or "Record"
                && (runner.Name.StartsWith("Throws", StringComparison.Ordinal)
                    || runner.Name is "Catch" or "CatchAsync" or "Exception" or "ExceptionAsync"))
            {
                return true;
            }
        }

        return false;
    }

    // Task.Run(() => call): the lambda hands the value to the task.
    private static IInvocationOperation? RunBy(IReturnOperation returned) =>
        returned is
        {
            Parent: IBlockOperation
            {
                Operations.Length: 1,
                Parent: IAnonymousFunctionOperation
                {
                    Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation runner } },
                },
            },
        }
        && ((runner.TargetMethod.Name == "Run" && IsTask(runner.TargetMethod.ContainingType, "Task"))
            || (runner.TargetMethod.Name == "StartNew" && IsTask(runner.TargetMethod.ContainingType, "TaskFactory")))
            ? runner
            : null;

    private static bool IsTask(ITypeSymbol type, string name) => FrameworkMembers.IsType(type, "System.Threading.Tasks", name);

    // mock.Setup(m => m.Open()): nothing is called here.
    private static bool IsExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent: IConversionOperation })
            {
                return true;
            }
        }

        return false;
    }
}

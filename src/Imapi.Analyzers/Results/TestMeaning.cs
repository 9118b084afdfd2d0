using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Infers what a wrong test of an HRESULT was meant to find out: whether the call succeeded, or whether it failed.</summary>
internal static class TestMeaning
{
    /// <summary>
    /// <see cref="DiagnosticProperties.Success"/> or <see cref="DiagnosticProperties.Failure"/>, what the test means if it is
    /// true; null if that is not certain. What the program does with the outcome decides; else true is success, and -1 failure.
    /// </summary>
    public static string? Infer(IOperation operation, HResultTest test, IReadOnlyList<string> successCodes)
    {
        if (test.Number != -1 && !ImapiCatalog.AreQualifiedSuccesses(successCodes))
        {
            return null;
        }

        var usual = (test.Kind, test.Number) switch
        {
            (HResultTestKind.Positive, _) => null,
            (HResultTestKind.True, _) or (HResultTestKind.Equal, 1) or (HResultTestKind.NotEqual, -1) => DiagnosticProperties.Success,
            _ => DiagnosticProperties.Failure,
        };
        var failsIfTrue = FailurePaths.AlwaysFails(operation, outcome: true);
        if (failsIfTrue == FailurePaths.AlwaysFails(operation, outcome: false))
        {
            return usual;
        }

        var told = failsIfTrue ? DiagnosticProperties.Failure : DiagnosticProperties.Success;
        var isSure = test.Number == -1 && told == usual;
        return !isSure && MayTellOfSuccess(operation, isUsual: told == usual, hasUsual: usual is not null) ? null : told;
    }

    // if (hr == 1) return null; return "cannot open"; here null or false says that nothing failed.
    private static bool MayTellOfSuccess(IOperation operation, bool isUsual, bool hasUsual)
    {
        var answers = AnswersAfter(operation);
        var isTruth = answers.Exists(static answer => answer.ConstantValue.Value is false);
        if (!isTruth && !answers.Exists(static answer =>
            answer is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation { ConstantValue.HasValue: false }))
        {
            return false;
        }

        return !(isUsual || (isTruth && !hasUsual))
            || answers.Exists(static answer => answer is IInterpolatedStringOperation or { ConstantValue.Value: string })
            || IsNamedFailure(operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.Name);
    }

    // The values that the body can return from the test on, or from the start of its switch.
    private static List<IOperation> AnswersAfter(IOperation test)
    {
        var start = test is ICaseClauseOperation { Parent.Parent: { } choice } ? choice.Syntax.SpanStart : test.Syntax.SpanStart;
        var answers = new List<IOperation>();
        foreach (var operation in test.Root().Descendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } returned } && operation.Syntax.Span.End > start)
            {
                Add(returned.WalkDownConversions());
            }
        }

        return answers;

        void Add(IOperation value)
        {
            if (value is IConditionalOperation or ISwitchExpressionOperation)
            {
                foreach (var source in ValueFlow.SourcesOf(value))
                {
                    Add(source.WalkDownConversions());
                }
            }
            else
            {
                answers.Add(value);
            }
        }
    }

    private static bool IsNamedFailure(string? name) => name is not null
        && (name.IndexOf("Fail", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("Error", StringComparison.OrdinalIgnoreCase) >= 0);
}

using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Finds the tests that tell an HRESULT's successes from its failures: by the sign, or for a success code.</summary>
internal static class SignTests
{
    /// <summary>Whether a value that is tested in another way is also tested so, anywhere in the body.</summary>
    /// <param name="value">The value's evidence.</param>
    /// <param name="test">The other test, which itself does not count, nor does its pattern.</param>
    /// <param name="evidence">Tells where a value comes from.</param>
    public static bool IsAlsoTestedBySign(
        HResultEvidence value, IOperation test, EvidenceReader evidence, CancellationToken cancellationToken)
    {
        foreach (var operation in test.Root().Descendants())
        {
            if (operation != test
                && operation.Parent != test
                && (TestedBy(operation) ?? ThrownBefore(operation, test)) is { } tested
                && evidence.OfCall(tested, cancellationToken).MayBeSameAs(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value that an operation tests so, or null.</summary>
    public static IOperation? TestedBy(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                    or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
                    or BinaryOperatorKind.And or BinaryOperatorKind.RightShift,
            } binary:
                return binary.RightOperand.ConstantValue.HasValue ? binary.LeftOperand
                    : binary.LeftOperand.ConstantValue.HasValue ? binary.RightOperand
                    : null;
            case IRelationalPatternOperation:
                return PatternInput.Of(operation);
            case IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name } when IsNameOfSignTest(name):
                return instance;
            case IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name }, Arguments: [{ Value: var argument }, ..] }
                when IsNameOfSignTest(name):
                return argument;
            default:
                return IsSuccessCode(operation) ? ConstantContext.Of(operation).Compared : null;
        }
    }

    // Marshal.ThrowExceptionForHR(hr); return hr == 0;: no failure comes that far.
    private static IOperation? ThrownBefore(IOperation operation, IOperation test) =>
        operation is not IInvocationOperation call || operation.Syntax.SpanStart > test.Syntax.SpanStart ? null
        : FrameworkMembers.IsThrowExceptionForHR(call.TargetMethod) && call.Arguments is [{ Value: var argument }, ..] ? argument
        : FrameworkMembers.CheckedCallNames.Contains(call.TargetMethod.Name) ? call.Instance
        : null;

    private static bool IsNameOfSignTest(string name) =>
        name is "Succeeded" or "SUCCEEDED" or "Success" or "IsSuccess" or "Failed" or "FAILED" or "Failure" or "IsFailure" or "IsError";

    private static bool IsSuccessCode(IOperation operation)
    {
        var code = operation switch
        {
            { ConstantValue: { HasValue: true, Value: var value } } =>
                LiteralValue.TryGetBits(value, out var bits) ? ImapiCatalog.FindResultCode(bits) : null,
            IMemberReferenceOperation { Instance: null, Member.Name: var name } => ImapiCatalog.FindResultCode(name),
            _ => null,
        };
        return code is { IsFailure: false };
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Operations;

/// <summary>
/// The operations that only hand a value on: conversions, <c>?:</c>, <c>??</c>, <c>?.</c>, the arms of a <c>switch</c>
/// expression, and the value of a nullable.
/// </summary>
internal static class ValueFlow
{
    /// <summary>
    /// The operations whose values an operation hands on; empty where it makes its value itself. A user-defined conversion
    /// makes its value. An assignment hands on what it stores.
    /// </summary>
    public static ImmutableArray<IOperation> SourcesOf(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => ImmutableArray.Create(conversion.Operand),
        ISimpleAssignmentOperation assignment => ImmutableArray.Create(assignment.Value),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => ImmutableArray.Create(conditional.WhenTrue, whenFalse),
        ICoalesceOperation coalesce => ImmutableArray.Create(coalesce.Value, coalesce.WhenNull),
        IConditionalAccessOperation access => ImmutableArray.Create(access.WhenNotNull),
        ISwitchExpressionOperation choice => ImmutableArray.CreateRange(choice.Arms, static arm => arm.Value),
        _ when NullableIn(operation) is { } nullable => ImmutableArray.Create(nullable),
        _ => ImmutableArray<IOperation>.Empty,
    };

    /// <summary>
    /// The operation to which an operation's value is handed on, or null where something else becomes of it. An assignment
    /// stores the value, and so ends the way.
    /// </summary>
    public static IOperation? TargetOf(IOperation operation) => operation.Parent switch
    {
        IConversionOperation or ICoalesceOperation => operation.Parent,
        IConditionalOperation conditional when conditional.Condition != operation => conditional,
        IConditionalAccessOperation access when access.WhenNotNull == operation => access,
        ISwitchExpressionArmOperation arm when arm.Value == operation => arm.Parent,
        _ => null,
    };

    /// <summary>The operation inside all conversions around it.</summary>
    public static IOperation WalkDownConversions(this IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    // The nullable whose value .Value or .GetValueOrDefault() takes.
    private static IOperation? NullableIn(IOperation operation)
    {
        var (member, instance) = operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault" } method } invocation => (method, invocation.Instance),
            IPropertyReferenceOperation { Property: { Name: "Value" } property } reference => ((ISymbol)property, reference.Instance),
            _ => default,
        };
        return member?.ContainingType.IsNullable() == true ? instance : null;
    }
}

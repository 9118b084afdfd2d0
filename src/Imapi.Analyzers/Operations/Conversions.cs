using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Operations;

/// <summary>Looks through what hands a value on in another type.</summary>
internal static class Conversions
{
    /// <summary>The operation inside all conversions round it.</summary>
    public static IOperation WalkDownConversions(this IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The nullable whose value <c>.Value</c> or <c>.GetValueOrDefault()</c> takes, or null for all other operations.</summary>
    public static IOperation? NullableIn(IOperation operation)
    {
        var (member, instance) = operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault" } method } invocation => (method, invocation.Instance),
            IPropertyReferenceOperation { Property: { Name: "Value" } property } reference => ((ISymbol)property, reference.Instance),
            _ => default,
        };
        return member?.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? instance : null;
    }
}

using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Recognizes the values by which a method tells that it failed: <c>false</c>, <c>null</c>, a negative number.</summary>
internal static class ReturnedFailure
{
    /// <summary>Whether a returned value tells of a failure. The HRESULT itself does not: it is handed on.</summary>
    public static bool Is(IOperation returned)
    {
        returned = returned.WalkDownConversions();
        if (returned.ConstantValue is { HasValue: true, Value: var value })
        {
            return value is null or false || (LiteralValue.TryGetBits(value, out var bits) && unchecked((int)bits) < 0);
        }

        return returned switch
        {
            IDefaultValueOperation { Type: { } type } => type.IsNullable(),
            IMemberReferenceOperation { Instance: null, Member.Name: var name, Type: { } type } =>
                name.StartsWith("E_", StringComparison.Ordinal) && HResultTypes.IsHResultStruct(type),
            _ => false,
        };
    }
}

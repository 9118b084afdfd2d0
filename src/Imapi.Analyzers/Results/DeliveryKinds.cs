using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>The ways in which a failing IMAPI call arrives.</summary>
[Flags]
internal enum DeliveryKind
{
    None = 0,

    /// <summary>As <c>COMException</c>.</summary>
    Direct = 1,

    /// <summary>Inside the <c>TargetInvocationException</c> of a call by reflection.</summary>
    Reflected = 2,
}

internal static class DeliveryKinds
{
    /// <summary>What a handler catches in every case: a filter that can say no leaves the failure to others.</summary>
    public static DeliveryKind CaughtBy(ICatchClauseOperation handler)
    {
        if (handler.Filter is not (null or { ConstantValue: { HasValue: true, Value: true } }))
        {
            return DeliveryKind.None;
        }

        return handler.ExceptionType?.ToDisplayString() switch
        {
            "object" or "System.Exception" => DeliveryKind.Direct | DeliveryKind.Reflected,
            "System.SystemException" or "System.Runtime.InteropServices.ExternalException"
                or "System.Runtime.InteropServices.COMException" =>
                DeliveryKind.Direct,
            "System.ApplicationException" or "System.Reflection.TargetInvocationException" => DeliveryKind.Reflected,
            _ => DeliveryKind.None,
        };
    }
}

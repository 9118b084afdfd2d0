using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>The ways in which a failing IMAPI call arrives.</summary>
[Flags]
internal enum FailureKind
{
    None = 0,

    /// <summary>As <c>COMException</c>.</summary>
    Direct = 1,

    /// <summary>Inside the <c>TargetInvocationException</c> of a call by reflection.</summary>
    Reflected = 2,
}

internal static class FailureKinds
{
    /// <summary>What a handler catches in every case: a filter that can say no leaves the failure to others.</summary>
    public static FailureKind CaughtBy(ICatchClauseOperation handler)
    {
        if (handler.Filter is not (null or { ConstantValue: { HasValue: true, Value: true } }))
        {
            return FailureKind.None;
        }

        return handler.ExceptionType?.ToDisplayString() switch
        {
            "object" or "System.Exception" => FailureKind.Direct | FailureKind.Reflected,
            "System.SystemException" or "System.Runtime.InteropServices.ExternalException" or "System.Runtime.InteropServices.COMException" =>
                FailureKind.Direct,
            "System.ApplicationException" or "System.Reflection.TargetInvocationException" => FailureKind.Reflected,
            _ => FailureKind.None,
        };
    }
}

using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Operations;

/// <summary>The properties that carry an exception's HRESULT.</summary>
internal static class ExceptionCode
{
    /// <summary>Whether a property is <c>Exception.HResult</c> or <c>ExternalException.ErrorCode</c>, overridden or not.</summary>
    public static bool IsOne(IPropertySymbol property)
    {
        if (property.Name is not ("HResult" or "ErrorCode"))
        {
            return false;
        }

        for (var type = property.ContainingType; type is not null; type = type.BaseType)
        {
            if (type is { Name: nameof(Exception), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}

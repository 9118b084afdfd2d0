using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Operations;

/// <summary>Moves around in the operation tree.</summary>
internal static class OperationExtensions
{
    /// <summary>The topmost operation above another one: a body or an initializer.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}

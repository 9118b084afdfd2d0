using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>A constant that is to take the place of another one, with what must change together with it.</summary>
/// <param name="Constant">The constant expression whose place it takes.</param>
/// <param name="Code">The result code, by whose name it goes; null if the constant stays, and only its type changes.</param>
/// <param name="Type">The type that it must have.</param>
/// <param name="Value">The value that it must have, in that type.</param>
internal sealed record NamingRequest(ExpressionSyntax Constant, ResultCode? Code, ITypeSymbol Type, object Value)
{
    /// <summary>The value that the constant expression has now; needed where <see cref="Code"/> is null.</summary>
    public object? KnownValue { get; init; }

    /// <summary>The other side of the comparison and what takes its place, or null if it stays.</summary>
    public (ExpressionSyntax Old, ExpressionSyntax New)? Compared { get; init; }
}

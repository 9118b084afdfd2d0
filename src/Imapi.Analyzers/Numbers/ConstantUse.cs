using System.Numerics;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Evidence;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Numbers;

/// <summary>A constant that may be a result code, what it is used for, and what is wrong with that.</summary>
/// <param name="Constant">The constant.</param>
/// <param name="Code">The result code that it is by its name or else by its value, or null.</param>
/// <param name="Place">What it is compared with, assigned to or returned as.</param>
/// <param name="Evidence">What is known of that value.</param>
internal sealed record ConstantUse(ResultCodeExpression Constant, ResultCode? Code, ConstantContext Place, HResultEvidence Evidence)
{
    public ComparisonFlaw Flaw { get; init; }

    /// <summary>Whether the value comes from the other generation's calls, whatever else is wrong.</summary>
    public bool IsOfOtherGeneration { get; init; }

    /// <summary>
    /// For <see cref="ComparisonFlaw.NeverMatches"/>: the values that an HRESULT of that code arrives with; null between
    /// boxed values.
    /// </summary>
    public IReadOnlyCollection<BigInteger>? Arriving { get; init; }

    /// <summary>For <see cref="ComparisonFlaw.NeverMatches"/>: the constant's value where it is compared.</summary>
    public BigInteger Expected { get; init; }

    /// <summary>For <see cref="ComparisonFlaw.NeverMatches"/> between boxed values: the types of the HRESULT and of the constant.</summary>
    public (ITypeSymbol HResult, ITypeSymbol Constant)? BoxedTypes { get; init; }
}

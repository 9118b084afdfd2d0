using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Evidence;

/// <summary>That a value is an IMAPI HRESULT: of which generations, from which method, and how it arrived.</summary>
/// <param name="generations">The generations whose calls the value flows from; <see cref="Generation.None"/> is no evidence.</param>
/// <param name="method">The one method that it flows from, null if there are several or it arrived as an exception.</param>
/// <param name="isCaught">Whether it can be an exception's code.</param>
/// <param name="isReturned">Whether it can be what a call returned.</param>
/// <param name="isShared">Whether another technology's call is in the same try block, and could have thrown it.</param>
/// <param name="call">The one call that it flows from, null if there are several or it arrived as an exception.</param>
internal readonly struct HResultEvidence(
    Generation generations, IMethodSymbol? method, bool isCaught, bool isReturned, bool isShared, SyntaxNode? call = null)
{
    public static readonly HResultEvidence None;

    public Generation Generations { get; } = generations;

    public IMethodSymbol? Method { get; } = method;

    public bool IsCaught { get; } = isCaught;

    public bool IsReturned { get; } = isReturned;

    public bool IsShared { get; } = isShared;

    public SyntaxNode? Call { get; } = call;

    public bool Exists => Generations != Generation.None;

    /// <summary>Whether this proves that a number with other owners too is that result code.</summary>
    public bool Proves(ResultCode code) => !IsShared && Generations.IsCompatibleWith(code.Generation);

    public HResultEvidence Or(HResultEvidence other) => !Exists ? other : !other.Exists ? this : new(
        Generations | other.Generations,
        SymbolEqualityComparer.Default.Equals(Method, other.Method) ? Method : null,
        IsCaught || other.IsCaught,
        IsReturned || other.IsReturned,
        IsShared || other.IsShared,
        Call == other.Call ? Call : null);

    /// <summary>
    /// Whether this may be the value that flows from that one call or, where either flows from several, from that method.
    /// </summary>
    public bool MayBeSameAs(HResultEvidence other) => Exists && (Call is null || other.Call is null
        ? Method is null || SymbolEqualityComparer.Default.Equals(Method, other.Method)
        : Call == other.Call);
}

using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;

namespace Imapi.Analyzers.Numbers;

/// <summary>The result code that is meant in place of a wrong one: what the rules tell their fix about it.</summary>
internal static class Counterpart
{
    /// <summary>
    /// The properties of a diagnostic; none where the counterpart is tested next to the constant, because no code is tested twice, or
    /// where jumps lead to the constant.
    /// </summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(
        ResultCodeExpression constant, ResultCode counterpart, CancellationToken cancellationToken) =>
        NeighborConstants.Contains(constant, counterpart, cancellationToken) || NeighborConstants.IsJumpTarget(constant.Syntax)
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Counterpart, counterpart.Name);
}

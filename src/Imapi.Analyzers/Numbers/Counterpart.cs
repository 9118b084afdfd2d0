using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;

namespace Imapi.Analyzers.Numbers;

/// <summary>The result code that is meant where another one, or none, stands: what the rules tell their fix of it.</summary>
internal static class Counterpart
{
    /// <summary>The diagnostics' property that carries its name.</summary>
    internal const string Key = "Counterpart";

    /// <summary>
    /// The properties of a diagnostic; none where the counterpart is tested beside the constant, as no code is tested twice, or
    /// where jumps lead to the constant.
    /// </summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(
        ResultCodeExpression constant, ResultCode counterpart, CancellationToken cancellationToken) =>
        NeighborConstants.Hold(constant, counterpart, cancellationToken) || NeighborConstants.HaveJumps(constant.Syntax)
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(Key, counterpart.Name);
}

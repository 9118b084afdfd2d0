using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Contract;

/// <summary>
/// The parts of a comparison that IMAPI1002 reports, as its diagnostic carries them in <c>AdditionalLocations</c>:
/// in <c>(long)ex.HResult == 0xC0AA0202L</c> the constant, the side <c>(long)ex.HResult</c>, and in it <c>ex.HResult</c>.
/// </summary>
/// <param name="Constant">The constant.</param>
/// <param name="Side">The whole other side; null where it is not in the reported expression, as for a label.</param>
/// <param name="HResult">The HRESULT without its conversions; null together with <paramref name="Side"/>.</param>
internal sealed record ComparisonParts(Location Constant, Location? Side, Location? HResult)
{
    /// <summary>The parts, in the order in which <see cref="Read"/> takes them.</summary>
    public IEnumerable<Location> ToLocations() => Side is null || HResult is null ? [Constant] : [Constant, Side, HResult];

    /// <summary>Reads the parts; null where the analyzer gave none, because it wants no fix.</summary>
    public static ComparisonParts? Read(Diagnostic diagnostic) => diagnostic.AdditionalLocations switch
    {
        [var constant, var side, var hresult] => new(constant, side, hresult),
        [var constant] => new(constant, Side: null, HResult: null),
        _ => null,
    };
}

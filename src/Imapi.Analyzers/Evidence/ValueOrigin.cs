namespace Imapi.Analyzers.Evidence;

/// <summary>Where the possible values of an expression come from, merged over all of them.</summary>
/// <param name="evidence">What the values that IMAPI gave have in common.</param>
/// <param name="isForeign">Whether some value comes from elsewhere; constants do not count.</param>
internal readonly struct ValueOrigin(HResultEvidence evidence, bool isForeign)
{
    /// <summary>Nothing but constants.</summary>
    public static readonly ValueOrigin Constant;

    public static readonly ValueOrigin Foreign = new(HResultEvidence.None, isForeign: true);

    public bool IsForeign { get; } = isForeign;

    /// <summary>The evidence, or none as soon as one possible value comes from elsewhere.</summary>
    public HResultEvidence Evidence => evidence;

    public static ValueOrigin Of(HResultEvidence evidence) => evidence.Exists ? new(evidence, isForeign: false) : Foreign;

    /// <summary>All of them merged. The first foreign one decides, and what comes after it is not read.</summary>
    public static ValueOrigin OfAll(IEnumerable<ValueOrigin> origins)
    {
        var gathered = HResultEvidence.None;
        foreach (var origin in origins)
        {
            if (origin.IsForeign)
            {
                return Foreign;
            }

            gathered = gathered.Or(origin.Evidence);
        }

        return new(gathered, isForeign: false);
    }
}

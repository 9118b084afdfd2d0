namespace Imapi.Analyzers.Evidence;

/// <summary>Where the possible values of an expression come from, merged over all of them.</summary>
/// <param name="evidence">What the values that IMAPI gave have in common.</param>
/// <param name="isForeign">Whether some value comes from elsewhere; constants do not count.</param>
internal readonly struct Origin(Evidence evidence, bool isForeign)
{
    /// <summary>Nothing but constants.</summary>
    public static readonly Origin Constant;

    public static readonly Origin Foreign = new(Evidence.None, isForeign: true);

    public bool IsForeign { get; } = isForeign;

    /// <summary>The evidence, or none as soon as one possible value comes from elsewhere.</summary>
    public Evidence Evidence => IsForeign ? Evidence.None : evidence;

    private Evidence Gathered => evidence;

    public static Origin Of(Evidence evidence) => evidence.Exists ? new(evidence, isForeign: false) : Foreign;

    public Origin Or(Origin other) => new(Gathered.Or(other.Gathered), IsForeign || other.IsForeign);
}

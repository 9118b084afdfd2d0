namespace Imapi.Analyzers.Numbers;

/// <summary>Why a comparison with a result code cannot work; in this order, one comparison has at most one.</summary>
internal enum ComparisonFlaw
{
    None,

    /// <summary>A success code is sought in an exception.</summary>
    NeverThrown,

    /// <summary>The types and conversions of both sides keep them apart.</summary>
    NeverMatches,

    /// <summary>The value comes from the other generation's calls.</summary>
    OtherGeneration,
}

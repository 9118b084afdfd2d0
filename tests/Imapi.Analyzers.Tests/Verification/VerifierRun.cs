using System.Reflection;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>
/// How thoroughly a run of the tests verifies sources: as the environment variable <c>IMAPI_ANALYZERS_TESTS</c> says, unless
/// the test project says it for itself.
/// </summary>
internal static class VerifierRun
{
    public static Thoroughness Thoroughness { get; } = (OfProject() ?? Environment.GetEnvironmentVariable("IMAPI_ANALYZERS_TESTS")) switch
    {
        null or "" => Thoroughness.Ordinary,
        "brief" => Thoroughness.Brief,
        "full" => Thoroughness.Full,
        var other => throw new InvalidOperationException($"IMAPI_ANALYZERS_TESTS is {other}, not brief or full."),
    };

    /// <summary>The reference sets on which a source is verified that fits both.</summary>
    public static IReadOnlyList<ReferenceSet> ReferenceSets => Thoroughness == Thoroughness.Full ? ReferenceSet.Both : [ReferenceSet.Net10];

    /// <summary>Whether FixAll, suppression and generated code are checked too.</summary>
    public static bool ChecksAll => Thoroughness != Thoroughness.Brief;

    private static string? OfProject() => typeof(VerifierRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(static attribute => attribute.Key == "Thoroughness")?.Value;
}

using System.Reflection;

namespace Imapi.Analyzers.Generate;

/// <summary>Where the sources are, and the reference assemblies that the sample is compiled with.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder of the reference assemblies of .NET Framework 4.8.</summary>
    public static string NetFramework { get; } = Metadata("NetFramework");

    private static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}

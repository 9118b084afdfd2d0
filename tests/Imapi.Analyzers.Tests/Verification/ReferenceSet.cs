using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>The two worlds that the product's users live in: reference assemblies and the language version that goes with them.</summary>
internal sealed record ReferenceSet(string Name, ReferenceAssemblies Assemblies, LanguageVersion LanguageVersion)
{
    public static readonly ReferenceSet NetFramework48 = new(
        ".NET Framework 4.8",
        new ReferenceAssemblies(
            "net48",
            new PackageIdentity("Microsoft.NETFramework.ReferenceAssemblies.net48", "1.0.3"),
            Path.Combine("build", ".NETFramework", "v4.8"))
            .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
            .AddAssemblies(["mscorlib", "System", "System.Core", "Microsoft.CSharp"]),
        LanguageVersion.CSharp7_3);

    public static readonly ReferenceSet Net10 = new(
        ".NET 10",
        new ReferenceAssemblies("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.14"), Path.Combine("ref", "net10.0")),
        LanguageVersion.Latest);

    /// <summary>The newest .NET whose own source generators load in the Roslyn that runs the tests.</summary>
    public static readonly ReferenceSet WithGenerators = typeof(Compilation).Assembly.GetName().Version!.Major >= 5
        ? Net10
        : new(
            ".NET 8",
            new ReferenceAssemblies("net8.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "8.0.34"), Path.Combine("ref", "net8.0")),
            LanguageVersion.CSharp12);

    public static readonly ImmutableArray<ReferenceSet> Both = [NetFramework48, Net10];
}

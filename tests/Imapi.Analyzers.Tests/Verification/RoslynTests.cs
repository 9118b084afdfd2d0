using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>Three projects have these tests, each for its own Roslyn.</summary>
public sealed class RoslynTests
{
    [Fact]
    public void Tests_run_on_the_Roslyn_of_their_project()
    {
        var expected = Version.Parse(typeof(RoslynTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "RoslynVersion").Value!);

        var actual = typeof(Compilation).Assembly.GetName().Version!;
        Assert.Equal((expected.Major, expected.Minor), (actual.Major, actual.Minor));
    }
}

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>What stays when the package goes.</summary>
[Trait("Cost", "Full")]
public sealed class LeavingTests(PackageFeed feed)
{
    // A name that the package brings, and a number that becomes one.
    private const string Burner = """
        using System.Runtime.InteropServices;

        namespace Burning
        {
            public static class Burner
            {
                public static bool IsInUse(COMException ex)
                {
                    return ex.ErrorCode == Imapi.ImapiResult.E_IMAPI_RECORDER_LOCKED;
                }

                public static bool IsEmpty(COMException ex)
                {
                    return ex.ErrorCode == unchecked((int)0xC0AA0202); // IMAPI1001
                }
            }
        }
        """;

    [Fact]
    public async Task Fixed_code_compiles_without_the_package_once_the_constants_are_copied()
    {
        var consumer = Consumer.ForNetFramework48(feed, [("Burner.cs", Burner)]);
        await consumer.RestoreAsync();

        await consumer.TakeActionAsync("IMAPI1001", "CopyImapiConstants");
        await consumer.FormatAsync();
        Assert.Contains("ex.ErrorCode == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;", consumer.Read("Burner.cs"), StringComparison.Ordinal);

        consumer.RemovePackage();
        await consumer.BuildAsExpectedAsync(onlyLasting: true);
    }
}

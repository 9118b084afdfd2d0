namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>One finding, one warning: beside the SDK's analyzers and code style, as long as our own rule is in force.</summary>
[Trait("Cost", "Full")]
public sealed class CompanionTests(PackageFeed feed)
{
    private const string Analysis = """
        <EnableNETAnalyzers>true</EnableNETAnalyzers>
            <AnalysisMode>None</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        """;

    private const string Severities = """
        root = true
        [*.cs]
        dotnet_diagnostic.CA1806.severity = warning
        dotnet_diagnostic.IDE0058.severity = warning
        dotnet_diagnostic.IDE0059.severity = warning
        """;

    private const string Declarations = """
        using System.Runtime.InteropServices;

        namespace Burning
        {
            [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IDiscMaster
            {
                [PreserveSig] int Open();
            }

            internal static class NativeMethods
            {
                [DllImport("burner.dll")]
                internal static extern int CreateMaster(out IDiscMaster master);
            }
        }
        """;

    [Fact]
    public Task Silences_the_companions_where_the_rule_reports() => BuildAsExpectedAsync(
        """
        using System.Runtime.InteropServices;

        namespace Burning
        {
            public static class Burner
            {
                public static void Burn(IDiscMaster master)
                {
                    master.Open(); // IMAPI2001
                    NativeMethods.CreateMaster(out IDiscMaster made); // IMAPI2001
                    int hr = made.Open(); // IMAPI2002
                    hr = master.Open();
                    Marshal.ThrowExceptionForHR(hr);
        #pragma warning disable IMAPI2001, IMAPI2002
                    master.Open(); // IDE0058
                    NativeMethods.CreateMaster(out made); // CA1806 IDE0058
                    hr = made.Open(); // IDE0059
                    hr = master.Open();
        #pragma warning restore
                    Marshal.ThrowExceptionForHR(hr);
                    master.Open(); // IMAPI2001
                    if (hr == 0xC0AA0202) // IMAPI1002
                    {
                        return;
                    }

        #pragma warning disable IMAPI1002
                    if (hr == 0xC0AA0202) // CS0652
                    {
                        return;
                    }
                }

                [System.Diagnostics.CodeAnalysis.SuppressMessage("Imapi.Results", "IMAPI2001:IMAPI result is ignored")]
                public static void Suppressed(IDiscMaster master)
                {
                    master.Open(); // IDE0058
                    master.ToString(); // IDE0058
                }
            }
        }
        """);

    [Theory]
    [InlineData("dotnet_diagnostic.IMAPI2001.severity = none\ndotnet_diagnostic.IMAPI2002.severity = none", "")]
    [InlineData("dotnet_diagnostic.IMAPI2001.severity = silent\ndotnet_diagnostic.IMAPI2002.severity = silent", "")]
    [InlineData("dotnet_analyzer_diagnostic.category-Imapi.Results.severity = none", "")]
    [InlineData("", "-p:NoWarn=IMAPI2001%3BIMAPI2002")]
    public Task Leaves_the_companions_where_the_rule_is_off(string severities, string option) => BuildAsExpectedAsync(
        """
        using System.Runtime.InteropServices;

        namespace Burning
        {
            public static class Burner
            {
                public static void Burn(IDiscMaster master)
                {
                    master.Open(); // IDE0058
                    NativeMethods.CreateMaster(out IDiscMaster made); // CA1806 IDE0058
                    int hr = made.Open(); // IDE0059
                    hr = master.Open();
                    Marshal.ThrowExceptionForHR(hr);
                }
            }
        }
        """,
        severities,
        option);

    private Task BuildAsExpectedAsync(string source, string severities = "", string option = "")
    {
        var consumer = Consumer.ForNetFramework48(
            feed,
            [("Declarations.cs", Declarations), ("Burner.cs", source), (".editorconfig", Severities + "\n" + severities)],
            Analysis);
        return consumer.BuildAsExpectedAsync(options: option.Length == 0 ? [] : [option]);
    }
}

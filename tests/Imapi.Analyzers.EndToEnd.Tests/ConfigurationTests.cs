namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>The presets and the options, in projects that also have configuration files of their own.</summary>
[Trait("Cost", "Full")]
public sealed class ConfigurationTests(PackageFeed feed)
{
    private const string Burner = """
        using System;
        using System.Runtime.InteropServices;

        namespace Burning
        {
            [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IDiscMaster
            {
                [PreserveSig] int Open();
            }

            public enum IMAPI_MEDIA_PHYSICAL_TYPE
            {
                IMAPI_MEDIA_TYPE_UNKNOWN = 0,
                IMAPI_MEDIA_TYPE_DVDRAM = 5,
            }

            public static class Burner
            {
                // IMAPI1001
                public static bool IsDriveEmpty(COMException ex) => ex.ErrorCode == unchecked((int)0xC0AA0202);

                // IMAPI1002
                public static bool IsInUse(COMException ex) => ex.ErrorCode == 0xC0AA0210;

                // IMAPI1006
                public static bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == (IMAPI_MEDIA_PHYSICAL_TYPE)5;

                // IMAPI1007
                public static bool CannotBeErased(COMException ex) => (uint)ex.ErrorCode == 0xC0AA0904;

                public static int Open(IDiscMaster master, IDiscMaster other)
                {
                    // IMAPI2001, the second one only in Strict
                    master.Open();
                    _ = master.Open();

                    // IMAPI2002
                    int hr = master.Open();
                    hr = other.Open();
                    return hr;
                }
            }
        }
        """;

    // Two lines of the project's own, and one for many rules, which holds only where no preset speaks of each.
    private const string EditorConfig = """
        root = true

        [*.cs]
        dotnet_diagnostic.IMAPI1001.severity = warning
        dotnet_diagnostic.IMAPI2002.severity = none
        dotnet_analyzer_diagnostic.category-Imapi.Results.severity = none
        """;

    // At level 100, which is the name's.
    private const string GlobalConfig = """
        is_global = true
        dotnet_diagnostic.IMAPI1007.severity = suggestion
        """;

    // At level 0, which any other name has.
    private const string TeamConfig = """
        is_global = true
        dotnet_diagnostic.IMAPI1002.severity = suggestion
        """;

    // What projects had before there was an .editorconfig.
    private const string RuleSet = """
        <?xml version="1.0" encoding="utf-8"?>
        <RuleSet Name="Team" ToolsVersion="16.0">
          <Rules AnalyzerId="Imapi.Analyzers" RuleNamespace="Imapi.Analyzers">
            <Rule Id="IMAPI1001" Action="None" />
            <Rule Id="IMAPI1007" Action="Warning" />
            <Rule Id="IMAPI2001" Action="Error" />
          </Rules>
        </RuleSet>
        """;

    private const string TeamProps = """
        <Project>
          <ItemGroup>
            <GlobalAnalyzerConfigFiles Include="Team.globalconfig" />
          </ItemGroup>
        </Project>
        """;

    [Theory]
    [InlineData("Default", "IMAPI1001 warning", "IMAPI1002 note", "IMAPI1006 note", "IMAPI1007 note")]
    [InlineData("All", "IMAPI1001 warning", "IMAPI1002 note", "IMAPI1006 warning", "IMAPI1007 note", "IMAPI2001 warning")]
    [InlineData("Strict", "IMAPI1001 warning", "IMAPI1002 note", "IMAPI1006 error", "IMAPI1007 note", "IMAPI2001 error", "IMAPI2001 error")]
    [InlineData("None", "IMAPI1001 warning", "IMAPI1002 note", "IMAPI1007 note")]
    public async Task Lines_of_the_project_win_over_a_preset(string mode, params string[] expected)
    {
        var consumer = Create($"<ImapiAnalysisMode>{mode}</ImapiAnalysisMode>", EditorConfig);

        Assert.Equal(expected, await consumer.BuildForLevelsAsync());
    }

    [Theory]
    [InlineData("Strict", "IMAPI1002 error", "IMAPI1006 error", "IMAPI1007 warning", "IMAPI2001 error", "IMAPI2001 error", "IMAPI2002 error")]
    [InlineData("None")]
    public async Task A_rule_set_wins_over_a_preset_other_than_None(string mode, params string[] expected)
    {
        (string, string)[] files = [("Burner.cs", Burner), ("Team.ruleset", RuleSet)];
        var consumer = Consumer.ForNetFramework48(
            feed, files, $"<ImapiAnalysisMode>{mode}</ImapiAnalysisMode><CodeAnalysisRuleSet>Team.ruleset</CodeAnalysisRuleSet>");

        Assert.Equal(expected, await consumer.BuildForLevelsAsync());
    }

    [Fact]
    public async Task A_preset_is_there_through_another_project_too()
    {
        var consumer = Consumer.ForNetFramework48Transitively(feed, FilesWith(EditorConfig), "<ImapiAnalysisMode>All</ImapiAnalysisMode>");

        Assert.Equal(["IMAPI1001 warning", "IMAPI1002 note", "IMAPI1006 warning", "IMAPI1007 note", "IMAPI2001 warning"], await consumer.BuildForLevelsAsync());
    }

    [Fact]
    public async Task Options_of_the_project_win_over_a_preset()
    {
        var consumer = Create(
            "<ImapiAnalysisMode>Strict</ImapiAnalysisMode>",
            """
            [*.cs]
            dotnet_code_quality.IMAPI2001.report_discards = false
            """);

        Assert.Single(await consumer.BuildForLevelsAsync(), "IMAPI2001 error");
    }

    [Fact]
    public async Task Says_what_is_allowed_where_the_mode_is_unknown()
    {
        var consumer = Create("<ImapiAnalysisMode>Stricter</ImapiAnalysisMode>", EditorConfig);

        var output = await consumer.BuildForOutputAsync();

        Assert.Matches("warning IMAPI9001: 'Stricter' .* Default, All, Strict, None", output);
        Assert.Matches(@"Burner\.cs.*: warning IMAPI1001:", output);
    }

    [Fact]
    public async Task Says_what_is_allowed_where_an_option_cannot_be_read()
    {
        var consumer = Create("", "[*.cs]\ndotnet_code_quality.IMAPI2001.report_discards = maybe");

        var output = await consumer.BuildForOutputAsync();

        Assert.Matches(@"warning IMAPI9001: 'maybe' .*\.report_discards.* true or false", output);
    }

    private Consumer Create(string property, string editorConfig) => Consumer.ForNetFramework48(feed, FilesWith(editorConfig), property);

    private static (string Name, string Text)[] FilesWith(string editorConfig) =>
    [
        ("Burner.cs", Burner),
        (".editorconfig", editorConfig),
        (".globalconfig", GlobalConfig),
        ("Team.globalconfig", TeamConfig),
        ("Directory.Build.props", TeamProps),
    ];
}

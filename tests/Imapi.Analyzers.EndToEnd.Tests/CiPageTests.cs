using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>The page on continuous integration, done to a project: a section's snippets written down, its commands run in their order.</summary>
public sealed class CiPageTests(PackageFeed feed)
{
    private const string Declarations = """
        using System.Runtime.InteropServices;

        namespace Burning
        {
            [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IDiscMaster
            {
                [PreserveSig] int Open();
            }
        }
        """;

    private const string OldBurner = """
        using System.Runtime.InteropServices;

        namespace Burning
        {
            public static class OldBurner
            {
                public static bool IsDriveEmpty(COMException ex)
                {
                    return ex.ErrorCode == unchecked((int)0xC0AA0202); // IMAPI1001
                }

                public static void Open(IDiscMaster master)
                {
                    master.Open(); // IMAPI2001
                }
            }
        }
        """;

    private const string NewBurner = """
        namespace Burning
        {
            public static class NewBurner
            {
                public static void Open(IDiscMaster master)
                {
                    master.Open(); // IMAPI2001
                }
            }
        }
        """;

    private static readonly string Page = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "docs", "ci.md")).ReplaceLineEndings("\n");

    [Fact]
    public void All_sections_are_tested() => Assert.Equal(
        ["A log of every report", "Chosen rules stop the build", "Nothing is left that a fix could repair", "Baseline of an old code base", "Baseline by category"],
        Regex.Matches(Page, "^## (.+)$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value));

    [Fact]
    [Trait("Cost", "Full")]
    public async Task Writes_a_log_and_stops_the_build_for_the_chosen_rules()
    {
        var consumer = Create("A log of every report");
        await RunAsync(consumer, "A log of every report");
        Assert.Equal(["IMAPI1001 warning", "IMAPI2001 warning", "IMAPI2001 warning"], consumer.ReadLevels());

        var stopped = Create("A log of every report", "Chosen rules stop the build");
        await RunAsync(stopped, "Chosen rules stop the build");
        Assert.Equal(["IMAPI1001 warning", "IMAPI2001 error", "IMAPI2001 error"], stopped.ReadLevels());
    }

    [Fact]
    [Trait("Cost", "Full")]
    public async Task Asks_for_the_fixes_that_are_not_made()
    {
        const string Section = "Nothing is left that a fix could repair";
        var consumer = Create(Section);

        await RunAsync(consumer, Section);

        Assert.Contains("ThrowExceptionForHR", consumer.Read("NewBurner.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Baseline of an old code base")]
    [InlineData("Baseline by category")]
    [Trait("Cost", "Full")]
    public async Task Only_new_code_stops_the_build(string section)
    {
        var consumer = Create("A log of every report", section);

        await RunAsync(consumer, section);

        // One file outside of Legacy, with one of the reports.
        Assert.Equal(["IMAPI1001 note", "IMAPI2001 error", "IMAPI2001 note"], consumer.ReadLevels());
    }

    private static async Task RunAsync(Consumer consumer, string section)
    {
        var commands = Regex.Matches(BlocksIn(section, "sh").Single(), @"^dotnet (?<arguments>.+?) +# exit code (?<code>\d)$", RegexOptions.Multiline);
        Assert.NotEmpty(commands);
        foreach (Match command in commands)
        {
            var (exitCode, output) = await consumer.RunAsync(command.Groups["arguments"].Value.Split(' '));
            Assert.True(exitCode == int.Parse(command.Groups["code"].Value, CultureInfo.InvariantCulture), $"{command.Value}, but {exitCode}.\n{output}");
        }
    }

    private Consumer Create(params string[] sections) => Consumer.ForNetFramework48(
        feed,
        [
            ("Declarations.cs", Declarations),
            ("NewBurner.cs", NewBurner),
            ("Legacy/OldBurner.cs", OldBurner),
            ("Directory.Build.props", new XElement("Project", sections.SelectMany(static section => BlocksIn(section, "xml")).Select(XElement.Parse)).ToString()),
            (".editorconfig", "root = true\n" + string.Concat(sections.SelectMany(static section => BlocksIn(section, "ini")))),
        ]);

    private static IEnumerable<string> BlocksIn(string section, string language)
    {
        var text = Regex.Match(Page, $@"^## {section}\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups["text"].Value;
        return Regex.Matches(text, $@"^```{language}\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Select(static match => match.Groups["block"].Value);
    }
}

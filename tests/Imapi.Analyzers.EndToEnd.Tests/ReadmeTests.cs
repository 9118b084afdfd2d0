using System.Text.RegularExpressions;
using System.Xml.Linq;
using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>What the README shows to users of old projects, and to those who leave, done to a project.</summary>
public sealed class ReadmeTests(PackageFeed feed)
{
    private const string Burner = """
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
                public static bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE media)
                {
                    return media == (IMAPI_MEDIA_PHYSICAL_TYPE)5;
                }

                public static bool IsInUse(IDiscMaster master)
                {
                    return master.Open() == Imapi.ImapiResult.IMAPI_E_STASHINUSE;
                }

                public static void Open(IDiscMaster master)
                {
                    master.Open();
                }
            }
        }
        """;

    private static readonly string Page = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "docs", "install.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task An_old_project_file_takes_the_lines_as_they_are()
    {
        // It needs .NET Framework's reference assemblies, which on this machine come with another project's restore.
        var other = Consumer.ForNetFramework48(feed, []);
        Assert.Equal(0, (await other.RunAsync("restore")).ExitCode);

        var lines = XElement.Parse($"<Lines>{BlockIn("Old projects", "xml")}</Lines>").Elements().ToList();
        Assert.Equal(["Import", "ItemGroup", "Import"], lines.Select(static line => line.Name.LocalName));
        var version = Regex.Match(lines[0].ToString(), @"Imapi\.Analyzers\.(\d[^\\]*)").Groups[1].Value;
        var folder = feed.CreateFolder();
        feed.Unpack(Path.Combine(folder, "packages", $"Imapi.Analyzers.{version}"));
        var project = Directory.CreateDirectory(Path.Combine(folder, "Burning")).FullName;
        File.WriteAllText(Path.Combine(project, "Burner.cs"), Burner);
        File.WriteAllText(
            Path.Combine(project, "Burning.csproj"),
            $"""
            <Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              {lines[0]}
              <PropertyGroup>
                <Configuration>Debug</Configuration>
                <Platform>AnyCPU</Platform>
                <OutputType>Library</OutputType>
                <AssemblyName>Burning</AssemblyName>
                <OutputPath>bin\</OutputPath>
                <TargetFrameworkVersion>v4.8</TargetFrameworkVersion>
                <ImapiAnalysisMode>All</ImapiAnalysisMode>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="System" />
                <Compile Include="Burner.cs" />
              </ItemGroup>
              {lines[1]}
              <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
              {lines[2]}
            </Project>
            """.Replace(" xmlns=\"\"", "", StringComparison.Ordinal));

        var references = Path.Combine(feed.Packages, "microsoft.netframework.referenceassemblies.net48", "1.0.3", "build");
        var output = await DotNetCli.RunToSuccessAsync(
            project, ["msbuild", $"-p:TargetFrameworkRootPath={references}"], feed.Packages, cancellationToken: TestContext.Current.CancellationToken);

        // By the analyzers, and by the preset, which raises it from a suggestion. That it compiles at all, the constants do.
        Assert.Matches(@"Burner\.cs\(\d+,\d+\): warning IMAPI2001:", output);
        Assert.Matches(@"Burner\.cs\(\d+,\d+\): warning IMAPI1006:", output);
    }

    [Fact]
    [Trait("Cost", "Full")]
    public async Task What_was_repaired_builds_without_the_package()
    {
        var consumer = Consumer.ForNetFramework48(feed, [("Burner.cs", Burner)]);
        Assert.Equal(0, (await consumer.RunAsync("format", "analyzers")).ExitCode);

        foreach (var command in BlockIn("Leaving", "sh").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (exitCode, output) = await consumer.RunAsync(command["dotnet ".Length..].Split(' '));
            Assert.True(exitCode == 0, $"{command} ended with {exitCode}.\n{output}");
        }

        Assert.Contains("ThrowExceptionForHR", consumer.Read("Burner.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Imapi.Analyzers", consumer.Read("Consumer.csproj"), StringComparison.Ordinal);
    }

    private static string BlockIn(string section, string language) => Regex.Match(
        Page, $@"^## {section}$(?:(?!^## ).)*?^```{language}\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups["block"].Value;
}

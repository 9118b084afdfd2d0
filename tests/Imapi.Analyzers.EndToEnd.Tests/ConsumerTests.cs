namespace Imapi.Analyzers.EndToEnd.Tests;

/// <summary>
/// The package in a fresh project: restored from a feed, seen in the build, repaired by one command. A comment at a line's
/// end names what is reported there; "stays" marks what no fix removes.
/// </summary>
public sealed class ConsumerTests(PackageFeed feed)
{
    // C# 7.3: numbers in several forms, a name that the package brings, v1 with its evidence, and DirectShow's same number.
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

            [ComImport, Guid("56A868B1-0AD4-11CE-B03A-0020AF0BA770"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IMediaControl
            {
                [PreserveSig] int Run();
            }

            public static class Burner
            {
                public static string Explain(COMException ex)
                {
                    switch (ex.ErrorCode)
                    {
                        case Imapi.ImapiResult.E_IMAPI_RECORDER_LOCKED:
                            return "Another program has the writer.";
                        case unchecked((int)0xC0AA0202): // IMAPI1001
                            return "There is no disc.";
                        case -1062599675: // IMAPI1001
                            return "The disc is not blank.";
                        case unchecked((int)0xC0AA0302): // IMAPI1007 stays
                            return "The burn broke off.";
                    }

                    if ((uint)ex.ErrorCode == 0xC0AA0203 || (uint)ex.ErrorCode == 0xC0AA0204) // IMAPI1001 IMAPI1001
                    {
                        return "The disc does not suit the writer.";
                    }

                    return (uint)ex.HResult == 0xC0AAB120 ? "The disc is full." : ex.Message; // IMAPI1001
                }

                public static bool IsInUse(IDiscMaster master)
                {
                    return master.Open() == unchecked((int)0x80040225); // IMAPI1001
                }

                public static bool IsUnknownFile(IMediaControl control)
                {
                    return control.Run() == unchecked((int)0x80040225);
                }
            }
        }
        """;

    [Fact]
    public async Task Reports_and_names_on_NET_Framework()
    {
        var consumer = Consumer.ForNetFramework48(feed, [("Burner.cs", Burner)]);

        await consumer.BuildAsExpectedAsync();
        await consumer.FormatAsync();
        await consumer.BuildAsExpectedAsync(onlyLasting: true);

        Assert.Contains("case ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA:", consumer.Read("Burner.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_and_names_on_NET_10()
    {
        const string Program = """
            using System.Runtime.InteropServices;
            using Burning;

            Console.WriteLine(Burner.Explain(new COMException("", unchecked((int)0xC0AA0210)))); // IMAPI1001

            static class Reader
            {
                public static bool IsUnwritten(this Exception? ex) =>
                    ex is
                    {
                        HResult: unchecked((int)0xC0AA0202) // IMAPI1001
                            or -1062599675 // IMAPI1001
                            or unchecked((int)0xC0AA0302) // IMAPI1007 stays
                    };

                public static Dictionary<uint, string> Texts { get; } = new()
                {
                    [0xC0AA0404] = "The files are larger than the disc.", // IMAPI1001
                };
            }
            """;
        var consumer = Consumer.ForNet10(feed, [("Burner.cs", Burner), ("Program.cs", Program)]);

        await consumer.BuildAsExpectedAsync();
        await consumer.FormatAsync();
        await consumer.BuildAsExpectedAsync(onlyLasting: true);

        Assert.Contains("or ImapiResult.E_IMAPI_DF2DATA_MEDIA_NOT_BLANK", consumer.Read("Program.cs"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Cost", "Full")]
    public async Task Keeps_the_constants_out_on_demand()
    {
        var consumer = Consumer.ForNetFramework48(feed, [("Burner.cs", Burner)]);

        var output = await consumer.BuildInVainAsync("-p:ImapiAnalyzersConstants=false");

        Assert.Matches(@"Burner\.cs\(.*error CS\d+:.*'Imapi(Result)?'", output);
    }

    // One number, first of all, that no constant can be declared for; dotnet format asks it for the action to repeat.
    [Fact]
    [Trait("Cost", "Full")]
    public async Task Names_the_others_where_the_first_report_has_no_fix()
    {
        const string Settings = """
            [assembly: Burning.Ignores(unchecked((int)0xC0AA0202))] // IMAPI1001 stays
            """;
        const string Burner = """
            using System;

            namespace Burning
            {
                [AttributeUsage(AttributeTargets.Assembly)]
                public sealed class IgnoresAttribute : Attribute
                {
                    public IgnoresAttribute(int code) { }
                }

                public static class Burner
                {
                    public static bool IsEmpty(Exception ex)
                    {
                        return ex.HResult == unchecked((int)0xC0AA0202); // IMAPI1001
                    }

                    public static bool IsInUse(Exception ex)
                    {
                        return ex.HResult == unchecked((int)0xC0AA0210); // IMAPI1001
                    }
                }
            }
            """;
        var consumer = Consumer.ForNetFramework48(
            feed,
            [("AssemblySettings.cs", Settings), ("Burner.cs", Burner)],
            "<ImapiAnalyzersConstants>false</ImapiAnalyzersConstants>");

        await consumer.BuildAsExpectedAsync();
        await consumer.FormatAsync();
        await consumer.BuildAsExpectedAsync(onlyLasting: true);
    }
}

using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Resources;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Tests.Repository;

namespace Imapi.Analyzers.Tests.Catalog;

public sealed class CatalogTests
{
    // Codes of COM, of Win32 and of storage that methods return as well as IMAPI's own.
    private static readonly string[] GeneralCodes =
    [
        "E_ACCESSDENIED",
        "E_FAIL",
        "E_INVALIDARG",
        "E_NOINTERFACE",
        "E_NOTIMPL",
        "E_OUTOFMEMORY",
        "E_POINTER",
        "HRESULT_FROM_WIN32(ERROR_DEV_NOT_EXIST)",
        "HRESULT_FROM_WIN32(ERROR_INVALID_HANDLE)",
        "STG_E_INVALIDFUNCTION",
        "STRSAFE_E_INVALID_PARAMETER",
        "S_FALSE",
    ];

    private static readonly string[] StreamMembers =
        ["Read", "Write", "Seek", "SetSize", "CopyTo", "Commit", "Revert", "LockRegion", "UnlockRegion", "Stat", "Clone"];

    // Members of .NET, and a method that programs declare though no header has it.
    private static readonly string[] MembersOfNoInterface = ["CancelErase", "Dispose", "FinalReleaseComObject", "ReleaseComObject"];

    private static readonly CultureInfo TraditionalChinese = CultureInfo.GetCultureInfo("zh-Hant");

    /// <summary>The pairs of the page "IMAPIv1 Result Codes" of the Windows documentation, as the page writes them.</summary>
    public static TheoryData<string, string> PageCodes { get; } = ReadPageCodes();

    public static TheoryData<string> Tables { get; } =
    [
        "Coclasses",
        "Counterparts",
        "DispIds",
        "Enumerations",
        "Interfaces",
        "Members",
        "ResultCodes",
        "RootInterfaces",
        "SuccessCodes",
        "SuccessCodesByMethod",
    ];

    // The result codes that a method is documented to return. A code that is missing is no proof that it cannot.
    private static IReadOnlyList<string[]> MethodResults { get; } =
        [.. ReadOwn("MethodResults.tsv").TrimEnd().Split('\n').Skip(1).Select(static line => line.Split('\t'))];

    public static TheoryData<string> ResultCodeNames { get; } = [.. ImapiCatalog.ResultCodes.Select(static code => code.Name)];

    [Theory]
    [MemberData(nameof(PageCodes))]
    public void Has_the_code_of_the_page(string name, string value)
    {
        var code = ImapiCatalog.FindResultCode(name);

        Assert.NotNull(code);
        Assert.Equal(ParseHex(value), code.Value);
        Assert.Equal(Generation.V1, code.Generation);
        Assert.Same(code, ImapiCatalog.FindResultCode(ParseHex(value)));
    }

    [Fact]
    public void The_page_lacks_one_code_of_the_header()
    {
        var page = PageCodes.Select(static row => row.Data.Item1).ToHashSet();

        Assert.Equal(37, page.Count);
        var missing = Assert.Single(ImapiCatalog.ResultCodes, code => code.Generation == Generation.V1 && !page.Contains(code.Name));
        Assert.Equal("IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC", missing.Name);
        Assert.Equal(0x8004022E, missing.Value);
    }

    [Fact]
    public void Every_table_is_checked() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Product.Root, "src", "Imapi.Analyzers", "Catalog"), "*.tsv").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
        Tables.Select(static row => row.Data));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_line_has_a_cell_for_each_column(string table)
    {
        var rows = AssertRows(ReadEmbedded(table));

        Assert.Equal(rows, CatalogReader.ReadTable(table));
    }

    [Fact]
    public void Every_line_of_the_method_results_has_a_cell_for_each_column() =>
        Assert.Equal(AssertRows(ReadOwn("MethodResults.tsv")), MethodResults);

    [Fact]
    public void Tables_have_their_rows()
    {
        Assert.Equal(190, ImapiCatalog.ResultCodes.Count);
        Assert.Equal(38, ImapiCatalog.ResultCodes.Count(static code => code.Generation == Generation.V1));
        Assert.Equal(90, ImapiCatalog.ResultCodes.Count(static code => code.Generation == Generation.V2));
        Assert.Equal(62, ImapiCatalog.ResultCodes.Count(static code => code.Generation == Generation.V2FileSystem));
        Assert.Equal(145, ImapiCatalog.ResultCodes.Count(static code => code.IsUniqueToImapi));
        Assert.Equal(58, ImapiCatalog.Interfaces.Count);
        Assert.Equal(32, ImapiCatalog.Coclasses.Count);
        Assert.Equal(353, MethodResults.Count);
        Assert.Equal(26, ImapiCatalog.SuccessCodes.Count);
        Assert.Equal(33, CatalogReader.ReadTable("Members").Count());
        Assert.Equal(4, CatalogReader.ReadTable("RootInterfaces").Count());
        Assert.Equal(23, ImapiCatalog.Enumerations.Count);
        Assert.Equal(222, ImapiCatalog.Enumerations.Values.Sum(static enumeration => enumeration.Members.Count));
    }

    // Ascending without equals: the keys are unique as well.
    [Fact]
    public void Tables_are_sorted()
    {
        AssertAscending(ImapiCatalog.ResultCodes.Select(static code => code.Value), Comparer<uint>.Default);
        AssertAscending(ImapiCatalog.Interfaces.Select(static row => row.Name), StringComparer.Ordinal);
        AssertAscending(ImapiCatalog.Coclasses.Select(static row => row.Name), StringComparer.Ordinal);
        AssertAscending(MethodResults.Select(static row => row[0] + "\t" + row[1]), StringComparer.Ordinal);
        AssertAscending(CatalogReader.ReadTable("Members").Select(static row => row[0]), StringComparer.Ordinal);
        AssertAscending(CatalogReader.ReadTable("RootInterfaces").Select(static row => row[0]), StringComparer.Ordinal);
        AssertAscending(CatalogReader.ReadTable("SuccessCodesByMethod").Select(static row => row[0] + "\t" + row[1]), StringComparer.Ordinal);
        AssertAscending(CatalogReader.ReadTable("DispIds").Select(static row => row[0]), StringComparer.Ordinal);
        AssertAscending(CatalogReader.ReadTable("SuccessCodes").Select(static row => row[0]), StringComparer.Ordinal);
        AssertAscending(
            CatalogReader.ReadTable("Enumerations").Select(static row => $"{row[0]}\t{int.Parse(row[2], CultureInfo.InvariantCulture):D10}\t{row[1]}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Names_and_ids_are_unique()
    {
        Assert.Distinct(ImapiCatalog.ResultCodes.Select(static code => code.Name));
        Assert.Distinct(ImapiCatalog.TypeNames);
        Assert.Distinct([.. ImapiCatalog.Interfaces.Select(static row => row.Iid), .. ImapiCatalog.Coclasses.Select(static row => row.Clsid)]);
        Assert.Distinct(ImapiCatalog.Coclasses.Select(static row => row.ProgId).Where(static progId => progId.Length > 0));
        Assert.Distinct(ImapiCatalog.Enumerations.Values.SelectMany(static row => row.Members).Select(static member => member.Key));
    }

    [Fact]
    public void Cells_are_written_in_one_way()
    {
        Assert.All(CatalogReader.ReadTable("ResultCodes"), static row => Assert.Matches("^0x[0-9A-F]{8}$", row[1]));
        Assert.All(
            [.. CatalogReader.ReadTable("Interfaces"), .. CatalogReader.ReadTable("Coclasses")],
            static row => Assert.Equal(Guid.Parse(row[1]).ToString("D").ToUpperInvariant(), row[1]));
        Assert.All(CatalogReader.ReadTable("Interfaces"), static row => Assert.Contains(row[5], (string[])["true", "false"]));
        Assert.All(CatalogReader.ReadTable("Coclasses"), static row => Assert.Contains(row[3], (string[])["true", "false", "unknown"]));
        Assert.All(CatalogReader.ReadTable("Enumerations"), static row => Assert.Contains(row[5], (string[])["true", "false"]));
    }

    [Fact]
    public void Facility_fits_the_generation() => Assert.All(
        ImapiCatalog.ResultCodes,
        static code => Assert.Equal(code.Generation == Generation.V1 ? 4u : 0xAAu, (code.Value >> 16) & 0x1FFF));

    [Fact]
    public void Severity_fits_the_name()
    {
        Assert.All(ImapiCatalog.ResultCodes, static code =>
        {
            Assert.Matches("^(IMAPI_[SE]_|[SE]_IMAPI_)[A-Z0-9_]+$", code.Name);
            var isNamedFailure = code.Name.StartsWith("IMAPI_E_", StringComparison.Ordinal) || code.Name.StartsWith("E_", StringComparison.Ordinal);
            Assert.Equal(isNamedFailure, code.IsFailure);
            Assert.Equal(code.IsFailure, (code.Value & 0x8000_0000) != 0);
            Assert.Equal(code.IsFailure && code.Generation != Generation.V1, code.IsUniqueToImapi);
        });
        Assert.Equal(9, ImapiCatalog.ResultCodes.Count(static code => !code.IsFailure));
    }

    [Fact]
    public void Header_fits_the_generation()
    {
        Assert.All(ImapiCatalog.ResultCodes, static code => Assert.Equal(
            code.Generation switch
            {
                Generation.V1 => "imapierror.h",
                Generation.V2 => "imapi2error.h",
                _ => "imapi2fserror.h",
            },
            code.Header));
        Assert.All(CatalogReader.ReadTable("Interfaces"), static row => Assert.Equal(HeaderOf(row[2]), row[3]));
        Assert.All(CatalogReader.ReadTable("Enumerations"), static row =>
            Assert.Contains(row[4], row[3] == "v2fs" ? [HeaderOf(row[3]), "imapi2fserror.h"] : (string[])[HeaderOf(row[3])]));
    }

    [Fact]
    public void A_DISPID_is_found_by_its_member()
    {
        Assert.Equal(171, CatalogReader.ReadTable("DispIds").Count());
        Assert.Equal(256, ImapiCatalog.FindDispId("IDiscRecorder2", "EjectMedia"));
        Assert.Null(ImapiCatalog.FindDispId("IDiscRecorder2", "ActiveDiscRecorder"));
    }

    [Fact]
    public void Every_base_is_known() => Assert.All(ImapiCatalog.Interfaces, static row =>
        Assert.True(row.BaseName is "IUnknown" or "IDispatch" or "IStream" || ImapiCatalog.FindInterface(row.BaseName) is not null, row.BaseName));

    [Fact]
    public void Root_interfaces_are_those_of_COM()
    {
        Assert.Equal(
            ["IDispatch: IUnknown", "ISequentialStream: IUnknown", "IStream: ISequentialStream", "IUnknown: "],
            CatalogReader.ReadTable("RootInterfaces").Select(static row => $"{row[0]}: {row[1]}"));
        Assert.Equal(3, ImapiCatalog.FindRootInterface("IUnknown")!.Members.Count);
        Assert.Equal(4, ImapiCatalog.FindRootInterface("IDispatch")!.Members.Count);
        Assert.Equal(StreamMembers, NamesOf("ISequentialStream").Concat(NamesOf("IStream")));
        Assert.Null(ImapiCatalog.FindRootInterface("IDiscRecorder2"));

        static IEnumerable<string> NamesOf(string root) => ImapiCatalog.FindRootInterface(root)!.Members.Select(static member => member.Name);
    }

    [Fact]
    public void A_vtable_begins_with_the_members_of_its_root()
    {
        var dispatch = HeaderVtable.Of(ImapiCatalog.FindInterface("IFileSystemImage2")!);
        Assert.Equal(("IDispatch", 7), (dispatch.RootName, dispatch.RootSlots));
        Assert.Equal(
            [0, 1, 2, 3, 6, -1],
            new[] { "QueryInterface", "AddRef", "Release", "GetTypeInfoCount", "Invoke", "get_Root" }.Select(dispatch.RootSlotOf));
        Assert.Equal(("IFileSystemImage", "get_Root"), (dispatch.Slots[0].InterfaceName, dispatch.Slots[0].Name));
        Assert.Equal(("IFileSystemImage2", "put_BootImageOptionsArray"), (dispatch.Slots[^1].InterfaceName, dispatch.Slots[^1].Name));

        var stream = HeaderVtable.Of(ImapiCatalog.FindInterface("IStreamInterleave")!);
        Assert.Equal(("IUnknown", 3), (stream.RootName, stream.RootSlots));
        Assert.Equal(-1, stream.RootSlotOf("Invoke"));
        Assert.Equal([.. StreamMembers, "Initialize"], stream.Slots.Select(static slot => slot.Name));
        Assert.Equal([3, 3, 3, 1, 4, 1, 0, 3, 3, 2, 1, 3], stream.Slots.Select(static slot => slot.Member.ParameterCount));
    }

    [Fact]
    public void Every_member_with_a_role_is_known()
    {
        var members = ImapiCatalog.Interfaces.SelectMany(static row => row.Members).Select(static member => member.DeclaredName).ToHashSet();

        Assert.Equal(
            MembersOfNoInterface,
            CatalogReader.ReadTable("Members").Select(static row => row[0]).Where(member => !members.Contains(member)));
    }

    [Fact]
    public void A_member_has_one_role()
    {
        Assert.Distinct(CatalogReader.ReadTable("Members").Select(static row => row[0]));
        Assert.Equal(
            ["add", "erase", "probe", "release", "set-up", "teardown", "track", "write"],
            CatalogReader.ReadTable("Members").Select(static row => row[1]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(MemberRole.SetUp, ImapiCatalog.RoleOf("Recorder"));
        Assert.Equal(MemberRole.Release, ImapiCatalog.RoleOf("Dispose"));
        Assert.Equal(MemberRole.None, ImapiCatalog.RoleOf("put_Recorder"));
        Assert.Equal(MemberRole.None, ImapiCatalog.RoleOf("write"));
        Assert.Equal(MemberRole.None, ImapiCatalog.RoleOf(""));
    }

    // Roles that follow from the names of members: a new interface may bring more of them.
    [Fact]
    public void Probes_and_tracks_are_those_of_the_interfaces()
    {
        var members = ImapiCatalog.Interfaces.SelectMany(static row => row.Members).Select(static member => member.Name).Distinct().ToList();

        Assert.Equal(
            members.Where(static name => name.StartsWith("Is", StringComparison.Ordinal) && name.EndsWith("Supported", StringComparison.Ordinal)),
            members.Where(static name => ImapiCatalog.RoleOf(name) == MemberRole.Probe));
        Assert.All(
            members.Where(static name => name.StartsWith("AddAudioTrack", StringComparison.Ordinal)),
            static name => Assert.Equal(MemberRole.Track, ImapiCatalog.RoleOf(name)));
    }

    // A base that is its own descendant would never end a walk.
    [Fact]
    public void Every_chain_of_bases_ends() => Assert.All(ImapiCatalog.Interfaces, static row =>
        Assert.InRange(BasesOf(row).Take(ImapiCatalog.Interfaces.Count + 1).Count(), 1, 4));

    [Fact]
    public void Member_names_are_unique_in_an_interface() => Assert.All(ImapiCatalog.Interfaces, static row =>
    {
        Assert.NotEmpty(row.Members);
        Assert.Distinct(BasesOf(row).SelectMany(static row => row.Members).Select(static member => member.Name));
        Assert.All(row.Members, static member => Assert.Matches("^[A-Za-z][A-Za-z0-9_]*$", member.Name));
    });

    [Fact]
    public void Accessors_have_the_parameters_of_accessors() => Assert.All(ImapiCatalog.Interfaces, static row => Assert.All(row.Members, member =>
    {
        if (member.PropertyName is not { } property)
        {
            Assert.InRange(member.ParameterCount, 0, 7);
            return;
        }

        // The value alone, or an index or a length before it; what can be put can be got in the same way.
        Assert.InRange(member.ParameterCount, 1, 2);
        if (member.Name == "put_" + property)
        {
            var getter = Assert.Single(BasesOf(row).SelectMany(static row => row.Members), getter => getter.Name == "get_" + property);
            Assert.Equal(getter.ParameterCount, member.ParameterCount);
        }
    }));

    [Fact]
    public void Accessors_of_two_parameters_are_indexed_or_arrays()
    {
        var properties = ImapiCatalog.Interfaces
            .SelectMany(static row => row.Members)
            .Where(static member => member.PropertyName is not null && member.ParameterCount == 2)
            .Select(static member => member.DeclaredName)
            .Distinct();

        Assert.Equal(["ExtendedSeed", "Item", "TrackInfo"], properties.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Event_sinks_are_the_interfaces_of_events() => Assert.All(ImapiCatalog.Interfaces, static row =>
        Assert.Equal(row.Name.EndsWith("Events", StringComparison.Ordinal), row.IsEventSink));

    [Fact]
    public void Coclasses_have_known_default_interfaces() => Assert.All(ImapiCatalog.Coclasses, static row =>
    {
        Assert.True(row.DefaultInterface is "" or "IStream" || ImapiCatalog.FindInterface(row.DefaultInterface) is not null, row.DefaultInterface);
        Assert.Equal(row.DefaultInterface.Length == 0, row.Generation == Generation.V1);
    });

    [Fact]
    public void ProgIDs_are_library_and_name()
    {
        Assert.Equal(17, ImapiCatalog.Coclasses.Count(static row => row.ProgId.Length > 0));
        Assert.All(ImapiCatalog.Coclasses.Where(static row => row.ProgId.Length > 0), static row => Assert.Equal(
            row.Generation switch
            {
                Generation.V1 => "IMAPI." + row.Name,
                Generation.V2 => "IMAPI2." + row.Name,
                _ => "IMAPI2FS." + row.Name,
            },
            row.ProgId));
        Assert.All(CatalogReader.ReadTable("Coclasses").Where(static row => row[3] != "unknown"), static row => Assert.Equal(row[3] == "true", row[5].Length > 0));
    }

    [Fact]
    public void Finds_a_coclass_by_its_ProgID() => Assert.All(ImapiCatalog.Coclasses.Where(static row => row.ProgId.Length > 0), static row =>
    {
        Assert.Same(row, ImapiCatalog.FindCoclassByProgId(row.ProgId));
        Assert.Same(row, ImapiCatalog.FindCoclassByProgId(row.ProgId + ".1"));
        Assert.Same(row, ImapiCatalog.FindCoclassByProgId(row.ProgId.ToLowerInvariant()));
        Assert.Null(ImapiCatalog.FindCoclassByProgId(row.ProgId + "X"));
        Assert.Null(ImapiCatalog.FindCoclassByProgId(row.ProgId[..^1]));
        Assert.Null(ImapiCatalog.FindCoclassByProgId("X" + row.ProgId));
    });

    [Theory]
    [InlineData("")]
    [InlineData("IMAPI2")]
    [InlineData("IMAPI2.MsftDiscRecorder2X")]
    [InlineData("IMAPI2.MsftWriteSpeedDescriptor")]
    [InlineData("Word.Application")]
    public void Finds_no_coclass_by_another_ProgID(string progId) => Assert.Null(ImapiCatalog.FindCoclassByProgId(progId));

    [Fact]
    public void Finds_every_row_by_name_and_key()
    {
        Assert.All(ImapiCatalog.ResultCodes, static row => Assert.Same(row, ImapiCatalog.FindResultCode(row.Name)));
        Assert.All(ImapiCatalog.ResultCodes, static row => Assert.Same(row, ImapiCatalog.FindResultCode(row.Value)));
        Assert.All(ImapiCatalog.Interfaces, static row => Assert.Same(row, ImapiCatalog.FindInterface(row.Name)));
        Assert.All(ImapiCatalog.Interfaces, static row => Assert.Same(row, ImapiCatalog.FindInterface(row.Iid)));
        Assert.All(ImapiCatalog.Coclasses, static row => Assert.Same(row, ImapiCatalog.FindCoclass(row.Name)));
        Assert.All(ImapiCatalog.Coclasses, static row => Assert.Same(row, ImapiCatalog.FindCoclass(row.Clsid)));
        Assert.All(ImapiCatalog.TypeNames, static name => Assert.True(ImapiCatalog.IsTypeName(name)));
        Assert.False(ImapiCatalog.IsTypeName("IUnknown"));
        Assert.Null(ImapiCatalog.FindResultCode("S_OK"));
        Assert.Null(ImapiCatalog.FindResultCode(0));
    }

    [Fact]
    public void Every_method_result_names_a_member() => Assert.All([.. MethodResults, .. CatalogReader.ReadTable("SuccessCodesByMethod")], static row =>
    {
        var declaring = ImapiCatalog.FindInterface(row[0]);

        Assert.NotNull(declaring);
        var members = BasesOf(declaring).SelectMany(static row => row.Members).Select(static member => member.Name);
        Assert.Contains(row[1], BasesOf(declaring).Last().BaseName == "IStream" ? members.Concat(StreamMembers) : members);
    });

    [Fact]
    public void Every_method_result_names_codes()
    {
        var results = MethodResults.Select(static row => CatalogReader.ParseList(row[2])).ToList();
        Assert.All(results, static codes =>
        {
            Assert.Distinct(codes);
            Assert.All(codes, static code => Assert.True(ImapiCatalog.FindResultCode(code) is not null || GeneralCodes.Contains(code), code));
        });

        // None of the twelve is here in vain, and none is IMAPI's.
        var all = results.SelectMany(static codes => codes).ToHashSet();
        Assert.Equal(GeneralCodes, all.Where(static code => ImapiCatalog.FindResultCode(code) is null).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Success_codes_are_the_successes_among_the_result_codes()
    {
        Assert.Equal(
            ImapiCatalog.ResultCodes.Where(static code => !code.IsFailure).Select(static code => code.Name).Order(StringComparer.Ordinal),
            CatalogReader.ReadTable("SuccessCodes").Select(static row => row[0]));
        Assert.Equal(
            ["IMAPI_S_BUFFER_TO_SMALL", "S_IMAPI_COMMAND_HAS_SENSE_DATA"],
            CatalogReader.ReadTable("SuccessCodes").Where(static row => row[1] != "yes").Select(static row => row[0]));
        Assert.All(CatalogReader.ReadTable("SuccessCodes"), static row => Assert.Equal(row[1] != "yes", ImapiCatalog.IsHiddenFailure(row[0])));
        Assert.All(ImapiCatalog.SuccessCodes.Values, static codes =>
        {
            Assert.NotEmpty(codes);
            Assert.Distinct(codes);
            Assert.All(codes, static code => Assert.True(code == "S_FALSE" || ImapiCatalog.FindResultCode(code) is { IsFailure: false }, code));
        });
    }

    [Fact]
    public void Only_the_enumerators_of_v1_are_documented_without_codes() => Assert.Equal(
        ["IEnumDiscMasterFormats.Next", "IEnumDiscMasterFormats.Skip", "IEnumDiscRecorders.Next", "IEnumDiscRecorders.Skip"],
        MethodResults.Where(static row => row[2].Length == 0).Select(static row => row[0] + "." + row[1]).Order(StringComparer.Ordinal));

    [Fact]
    public void An_enumeration_is_of_one_kind() => Assert.All(
        CatalogReader.ReadTable("Enumerations").Where(static row => row[0] != "(constant)").GroupBy(static row => row[0]),
        static rows =>
        {
            Assert.Single(rows.Select(static row => (row[3], row[4], row[5])).Distinct());
            Assert.Equal(rows.Count(), ImapiCatalog.Enumerations[rows.Key].Members.Count);
        });

    [Fact]
    public void Flags_are_bits_or_masks_of_them()
    {
        var flags = ImapiCatalog.Enumerations.Values.Where(static enumeration => enumeration.IsFlags).ToList();

        Assert.Equal(
            ["FsiFileSystems", "IMAPI_FORMAT2_DATA_MEDIA_STATE", "IMAPI_MEDIA_WRITE_PROTECT_STATE", "MEDIA_FLAGS"],
            flags.Select(static enumeration => enumeration.Name).Order(StringComparer.Ordinal));
        Assert.All(flags, static enumeration =>
        {
            var bits = enumeration.Members.Where(static member => BitOperations.IsPow2(member.Value)).Aggregate(0, static (all, member) => all | member.Value);
            Assert.All(enumeration.Members, member => Assert.True(
                member.Value == 0 || BitOperations.IsPow2(member.Value) || ((member.Value & ~bits) == 0 && member.Key.EndsWith("_MASK", StringComparison.Ordinal)),
                member.Key));
        });
    }

    [Theory]
    [MemberData(nameof(ResultCodeNames))]
    public void Has_a_meaning_in_both_languages(string name)
    {
        var english = ImapiCatalog.MeaningOf(ImapiCatalog.FindResultCode(name)!);
        var chinese = Own(TraditionalChinese).GetString(name);

        AssertMeaning(english);
        AssertMeaning(chinese);
        Assert.All(english, static letter => Assert.True(char.IsAscii(letter), $"'{letter}' is not English"));
        Assert.Contains(chinese!, IsCjk);
        Assert.Equal(chinese, ImapiCatalog.Meanings.GetString(name, TraditionalChinese));
        Assert.Equal(chinese, ImapiCatalog.Meanings.GetString(name, CultureInfo.GetCultureInfo("zh-TW")));
        Assert.Equal(english, ImapiCatalog.Meanings.GetString(name, CultureInfo.GetCultureInfo("de-DE")));
    }

    [Fact]
    public void Has_no_meanings_of_other_codes()
    {
        var names = ImapiCatalog.ResultCodes.Select(static code => code.Name).Order(StringComparer.Ordinal);

        Assert.Equal(names, KeysOf(Own(CultureInfo.InvariantCulture)));
        Assert.Equal(names, KeysOf(Own(TraditionalChinese)));
    }

    [Fact]
    public void Knows_no_Roslyn()
    {
        var sources = Directory.GetFiles(Path.Combine(Product.Root, "src", "Imapi.Analyzers", "Catalog"), "*.cs");

        Assert.Contains(sources, static source => Path.GetFileName(source) == "ImapiCatalog.cs");
        Assert.All(sources, static source => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(source), StringComparison.Ordinal));
    }

    private static TheoryData<string, string> ReadPageCodes()
    {
        var codes = new TheoryData<string, string>();
        foreach (var line in ReadOwn("PageCodes.tsv").TrimEnd().Split('\n').Skip(1))
        {
            var cells = line.Split('\t');
            codes.Add(cells[0], cells[1]);
        }

        return codes;
    }

    private static List<string[]> AssertRows(string text)
    {
        var lines = text.Split('\n');

        Assert.Equal("", lines[^1]);
        var header = lines[0].Split('\t');
        Assert.Distinct(header);
        var rows = lines[1..^1].Select(static line => line.Split('\t')).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, cells =>
        {
            Assert.Equal(header.Length, cells.Length);
            Assert.All(cells, static cell => Assert.Equal(cell.Trim(), cell));
        });
        return rows;
    }

    private static uint ParseHex(string value) => uint.Parse(value.AsSpan("0x".Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string ReadOwn(string file) => Product.Read("tests", "Imapi.Analyzers.Tests", "Catalog", file);

    private static string ReadEmbedded(string table)
    {
        using var reader = new StreamReader(typeof(ImapiCatalog).Assembly.GetManifestResourceStream(table)!);
        return reader.ReadToEnd();
    }

    private static void AssertAscending<T>(IEnumerable<T> keys, IComparer<T> comparer) =>
        Assert.All(keys.Zip(keys.Skip(1)), pair => Assert.True(comparer.Compare(pair.First, pair.Second) < 0, $"{pair.Second} comes after {pair.First}"));

    private static string HeaderOf(string generation) => generation switch
    {
        "v1" => "imapi.h",
        "v2" => "imapi2.h",
        _ => "imapi2fs.h",
    };

    // The interface itself first.
    private static IEnumerable<ImapiInterface> BasesOf(ImapiInterface row)
    {
        for (var known = row; known is not null; known = ImapiCatalog.FindInterface(known.BaseName))
        {
            yield return known;
        }
    }

    // What is in that language, without the fallback to another.
    private static ResourceSet Own(CultureInfo culture) =>
        ImapiCatalog.Meanings.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
        ?? throw new InvalidOperationException($"There are no meanings in {culture}.");

    private static IEnumerable<string> KeysOf(ResourceSet meanings) =>
        meanings.Cast<DictionaryEntry>().Select(static entry => (string)entry.Key).Order(StringComparer.Ordinal);

    // A phrase within the message: braces would be read as a format, and the message brings its own end.
    private static void AssertMeaning(string? meaning)
    {
        Assert.False(string.IsNullOrWhiteSpace(meaning));
        Assert.Equal(meaning.Trim(), meaning);
        Assert.DoesNotMatch(@"[{}\r\n]|[.。．]$", meaning);
    }

    private static bool IsCjk(char letter) => letter is >= '\u4E00' and <= '\u9FFF';
}

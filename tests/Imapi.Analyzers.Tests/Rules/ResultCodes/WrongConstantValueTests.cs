using System.Collections.Immutable;
using System.Globalization;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes.ResultCodes;
using Imapi.Analyzers.Rules.ResultCodes;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.WrongConstantValueAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.WrongConstantValueAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.CorrectValueFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class WrongConstantValueTests
{
    // How a table of constants is written: $N the name, $V the value.
    private static readonly (string Name, string Type, string Row, Func<uint, string> Write)[] Tables =
    [
        ("const int", "class", "public const int $N = $V;", WriteInt),
        ("const int, negative decimals", "class", "public const int $N = $V;", static value => $"{(int)value}"),
        ("const int, lower-case", "class", "public const int $N = unchecked((int)$V);", static value => $"0x{value:x8}u"),
        ("const uint", "class", "public const uint $N = $V;", static value => $"0x{value:X8}"),
        ("const uint with a suffix", "class", "public const uint $N = $V;", static value => $"0X{value:X8}U"),
        ("const uint, decimals", "class", "public const uint $N = $V;", static value => $"{value}u"),
        ("const long", "class", "public const long $N = $V;", static value => $"0x{value:X8}L"),
        ("const long, sign-extended", "class", "public const long $N = $V;", WriteInt),
        ("const long, negative decimals", "class", "public const long $N = $V;", static value => $"{(int)value}L"),
        ("const ulong", "class", "public const ulong $N = $V;", static value => $"0x{value:X8}"),
        ("const ulong, sign-extended", "class", "public const ulong $N = $V;", static value => $"0x{(ulong)(int)value:X8}UL"),
        ("enum", "enum", "$N = $V,", WriteInt),
        ("enum : uint", "enum:uint", "$N = $V,", static value => $"0x{value:X8}"),
        ("enum : long", "enum:long", "$N = $V,", static value => $"0x{value:X8}"),
        ("enum : ulong", "enum:ulong", "$N = $V,", static value => $"0x{value:X8}"),
        ("static readonly uint", "class", "public static readonly uint $N = $V;", static value => $"0x{value:X8}"),
        ("static readonly enum", "class", "public static readonly Burning.HResult $N = $V;", static value => $"(Burning.HResult)0x{value:X8}"),
        ("static readonly struct by a cast", "class", "public static readonly Windows.Win32.Foundation.HRESULT $N = $V;", static value => $"(Windows.Win32.Foundation.HRESULT)0x{value:X8}"),
        ("static readonly struct by its constructor", "class", "public static readonly Windows.Win32.Foundation.HRESULT $N = $V;", static value => $"new Windows.Win32.Foundation.HRESULT({WriteInt(value)})"),
        ("property", "class", "public static int $N => $V;", WriteInt),
        ("property with an initializer", "class", "public uint $N { get; } = $V;", static value => $"0x{value:X8}"),
        ("property with a getter", "class", "public ulong $N { get { return $V; } }", static value => $"0x{value:X8}"),
    ];

    public static TheoryData<string> TableNames { get; } = [.. Tables.Select(static table => table.Name)];

    [Theory]
    [MemberData(nameof(TableNames))]
    public async Task Knows_every_result_code(string tableName)
    {
        var table = Tables.Single(table => table.Name == tableName);
        var right = Write(static (code, _) => code.Value);

        // Another digit from row to row.
        var wrong = Write(static (code, index) => code.Value ^ (1u << (4 * (index % 8))));
        using var workspace = new AdhocWorkspace();
        Assert.Empty(await ReportsAsync(await AddDocumentAsync(workspace, right)));

        var document = await AddDocumentAsync(workspace, wrong);
        var reports = await ReportsAsync(document);
        Assert.Equal(ImapiCatalog.ResultCodes.Select(static code => code.Name), reports.Select(static report => report.GetMessage(CultureInfo.InvariantCulture).Split('\'')[1]));

        var corrected = await FixAsync(document, reports);
        Assert.Equal(right, (await corrected.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        Assert.Empty(await ReportsAsync(corrected));

        string Write(Func<ResultCode, int, uint> valueOf)
        {
            var rows = ImapiCatalog.ResultCodes.Select((code, index) => "    " + table.Row.Replace("$N", code.Name).Replace("$V", table.Write(valueOf(code, index))));
            return $"public {table.Type.Replace("enum", "enum Codes ").Replace("class", "class Codes")}\n{{\n{string.Join('\n', rows)}\n}}\n";
        }
    }

    [Fact]
    public async Task Knows_every_enumeration()
    {
        using var workspace = new AdhocWorkspace();
        Assert.Empty(await ReportsAsync(await AddDocumentAsync(workspace, Write(difference: 0))));

        var document = await AddDocumentAsync(workspace, Write(difference: 8));
        var reports = await ReportsAsync(document);
        Assert.Equal(203, reports.Length);
        Assert.Equal(Write(difference: 0), (await (await FixAsync(document, reports)).GetTextAsync(TestContext.Current.CancellationToken)).ToString());

        static string Write(int difference) => string.Concat(ImapiCatalog.Enumerations.Values.Where(static row => row.Name != "(constant)").Select(row =>
            $"public enum {row.Name}\n{{\n{string.Concat(row.Members.Select(member => $"    {member.Key} = {member.Value ^ difference},\n"))}}}\n"));
    }

    [Fact]
    public Task Corrects_the_value_in_its_own_style() => Verify.VerifyAsync(
        """
        static class Codes
        {
            public const uint IMAPI_S_PROPERTIESIGNORED = [|0x80040200|]; // a warning only
            public const uint IMAPI_S_BUFFER_TOO_SMALL = [|0x80040201|];
            public const uint IMAPI_S_BUFFER_TO_SMALL = 0x00040201;
            public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = [|unchecked( /* v2 */ (int)0xc0aa0203)|];
            public const int E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED = [|-1062600182|], E_IMAPI_RECORDER_LOCKED = [|unchecked((int)~0x3F55FDEEu)|];
            public const int E_IMAPI_REQUEST_CANCELLED = [|0x0000_0002|];
            public const int E_IMAPI_RECORDER_MEDIA_BUSY = [|2|];
            public const long IMAPI_E_NOTOPENED = [|0x8004020D|];
            public const long IMAPI_E_GENERIC = [|-2147220977|];
            public const long IMAPI_E_FILEACCESS = [|0x180040218|];
            public const ulong IMAPI_E_USERABORT = [|0xFFFFFFFF_8004_020C|];
            public const ulong IMAPI_E_FILEEXISTS = [|18446744071562330661|];
            public static readonly int? IMAPI_E_INVALIDIMAGE = [|(int?)5|];
        }
        """,
        """
        static class Codes
        {
            public const uint IMAPI_S_PROPERTIESIGNORED = 0x00040200; // a warning only
            public const uint IMAPI_S_BUFFER_TOO_SMALL = 0x00040201;
            public const uint IMAPI_S_BUFFER_TO_SMALL = 0x00040201;
            public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked( /* v2 */ (int)0xc0aa0202);
            public const int E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED = -1062600183, E_IMAPI_RECORDER_LOCKED = unchecked((int)~0x3F55FDEFu);
            public const int E_IMAPI_REQUEST_CANCELLED = unchecked((int)0xC0AA0002);
            public const int E_IMAPI_RECORDER_MEDIA_BUSY = -1062600185;
            public const long IMAPI_E_NOTOPENED = 0x8004020B;
            public const long IMAPI_E_GENERIC = -2147220978;
            public const long IMAPI_E_FILEACCESS = 0x80040218;
            public const ulong IMAPI_E_USERABORT = 0xFFFFFFFF8004020D;
            public const ulong IMAPI_E_FILEEXISTS = 18446744071562330660;
            public static readonly int? IMAPI_E_INVALIDIMAGE = (int?)(-2147220962);
        }
        """);

    [Fact]
    public Task Corrects_what_is_computed() => Verify.VerifyAsync(
        """
        static class Codes
        {
            const uint Facility = 0xC0AA0000;

            public const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = [|Facility | 0x0203|];
            public const int E_IMAPI_RECORDER_LOCKED = [|unchecked((int)((1u << 31) | (0xAAu << 16) | 0x210u))|];
            public const ulong E_IMAPI_REQUEST_CANCELLED = [|Facility + 3|];
            public const uint E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED = Facility | 0x0209;
            public const uint E_IMAPI_RECORDER_MEDIA_BUSY = {|#0:Facility /* v2 */ | 0x0208|};
            public const int IMAPI_E_NOTOPENED = (int)Copies.IMAPI_E_NOTOPENED;

            static uint Find()
            {
                const long IMAPI_E_GENERIC = [|0x8004020F|];
                const uint E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED = 0xC0AA0212;
                return unchecked((uint)IMAPI_E_GENERIC + E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED);
            }
        }

        static class Copies
        {
            public const long IMAPI_E_NOTOPENED = [|-2147220980|];
        }
        """,
        """
        static class Codes
        {
            const uint Facility = 0xC0AA0000;

            public const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;
            public const int E_IMAPI_RECORDER_LOCKED = unchecked((int)0xC0AA0210);
            public const ulong E_IMAPI_REQUEST_CANCELLED = 0xC0AA0002;
            public const uint E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED = Facility | 0x0209;
            public const uint E_IMAPI_RECORDER_MEDIA_BUSY = {|#0:Facility /* v2 */ | 0x0208|};
            public const int IMAPI_E_NOTOPENED = (int)Copies.IMAPI_E_NOTOPENED;

            static uint Find()
            {
                const long IMAPI_E_GENERIC = 0x8004020E;
                const uint E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED = 0xC0AA0212;
                return unchecked((uint)IMAPI_E_GENERIC + E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED);
            }
        }

        static class Copies
        {
            public const long IMAPI_E_NOTOPENED = -2147220981;
        }
        """,
        static test =>
        {
            var kept = new DiagnosticResult("IMAPI1003", DiagnosticSeverity.Warning).WithLocation(0)
                .WithMessage("'E_IMAPI_RECORDER_MEDIA_BUSY' is 0xC0AA0208, but imapi2error.h defines it as 0xC0AA0207. Use the header's value.");
            test.ExpectedDiagnostics.Add(kept);
            test.FixedState.ExpectedDiagnostics.Add(kept);
        });

    [Fact]
    public Task Corrects_structs_enums_and_properties() => Verify.VerifyAsync(
        """
        using Burning;
        using Windows.Win32.Foundation;

        class Codes
        {
            static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = [|(HRESULT)0xC0AA0203|];
            static readonly HRESULT E_IMAPI_RECORDER_LOCKED = [|new HRESULT(-1062600175)|];
            static readonly HRESULT E_IMAPI_REQUEST_CANCELLED = [|(HRESULT)(2)|];
            static readonly HResult IMAPI_E_NOTOPENED = [|HResult.Ok|];
            static readonly Failure IMAPI_E_GENERIC = [|(Failure)0x0004020E|];
            const HResult IMAPI_E_USERABORT = [|(HResult)0x8004020B|];

            int E_IMAPI_RECORDER_MEDIA_BUSY => [|unchecked((int)0xC0AA0206)|];
            uint E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED { get { return [|0xC0AA0213|]; } }
            uint E_IMAPI_RECORDER_MEDIA_BECOMING_READY { get; } = [|0xC0AA0206|];
            uint E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS { get => [|0xC0AA0207|]; }
        }

        enum Failure
        {
        }
        """,
        """
        using Burning;
        using Windows.Win32.Foundation;

        class Codes
        {
            static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = (HRESULT)0xC0AA0202;
            static readonly HRESULT E_IMAPI_RECORDER_LOCKED = new HRESULT(-1062600176);
            static readonly HRESULT E_IMAPI_REQUEST_CANCELLED = (HRESULT)(-1062600702);
            static readonly HResult IMAPI_E_NOTOPENED = (HResult)0x8004020B;
            static readonly Failure IMAPI_E_GENERIC = unchecked((Failure)0x8004020E);
            const HResult IMAPI_E_USERABORT = (HResult)0x8004020D;

            int E_IMAPI_RECORDER_MEDIA_BUSY => unchecked((int)0xC0AA0207);
            uint E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED { get { return 0xC0AA0212; } }
            uint E_IMAPI_RECORDER_MEDIA_BECOMING_READY { get; } = 0xC0AA0205;
            uint E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS { get => 0xC0AA0206; }
        }

        enum Failure
        {
        }
        """);

    [Fact]
    public Task Corrects_a_struct_made_by_its_type_alone() => Verify.VerifyNewestAsync(
        """
        using Windows.Win32.Foundation;

        static class Codes
        {
            static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = [|new(unchecked((int)0xC0AA0203))|];
            static HRESULT E_IMAPI_RECORDER_LOCKED => [|(HRESULT)0xC0AA_0211|];
        }
        """,
        """
        using Windows.Win32.Foundation;

        static class Codes
        {
            static readonly HRESULT E_IMAPI_RECORDER_MEDIA_NO_MEDIA = new(unchecked((int)0xC0AA0202));
            static HRESULT E_IMAPI_RECORDER_LOCKED => (HRESULT)0xC0AA0210;
        }
        """);

    // v1 numbers IMAPI_E_NOTOPENED to IMAPI_E_GENERIC 0x8004020B, C, D, E.
    [Fact]
    public Task Corrects_members_that_count_on() => Verify.VerifyAsync(
        """
        enum Codes : uint
        {
            IMAPI_E_NOTOPENED = [|0x8004020A|], // one too few
            IMAPI_E_NOTINITIALIZED,
            IMAPI_E_USERABORT,
            Mine,
            [|E_IMAPI_RECORDER_LOCKED|],
            [|E_IMAPI_RECORDER_MEDIA_BUSY|] /* last */
        }

        enum SignedCodes
        {
            IMAPI_E_NOTOPENED = [|unchecked((int)0x8004020C)|],
            IMAPI_E_USERABORT,
            IMAPI_E_GENERIC,
            [|IMAPI_E_DEVICE_NOTPRESENT|],
        }

        enum FsiItemType
        {
            FsiItemNotFound,
            // A directory is missing here.
            [|FsiItemFile|],
        }

        enum MEDIA_TYPES : long
        {
            [|MEDIA_CDDA_CDROM|],
            MEDIA_CD_ROM_XA,
            MEDIA_CD_I,
            MEDIA_CD_EXTRA = [|5|],
            MEDIA_CD_OTHER = [|1 + 5|],
            MEDIA_SPECIAL = 0x6
        }

        enum FsiFileSystems { FsiFileSystemISO9660 = 1, FsiFileSystemUnknown = [|0x4000000|] }
        """,
        """
        enum Codes : uint
        {
            IMAPI_E_NOTOPENED = 0x8004020B, // one too few
            IMAPI_E_NOTINITIALIZED,
            IMAPI_E_USERABORT,
            Mine = 0x8004020D,
            E_IMAPI_RECORDER_LOCKED = 0xC0AA0210,
            E_IMAPI_RECORDER_MEDIA_BUSY = 0xC0AA0207 /* last */
        }

        enum SignedCodes
        {
            IMAPI_E_NOTOPENED = unchecked((int)0x8004020B),
            IMAPI_E_USERABORT = unchecked((int)0x8004020D),
            IMAPI_E_GENERIC,
            IMAPI_E_DEVICE_NOTPRESENT = unchecked((int)0x80040213),
        }

        enum FsiItemType
        {
            FsiItemNotFound,
            // A directory is missing here.
            FsiItemFile = 2,
        }

        enum MEDIA_TYPES : long
        {
            MEDIA_CDDA_CDROM = 1,
            MEDIA_CD_ROM_XA,
            MEDIA_CD_I,
            MEDIA_CD_EXTRA = 4,
            MEDIA_CD_OTHER = 5,
            MEDIA_SPECIAL = 0x6
        }

        enum FsiFileSystems { FsiFileSystemISO9660 = 1, FsiFileSystemUnknown = 0x40000000 }
        """);

    [Fact]
    public Task Says_both_values_and_the_header() => Verify.VerifyAsync(
        """
        static class Codes
        {
            public const uint IMAPI_S_BUFFER_TOO_SMALL = {|#0:0x80040201|};
            public const ulong IMAPI_E_FSI_INTERNAL_ERROR = {|#1:0x1C0AAB100|};
            public const long E_IMAPI_RECORDER_LOCKED = {|#2:-1062600175|};
        }

        enum FsiItemType
        {
            FsiItemFile = {|#3:-2|},
        }
        """,
        """
        static class Codes
        {
            public const uint IMAPI_S_BUFFER_TOO_SMALL = 0x00040201;
            public const ulong IMAPI_E_FSI_INTERNAL_ERROR = 0xC0AAB100;
            public const long E_IMAPI_RECORDER_LOCKED = -1062600176;
        }

        enum FsiItemType
        {
            FsiItemFile = 2,
        }
        """,
        static test => test.ExpectedDiagnostics.AddRange(
        [
            Report(0, "'IMAPI_S_BUFFER_TOO_SMALL' is 0x80040201, but imapierror.h defines it as 0x00040201. Use the header's value."),
            Report(1, "'IMAPI_E_FSI_INTERNAL_ERROR' is 0x1C0AAB100, but imapi2fserror.h defines it as 0xC0AAB100. Use the header's value."),
            Report(2, "'E_IMAPI_RECORDER_LOCKED' is 0xC0AA0211, but imapi2error.h defines it as 0xC0AA0210. Use the header's value."),
            Report(3, "'FsiItemFile' is -2, but imapi2fs.h defines it as 2. Use the header's value."),
        ]));

    [Fact]
    public Task Leaves_the_numbers_of_other_members() => Verify.VerifyAsync(
        """
        enum FsiItemType
        {
            FsiItemNotFound = [|3|],
            // ours
            Shortcut, /* from 4 on */
            Other,
            FsiItemFile = 2,
        }

        enum Codes
        {
            IMAPI_E_NOTOPENED = [|unchecked((int)0x8004020F)|],
            Mine,
            Mine2,
        }

        enum Wide : long
        {
            E_IMAPI_RECORDER_LOCKED = [|0x1C0AA0211|],
            Next,
            IMAPI_E_NOTOPENED = [|unchecked((int)0x8004020F)|],
            Mine
        }

        enum MEDIA_TYPES
        {
            MEDIA_CDDA_CDROM = [|5|],
            [|MEDIA_CD_EXTRA|],
            Mine,
            MEDIA_SPECIAL = 6,
        }

        enum Between
        {
            IMAPI_E_NOTOPENED = [|unchecked((int)0x8004020A)|],
            Mine,
            IMAPI_E_USERABORT,
            Mine2,
            Mine3,
        }

        enum Numbered
        {
            IMAPI_E_NOTOPENED = [|5|],
            IMAPI_E_USERABORT,
            Mine,
        }
        """,
        """
        enum FsiItemType
        {
            FsiItemNotFound = 0,
            // ours
            Shortcut = 4, /* from 4 on */
            Other,
            FsiItemFile = 2,
        }

        enum Codes
        {
            IMAPI_E_NOTOPENED = unchecked((int)0x8004020B),
            Mine = unchecked((int)0x80040210),
            Mine2,
        }

        enum Wide : long
        {
            E_IMAPI_RECORDER_LOCKED = 0xC0AA0210,
            Next = 7527334418,
            IMAPI_E_NOTOPENED = unchecked((int)0x8004020B),
            Mine = unchecked((long)(int)0x80040210)
        }

        enum MEDIA_TYPES
        {
            MEDIA_CDDA_CDROM = 1,
            MEDIA_CD_EXTRA = 4,
            Mine = 7,
            MEDIA_SPECIAL = 6,
        }

        enum Between
        {
            IMAPI_E_NOTOPENED = unchecked((int)0x8004020B),
            Mine = unchecked((int)0x8004020B),
            IMAPI_E_USERABORT = unchecked((int)0x8004020D),
            Mine2 = unchecked((int)0x8004020D),
            Mine3,
        }

        enum Numbered
        {
            IMAPI_E_NOTOPENED = -2147220981,
            IMAPI_E_USERABORT = unchecked((int)0x8004020D),
            Mine = 7,
        }
        """);

    [Fact]
    public Task Silent_on_what_has_the_name_alone() => Silent.VerifyAsync(
        """
        using Burning;

        class Other
        {
            const string E_IMAPI_RECORDER_LOCKED = "locked";
            const bool E_IMAPI_REQUEST_CANCELLED = true;
            const char IMAPI_E_NOTOPENED = 'x';
            const double IMAPI_E_GENERIC = 5.0;
            const short IMAPI_E_USERABORT = 5;
            const byte IMAPI_E_FILEACCESS = 5;
            static readonly object IMAPI_E_FILEEXISTS = 5;
            static readonly float IMAPI_E_INVALIDIMAGE = 5;
            static readonly int IMAPI_E_NOTINITIALIZED = int.Parse("5");
            static readonly uint IMAPI_E_LOSS_OF_STREAMING;
            static readonly int[] IMAPI_E_BAD_JOLIET_NAME = { 5 };
            int E_IMAPI_RECORDER_MEDIA_BUSY = 5;
            static uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA { get; set; } = 5;
            int IMAPI_E_STASHINUSE { get { System.Console.WriteLine(); return 5; } }

            int IMAPI_E_ALREADYOPEN() => 5;

            int Read(int IMAPI_E_NOACTIVEFORMAT = 5)
            {
                int IMAPI_E_NOACTIVERECORDER = 5;
                return IMAPI_E_NOACTIVERECORDER + IMAPI_E_NOACTIVEFORMAT + E_IMAPI_RECORDER_MEDIA_BUSY;
            }
        }

        class Namesakes
        {
            const uint E_IMAPI_RECORDER_LOCKED_OUT = 5;
            const uint e_imapi_recorder_locked = 5;
            const uint FsiItemFile = 5;
            const uint IMAPI_SECTOR_SIZE = 2352;
        }

        enum Ordinals
        {
            None,
            E_IMAPI_RECORDER_LOCKED,
            E_IMAPI_REQUEST_CANCELLED,
            First = 100,
            IMAPI_E_NOTOPENED,
        }

        enum Bytes : byte
        {
            E_IMAPI_RECORDER_LOCKED = 1,
        }

        enum ItemType
        {
            FsiItemFile = 7,
        }

        enum FsiItemType
        {
            FsiItemDirectory = 1,
            FsiItemShortcut = 7,
        }
        """);

    [Fact]
    public Task Silent_on_either_extension() => Silent.VerifyAsync(
        """
        static class Codes
        {
            const long E_IMAPI_RECORDER_LOCKED = 0xC0AA0210;
            const long E_IMAPI_REQUEST_CANCELLED = unchecked((int)0xC0AA0002);
            const long IMAPI_E_NOTOPENED = -2147220981;
            const ulong IMAPI_E_GENERIC = 0xFFFFFFFF8004020E;
            const ulong IMAPI_E_USERABORT = 0x8004020D;
            static readonly long E_IMAPI_RECORDER_MEDIA_BUSY = unchecked((int)0xC0AA0207);
            static readonly ulong E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((ulong)(int)0xC0AA0202);
        }
        """);

    [Fact]
    public Task A_member_that_bears_a_name_brings_IMAPI_into_sight() => Verify.VerifyAsync(
        "static class Codes { public static readonly uint E_IMAPI_RECORDER_LOCKED = [|0xC0AA0211|]; }",
        "static class Codes { public static readonly uint E_IMAPI_RECORDER_LOCKED = 0xC0AA0210; }",
        WithoutInterop);

    [Fact]
    public Task An_enumeration_brings_IMAPI_into_sight() => Verify.VerifyAsync(
        "enum IMAPI_BURN_VERIFICATION_LEVEL { IMAPI_BURN_VERIFICATION_NONE, IMAPI_BURN_VERIFICATION_FULL = [|1|] }",
        "enum IMAPI_BURN_VERIFICATION_LEVEL { IMAPI_BURN_VERIFICATION_NONE, IMAPI_BURN_VERIFICATION_FULL = 2 }",
        WithoutInterop);

    // The generated constants are in this compilation too.
    [Fact]
    public Task A_local_does_not_bring_IMAPI_into_sight() => Silent.VerifyAsync(
        """
        class Burner
        {
            uint Read()
            {
                const uint E_IMAPI_RECORDER_LOCKED = 0xC0AA0211;
                return E_IMAPI_RECORDER_LOCKED ^ unchecked((uint)Imapi.ImapiResult.E_IMAPI_REQUEST_CANCELLED);
            }
        }
        """,
        configure: WithoutInterop);

    [Fact]
    public async Task Survives_broken_declarations()
    {
        using var workspace = new AdhocWorkspace();
        var document = await AddDocumentAsync(workspace, """
            enum MEDIA_TYPES { MEDIA_SPECIAL = , MEDIA_CD_I = MEDIA_CD_I, = 5, [Unknown] MEDIA_CD_OTHER = Unknown.Member,, MEDIA_CD_EXTRA = "x" }
            enum : uint { IMAPI_E_GENERIC, = }
            class Codes
            {
                const E_IMAPI_RECORDER_LOCKED = 5;
                const int IMAPI_E_USERABORT = IMAPI_E_USERABORT + 1, IMAPI_E_NOTOPENED = , = 7;
                const Unknown IMAPI_E_FILEACCESS = (Unknown)5, IMAPI_E_FILEEXISTS = new Unknown(5);
                const int IMAPI_E_INVALIDIMAGE = 1 / 0;
                const decimal IMAPI_E_STASHINUSE = 5m;
                static readonly int IMAPI_E_NOACTIVEFORMAT = (int)"x";
                int IMAPI_E_LOSS_OF_STREAMING => ;
                int IMAPI_E_BAD_JOLIET_NAME { get { return; } }
                int IMAPI_E_ALREADYOPEN { get => throw null; } = 5
                readonly Windows.Win32.Foundation.HRESULT IMAPI_E_NOACTIVERECORDER = new Windows.Win32.Foundation.HRESULT("x");
            }
            """);
        var reports = await ReportsAsync(document);
        await FixAsync(document, reports);
    }

    private static string WriteInt(uint value) => (int)value < 0 ? $"unchecked((int)0x{value:X8})" : $"0x{value:X8}";

    private static DiagnosticResult Report(int location, string message) =>
        new DiagnosticResult("IMAPI1003", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);

    private static void WithoutInterop<TCodeFix>(ImapiVerifier<WrongConstantValueAnalyzer, TCodeFix>.Test test)
        where TCodeFix : CodeFixProvider, new()
    {
        test.TestState.Sources.RemoveAt(1);
        test.FixedState.Sources.RemoveAt(1);
    }

    private static async Task<Document> AddDocumentAsync(AdhocWorkspace workspace, string source) =>
        workspace.AddProject("Burner", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(await ReferenceSet.Net10.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken))
            .AddDocument("Interop.cs", BurningInterop.Source).Project
            .AddDocument("Codes.cs", source);

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var reports = await compilation.WithAnalyzers([new WrongConstantValueAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.All(reports, static report => Assert.Equal("IMAPI1003", report.Id));
        return [.. reports.OrderBy(static report => report.Location.SourceSpan.Start)];
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> reports)
    {
        var fix = new CorrectValueFix();
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, codeActionEquivalenceKey: null, fix.FixableDiagnosticIds, new Reports(reports), TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var operation = Assert.Single((await action!.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>());
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    private sealed class Reports(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports);
    }
}

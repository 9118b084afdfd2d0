using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicEnumerationMemberAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicEnumerationMemberAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.NameEnumerationMemberFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class MagicEnumerationMemberTests
{
    private const string Declarations = """

        enum IMAPI_MEDIA_PHYSICAL_TYPE
        {
            IMAPI_MEDIA_TYPE_UNKNOWN = 0,
            IMAPI_MEDIA_TYPE_CDROM = 1,
            IMAPI_MEDIA_TYPE_DVDROM = 4,
            IMAPI_MEDIA_TYPE_DVDRAM = 5,
        }

        [System.Flags]
        enum FsiFileSystems
        {
            FsiFileSystemNone = 0,
            FsiFileSystemISO9660 = 1,
            FsiFileSystemJoliet = 2,
            FsiFileSystemUDF = 4,
        }
        """;

    private const string Overlapping = """


        [System.Flags]
        enum FsiFileSystems
        {
            FsiFileSystemNone = 0,
            FsiFileSystemISO9660 = 1,
            FsiFileSystemJoliet = 2,
            IsoAndJoliet = 3,
            FsiFileSystemUDF = 4,
        }
        """;

    // The cast's parenthesis kept the keyword apart.
    [Fact]
    public Task Keeps_words_apart() => Verify.VerifyAsync(
        """
        class Burner
        {
            FsiFileSystems Systems() { return[|(FsiFileSystems)4|]; }
        }
        """ + Declarations,
        """
        class Burner
        {
            FsiFileSystems Systems() { return FsiFileSystems.FsiFileSystemUDF; }
        }
        """ + Declarations);

    [Fact]
    public Task Names_the_member_or_the_flags() => Verify.VerifyAsync(
        """
        class Burner
        {
            FsiFileSystems systems = {|IMAPI1006:(FsiFileSystems)3|};

            bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == {|IMAPI1006:(IMAPI_MEDIA_PHYSICAL_TYPE)0x05|} || media == {|IMAPI1006:(IMAPI_MEDIA_PHYSICAL_TYPE)(0)|};

            bool Has(FsiFileSystems systems) => (systems & {|IMAPI1006:(FsiFileSystems)6|}) != 0 || systems == {|IMAPI1006:(FsiFileSystems)4|} /* UDF */;

            void Give() => Take({|IMAPI1006:(FsiFileSystems)unchecked((int)5u)|});

            FsiFileSystems Joined() => {|IMAPI1006:(FsiFileSystems)(1 | 2)|};

            FsiFileSystems Shifted() => {|IMAPI1006:(FsiFileSystems)((1 << 0) /* ISO */ | 1 << 2)|};

            void Take(FsiFileSystems systems) { }
        }
        """ + Declarations,
        """
        class Burner
        {
            FsiFileSystems systems = FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemJoliet;

            bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_DVDRAM || media == IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_UNKNOWN;

            bool Has(FsiFileSystems systems) => (systems & (FsiFileSystems.FsiFileSystemJoliet | FsiFileSystems.FsiFileSystemUDF)) != 0 || systems == FsiFileSystems.FsiFileSystemUDF /* UDF */;

            void Give() => Take(FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemUDF);

            FsiFileSystems Joined() => FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemJoliet;

            FsiFileSystems Shifted() => FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemUDF /* ISO */;

            void Take(FsiFileSystems systems) { }
        }
        """ + Declarations);

    // The cast says the type of the whole.
    [Fact]
    public Task Names_the_member_inside_a_cast_to_the_nullable() => Verify.VerifyAsync(
        """
        class Burner
        {
            FsiFileSystems? systems = {|IMAPI1006:(FsiFileSystems)3|};

            object Local() { var held = {|IMAPI1006:(FsiFileSystems?)3|}; return held; }

            FsiFileSystems? Chosen(bool any) => any ? {|IMAPI1006:(FsiFileSystems?)(1 | 4)|} : null;

            bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE? media) => media == {|IMAPI1006:(IMAPI_MEDIA_PHYSICAL_TYPE?)5|} || media == {|IMAPI1006:(IMAPI_MEDIA_PHYSICAL_TYPE)5|};

            FsiFileSystems? Twice() => (FsiFileSystems?){|IMAPI1006:(FsiFileSystems)3|};
        }
        """ + Declarations,
        """
        class Burner
        {
            FsiFileSystems? systems = FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemJoliet;

            object Local() { var held = (FsiFileSystems?)(FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemJoliet); return held; }

            FsiFileSystems? Chosen(bool any) => any ? (FsiFileSystems?)(FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemUDF) : null;

            bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE? media) => media == (IMAPI_MEDIA_PHYSICAL_TYPE?)IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_DVDRAM || media == IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_DVDRAM;

            FsiFileSystems? Twice() => (FsiFileSystems?)(FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemJoliet);
        }
        """ + Declarations);

    [Fact]
    public Task Says_that_there_is_no_such_member() => Verify.VerifyAsync(
        """
        class Burner
        {
            bool Known(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == {|#0:(IMAPI_MEDIA_PHYSICAL_TYPE)2|};

            bool Unknown(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == {|#1:(IMAPI_MEDIA_PHYSICAL_TYPE)77|};

            FsiFileSystems Flags() => {|#2:(FsiFileSystems)9|};

            bool Joined(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == {|#3:(IMAPI_MEDIA_PHYSICAL_TYPE)31|};
        }
        """ + Declarations,
        configure: static test => test.ExpectedDiagnostics.AddRange(
        [
            Expected(0, "Use 'IMAPI_MEDIA_TYPE_CDR' instead of 2"),
            Expected(1, "77 is not a member of 'IMAPI_MEDIA_PHYSICAL_TYPE'. Use a member that the enumeration has."),
            Expected(2, "9 is not a member of 'FsiFileSystems'. Use a member that the enumeration has."),
            Expected(3, "31 is not a member of 'IMAPI_MEDIA_PHYSICAL_TYPE'. Use a member that the enumeration has."),
        ]));

    [Fact]
    public Task Takes_flags_apart_into_the_fewest_members() => Verify.VerifyAsync(
        """
        class Burner
        {
            FsiFileSystems All() => {|#0:(FsiFileSystems)7|};

            FsiFileSystems Overlapping() => {|#1:(FsiFileSystems)6|};
        }
        """ + Overlapping,
        """
        class Burner
        {
            FsiFileSystems All() => FsiFileSystems.IsoAndJoliet | FsiFileSystems.FsiFileSystemUDF;

            FsiFileSystems Overlapping() => FsiFileSystems.FsiFileSystemJoliet | FsiFileSystems.FsiFileSystemUDF;
        }
        """ + Overlapping,
        static test => test.ExpectedDiagnostics.AddRange(
        [
            Expected(0, "Use 'IsoAndJoliet | FsiFileSystemUDF' instead of 7"),
            Expected(1, "Use 'FsiFileSystemJoliet | FsiFileSystemUDF' instead of 6"),
        ]));

    [Fact]
    public Task Names_flags_that_the_declaration_lacks() => Verify.VerifyAsync(
        """
        class Burner
        {
            FsiFileSystems Joined() => {|#0:(FsiFileSystems)3|};
        }

        enum FsiFileSystems
        {
            FsiFileSystemISO9660 = 1,
        }
        """,
        configure: static test => test.ExpectedDiagnostics.Add(Expected(0, "Use 'FsiFileSystemISO9660 | FsiFileSystemJoliet' instead of 3")));

    [Fact]
    public Task Silent_where_no_number_is_cast_or_the_enumeration_is_not_IMAPIs() => Silent.VerifyAsync(
        """
        class Burner
        {
            const int Udf = 4;
            const FsiFileSystems Usual = (FsiFileSystems)3;

            FsiFileSystems Zero() => (FsiFileSystems)0;

            FsiFileSystems Implicit() => 0;

            FsiFileSystems Variable(int systems) => (FsiFileSystems)systems;

            FsiFileSystems Named() => (FsiFileSystems)Udf;

            FsiFileSystems OfOther(EmulationType type) => (FsiFileSystems)EmulationType.Fast;

            EmulationType Other() => (EmulationType)1;

            static readonly FsiFileSystems? Held = (FsiFileSystems?)3;

            FsiFileSystems? ZeroOrNull() => (FsiFileSystems?)0 ?? (FsiFileSystems?)null;

            FsiFileSystems? VariableOrNull(int? systems) => (FsiFileSystems?)systems;

            FsiFileSystems JoinedWithName() => (FsiFileSystems)(1 | Udf);

            IMAPI_MEDIA_PHYSICAL_TYPE NoFlags() => (IMAPI_MEDIA_PHYSICAL_TYPE)(4 | 1);

            bool ImplicitZero(IMAPI_MEDIA_PHYSICAL_TYPE? media) => media == 0;

            int Back() => (int)FsiFileSystems.FsiFileSystemUDF;
        }

        enum EmulationType { Slow, Fast }
        """ + Declarations);

    [Fact]
    public Task Survives_what_is_no_member() => Silent.VerifyAsync(
        """
        class Burner
        {
            object[] values = { (FsiFileSystems)1e300, (FsiFileSystems?)1e300, (FsiFileSystems)"x", (FsiFileSystems?)"x", (FsiFileSystems?)default, (FsiFileSystems)(1 | ), (FsiFileSystems?)(1 | "x") };
        }
        """ + Declarations,
        configure: static test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public async Task Every_member_of_every_enumeration_is_named_in_its_enumeration()
    {
        var enumerations = ImapiCatalog.Enumerations.Values.Where(static enumeration => enumeration.Name != "(constant)").ToList();
        var declared = string.Concat(enumerations.Select(static enumeration =>
            $"enum {enumeration.Name} {{ {string.Join(", ", enumeration.Members.Select(static member => $"{member.Key} = {member.Value}"))} }}\n"));
        var casts = string.Concat(enumerations.SelectMany(static enumeration => enumeration.Members.Select(member => (enumeration, member)))
            .Where(static pair => !(pair.enumeration.IsFlags && pair.member.Value == 0))
            .Select(static (pair, index) => $"    {pair.enumeration.Name} M{index}() => {{|IMAPI1006:({pair.enumeration.Name})({pair.member.Value})|}};\n"));
        await Silent.VerifyAsync($"class Burner\n{{\n{casts}}}\n{declared}", configure: static test => test.CompilerDiagnostics = CompilerDiagnostics.None);
    }

    [Fact]
    public Task Flags_in_a_pattern_stand_in_parentheses() => Verify.VerifyNewestAsync(
        """
        class Burner
        {
            bool Is(FsiFileSystems systems) => systems is {|IMAPI1006:(FsiFileSystems)3|} or {|IMAPI1006:(FsiFileSystems)4|};

            bool IsNot(FsiFileSystems systems) => systems is not {|IMAPI1006:(FsiFileSystems)6|};
        }
        """ + Declarations,
        """
        class Burner
        {
            bool Is(FsiFileSystems systems) => systems is (FsiFileSystems.FsiFileSystemISO9660 | FsiFileSystems.FsiFileSystemJoliet) or FsiFileSystems.FsiFileSystemUDF;

            bool IsNot(FsiFileSystems systems) => systems is not (FsiFileSystems.FsiFileSystemJoliet | FsiFileSystems.FsiFileSystemUDF);
        }
        """ + Declarations);

    [Fact]
    public Task Keeps_comments_inside_the_cast() => Verify.VerifyAsync(
        """
        class Burner
        {
            bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == {|IMAPI1006:(IMAPI_MEDIA_PHYSICAL_TYPE)/* DVD-RAM */5|};
        }
        """ + Declarations,
        """
        class Burner
        {
            bool IsRam(IMAPI_MEDIA_PHYSICAL_TYPE media) => media == IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_DVDRAM /* DVD-RAM */;
        }
        """ + Declarations);

    private static DiagnosticResult Expected(int location, string message) =>
        new DiagnosticResult("IMAPI1006", DiagnosticSeverity.Info).WithLocation(location).WithMessage(message);
}

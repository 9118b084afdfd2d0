using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SuccessCodeRejectedAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.TestSignFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

/// <summary>IMAPI2003 on the types that hold an HRESULT, and on <c>Equals</c>.</summary>
public sealed class SuccessCodeRejectedTypeTests
{
    [Fact]
    public Task Tests_unsigned_and_converted_values_as_int() => Verify.VerifyBodiesAsync(
        """
        bool Unsigned(IJolietDiscMaster joliet)
        {
            uint hr = joliet.SetJolietProperties(null);
            return [|hr == 0|];
        }

        bool Cast(IDiscFormat2Data format, IJolietDiscMaster joliet)
        {
            int hr = format.SetWriteSpeed(1, false);
            if ([|(uint)hr != 0|]) return false;
            long wide = joliet.SetJolietProperties(null);
            return [|wide == 0|];
        }
        """,
        """
        bool Unsigned(IJolietDiscMaster joliet)
        {
            uint hr = joliet.SetJolietProperties(null);
            return unchecked((int)hr) >= 0;
        }

        bool Cast(IDiscFormat2Data format, IJolietDiscMaster joliet)
        {
            int hr = format.SetWriteSpeed(1, false);
            if (hr < 0) return false;
            long wide = joliet.SetJolietProperties(null);
            return unchecked((int)wide) >= 0;
        }
        """);

    [Fact]
    public Task Tests_an_enumeration_as_int() => Verify.VerifyBodiesAsync(
        """
        bool Enumeration(IDiscFormat2RawCD raw)
        {
            var hr = raw.SetWriteSpeed(1, false);
            if ([|hr != HResult.Ok|]) return false;
            return [|raw.PrepareMedia() == 0|];
        }
        """,
        """
        bool Enumeration(IDiscFormat2RawCD raw)
        {
            var hr = raw.SetWriteSpeed(1, false);
            if (unchecked((int)hr) < 0) return false;
            return (int)raw.PrepareMedia() >= 0;
        }
        """);

    [Fact]
    public Task Tests_a_struct_by_its_members() => Verify.VerifyBodiesAsync(
        """
        bool Struct(IDiscFormat2TrackAtOnce audio, IDiscFormat2TrackAtOnce other)
        {
            HRESULT hr = audio.SetWriteSpeed(1, false);
            if ([|hr != 0|]) return false;
            if ([|other.SetWriteSpeed(1, false) != /* S_OK */ default(HRESULT)|]) return false;
            return true;
        }

        bool StructValue(IDiscFormat2TrackAtOnce audio)
        {
            return [|audio.SetWriteSpeed(1, false).Value == 0|];
        }

        bool StructCast(IDiscFormat2TrackAtOnce audio)
        {
            return [|audio.SetWriteSpeed(1, false) == (HRESULT)0|];
        }
        """,
        """
        bool Struct(IDiscFormat2TrackAtOnce audio, IDiscFormat2TrackAtOnce other)
        {
            HRESULT hr = audio.SetWriteSpeed(1, false);
            if (hr.Failed) return false;
            if (other.SetWriteSpeed(1, false).Failed /* S_OK */) return false;
            return true;
        }

        bool StructValue(IDiscFormat2TrackAtOnce audio)
        {
            return audio.SetWriteSpeed(1, false).Value >= 0;
        }

        bool StructCast(IDiscFormat2TrackAtOnce audio)
        {
            return audio.SetWriteSpeed(1, false).Succeeded;
        }
        """);

    [Fact]
    public Task Tests_the_result_of_a_conditional_access() => Verify.VerifyBodiesAsync(
        """
        bool Nullable(IDiscFormat2Data format, IJolietDiscMaster joliet, IDiscFormat2TrackAtOnce audio)
        {
            if ([|format?.SetWriteSpeed(1, false) != 0|]) return false;
            if (!([|joliet?.SetJolietProperties(null) == 0|])) return false;
            if ([|audio?.SetWriteSpeed(1, false) != (HRESULT?)0|]) return false;
            return [|audio?.SetWriteSpeed(1, false) == (HRESULT?)0|];
        }
        """,
        """
        bool Nullable(IDiscFormat2Data format, IJolietDiscMaster joliet, IDiscFormat2TrackAtOnce audio)
        {
            if (!(format?.SetWriteSpeed(1, false) >= 0)) return false;
            if (!(unchecked((int?)joliet?.SetJolietProperties(null)) >= 0)) return false;
            if ((audio?.SetWriteSpeed(1, false))?.Succeeded != true) return false;
            return (audio?.SetWriteSpeed(1, false))?.Succeeded == true;
        }
        """);

    [Theory]
    [InlineData("Vanara.PInvoke", "HRESULT", "public bool Succeeded { get { return true; } } public bool Failed { get { return false; } } public const int S_OK = 0;", "hr.Failed", "hr.Succeeded")]
    [InlineData("TerraFX.Interop.Windows", "HRESULT", "public bool SUCCEEDED { get { return true; } } public bool FAILED { get { return false; } } public static implicit operator int(HRESULT hr) { return 0; }", "hr.FAILED", "hr.SUCCEEDED")]
    [InlineData("SharpGen.Runtime", "Result", "public bool Success { get { return true; } } public bool Failure { get { return false; } }", "hr.Failure", "hr.Success")]
    [InlineData("DirectN", "HRESULT", "public bool IsSuccess { get { return true; } } public bool IsError { get { return false; } }", "hr.IsError", "hr.IsSuccess")]
    [InlineData("DirectN", "HRESULT", "public static explicit operator int(HRESULT hr) { return 0; }", "(int)hr < 0", "(int)hr >= 0")]
    public Task Tests_by_the_type_in_use(string space, string type, string members, string failure, string success)
    {
        return Verify.VerifyAsync(
            Source($"[|hr != {space}.{type}.S_OK|]", $"[|hr == default({space}.{type})|]"),
            Source(failure, success));

        string Source(string failureTest, string successTest) =>
            $$"""
            using System.Runtime.InteropServices;

            [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
            interface IDiscFormat2Data
            {
                [PreserveSig] {{space}}.{{type}} SetWriteSpeed(int sectorsPerSecond, bool isPureCav);
            }

            class Burner
            {
                bool First(IDiscFormat2Data format)
                {
                    var hr = format.SetWriteSpeed(1, false);
                    if ({{failureTest}}) return false;
                    return true;
                }

                bool Second(IDiscFormat2Data format)
                {
                    var hr = format.SetWriteSpeed(1, false);
                    return {{successTest}};
                }
            }

            namespace {{space}}
            {
                public struct {{type}}
                {
                    {{(members.Contains("S_OK", StringComparison.Ordinal) ? "" : $"public static readonly {type} S_OK;")}}
                    {{members}}
                    public static bool operator ==({{type}} left, {{type}} right) { return true; }
                    public static bool operator !=({{type}} left, {{type}} right) { return false; }
                    {{(members.Contains("const", StringComparison.Ordinal) ? $"public static implicit operator {type}(int value) {{ return default({type}); }}" : "")}}
                    public override bool Equals(object other) { return false; }
                    public override int GetHashCode() { return 0; }
                }
            }
            """;
    }

    [Fact]
    public Task Offers_no_fix_where_the_type_cannot_be_asked() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface IDiscFormat2Data
        {
            [PreserveSig] DirectN.HRESULT SetWriteSpeed(int sectorsPerSecond, bool isPureCav);
        }

        class Burner
        {
            bool Run(IDiscFormat2Data format)
            {
                return [|format.SetWriteSpeed(1, false) == 0|];
            }
        }

        namespace DirectN
        {
            public struct HRESULT
            {
                public static bool operator ==(HRESULT left, int right) { return true; }
                public static bool operator !=(HRESULT left, int right) { return false; }
                public override bool Equals(object other) { return false; }
                public override int GetHashCode() { return 0; }
            }
        }
        """);

    [Fact]
    public Task Tests_the_sign_in_place_of_Equals() => Verify.VerifyBodiesAsync(
        """
        bool OfNumber()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (![|hr.Equals(0)|]) throw new InvalidOperationException();
            return true;
        }

        bool OfConstant()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return [|0.Equals(hr)|];
        }

        bool OfObject()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return [|Equals(hr, 0)|] && hr.ToString().Length > 0;
        }

        bool Named() => [|object.Equals(format.SetWriteSpeed(2720, false), 0)|] ? true : false;
        """,
        """
        bool OfNumber()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr < 0) throw new InvalidOperationException();
            return true;
        }

        bool OfConstant()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr >= 0;
        }

        bool OfObject()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr >= 0 && hr.ToString().Length > 0;
        }

        bool Named() => format.SetWriteSpeed(2720, false) >= 0 ? true : false;
        """);

    [Fact]
    public Task Tests_the_sign_in_place_of_Equals_of_other_types() => Verify.VerifyBodiesAsync(
        """
        bool OfUnsigned(IJolietDiscMaster joliet) => [|joliet.SetJolietProperties(null).Equals(0)|];

        bool OfStruct(IDiscFormat2TrackAtOnce audio)
        {
            HRESULT hr = audio.SetWriteSpeed(1, false);
            return ![|hr.Equals(default(HRESULT))|] ? false : true;
        }

        bool OfNullable()
        {
            int? hr = format?.SetWriteSpeed(2720, false);
            return [|hr.Equals(0)|];
        }
        """,
        """
        bool OfUnsigned(IJolietDiscMaster joliet) => unchecked((int)joliet.SetJolietProperties(null)) >= 0;

        bool OfStruct(IDiscFormat2TrackAtOnce audio)
        {
            HRESULT hr = audio.SetWriteSpeed(1, false);
            return hr.Failed ? false : true;
        }

        bool OfNullable()
        {
            int? hr = format?.SetWriteSpeed(2720, false);
            return hr >= 0;
        }
        """);
}

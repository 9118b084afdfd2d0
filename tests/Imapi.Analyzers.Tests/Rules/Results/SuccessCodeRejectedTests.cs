using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SuccessCodeRejectedAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SuccessCodeRejectedAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.TestSignFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class SuccessCodeRejectedTests
{
    private static readonly Action<Verify.Test> InCSharp8 = static test =>
    {
        FormatInterop.AddTo(test);
        test.LanguageVersion = LanguageVersion.CSharp8;
    };

    [Fact]
    public Task Tests_the_sign_where_the_other_branch_throws() => Verify.VerifyBodiesAsync(
        """
        void Throws()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr != 0|]) // refused
            {
                throw new COMException("speed", hr);
            }
        }

        void ThrowsDirectly()
        {
            if ([|format.SetWriteSpeed(2720, false) != 0|])
                throw new InvalidOperationException();
        }

        void ThrowsWhatIsNoException(bool quiet)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr != 0|] || quiet)
            {
                Marshal.ThrowExceptionForHR(hr);
                throw new InvalidOperationException();
            }
        }
        """,
        """
        void Throws()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr < 0) // refused
            {
                throw new COMException("speed", hr);
            }
        }

        void ThrowsDirectly()
        {
            if (format.SetWriteSpeed(2720, false) < 0)
                throw new InvalidOperationException();
        }

        void ThrowsWhatIsNoException(bool quiet)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr < 0 || quiet)
            {
                Marshal.ThrowExceptionForHR(hr);
                throw new InvalidOperationException();
            }
        }
        """);

    [Fact]
    public Task Tests_the_sign_where_the_other_branch_returns_a_failure() => Verify.VerifyBodiesAsync(
        """
        bool ReturnsFalse()
        {
            int hr;
            if ([|(hr = format.SetWriteSpeed(2720, false)) != 0|])
            {
                Console.WriteLine(hr);
                return false;
            }
            return true;
        }

        string ReturnsNull()
        {
            var hr = format.SetWriteSpeed(2720, false);
            if ([|0 == hr|])
            {
                return "set";
            }
            else
            {
                return null;
            }
        }

        int ReturnsNegative()
        {
            const int Ok = 0;
            int hr = format.SetWriteSpeed(2720, false);
            if (!([|hr == Ok|]))
                return -1;
            return 0;
        }

        int ReturnsFail()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr != /* S_OK */ 0|]) return unchecked((int)0x80004005);
            return 0;
        }

        bool Pattern()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr is 0|])
            {
                return true;
            }
            return false;
        }
        """,
        """
        bool ReturnsFalse()
        {
            int hr;
            if ((hr = format.SetWriteSpeed(2720, false)) < 0)
            {
                Console.WriteLine(hr);
                return false;
            }
            return true;
        }

        string ReturnsNull()
        {
            var hr = format.SetWriteSpeed(2720, false);
            if (hr >= 0)
            {
                return "set";
            }
            else
            {
                return null;
            }
        }

        int ReturnsNegative()
        {
            const int Ok = 0;
            int hr = format.SetWriteSpeed(2720, false);
            if (!(hr >= 0))
                return -1;
            return 0;
        }

        int ReturnsFail()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr < /* S_OK */ 0) return unchecked((int)0x80004005);
            return 0;
        }

        bool Pattern()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr >= 0)
            {
                return true;
            }
            return false;
        }
        """);

    [Fact]
    public Task Tests_the_sign_where_a_conditional_expression_fails() => Verify.VerifyBodiesAsync(
        """
        object Ternary(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            return [|hr == 0|] && flag ? new object() : null;
        }

        int TernaryThrow()
        {
            int hr = format.SetWriteSpeed(2720, false);
            var speed = [|hr == 0|] ? 2720 : throw new InvalidOperationException();
            return speed;
        }
        """,
        """
        object Ternary(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr >= 0 && flag ? new object() : null;
        }

        int TernaryThrow()
        {
            int hr = format.SetWriteSpeed(2720, false);
            var speed = hr >= 0 ? 2720 : throw new InvalidOperationException();
            return speed;
        }
        """);

    [Fact]
    public Task Follows_the_code_after_a_branch_that_leaves() => Verify.VerifyBodiesAsync(
        """
        void Throws(bool verbose)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr == 0|])
            {
                return;
            }
            if (verbose)
            {
                Console.WriteLine(hr);
            }
            foreach (var speed in new[] { 1, 2 })
            {
                Console.WriteLine(speed);
            }
            throw new InvalidOperationException();
        }

        bool ClimbsOut(object gate)
        {
            lock (gate)
            {
                try
                {
                    int hr = format.SetWriteSpeed(2720, false);
                    if ([|hr == 0|]) return true;
                    Console.WriteLine(hr);
                }
                catch (InvalidCastException)
                {
                    throw;
                }
            }
            return false;
        }
        """,
        """
        void Throws(bool verbose)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr >= 0)
            {
                return;
            }
            if (verbose)
            {
                Console.WriteLine(hr);
            }
            foreach (var speed in new[] { 1, 2 })
            {
                Console.WriteLine(speed);
            }
            throw new InvalidOperationException();
        }

        bool ClimbsOut(object gate)
        {
            lock (gate)
            {
                try
                {
                    int hr = format.SetWriteSpeed(2720, false);
                    if (hr >= 0) return true;
                    Console.WriteLine(hr);
                }
                catch (InvalidCastException)
                {
                    throw;
                }
            }
            return false;
        }
        """);

    [Fact]
    public Task Reports_a_branch_of_which_all_paths_fail() => Verify.VerifyBodiesAsync(
        """
        bool AllPaths(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr != 0|])
            {
                if (flag) throw new InvalidOperationException();
                return false;
            }
            return true;
        }

        bool SomePaths(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0)
            {
                if (flag) return true;
                return false;
            }
            return true;
        }

        bool BothWays()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0)
            {
                Console.WriteLine(hr);
            }
            return false;
        }
        """,
        """
        bool AllPaths(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr < 0)
            {
                if (flag) throw new InvalidOperationException();
                return false;
            }
            return true;
        }

        bool SomePaths(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0)
            {
                if (flag) return true;
                return false;
            }
            return true;
        }

        bool BothWays()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0)
            {
                Console.WriteLine(hr);
            }
            return false;
        }
        """);

    [Fact]
    public Task Silent_where_a_loop_goes_on() => Verify.VerifyBodiesAsync(
        """
        void LoopGoesOn()
        {
            for (int attempt = 0; attempt < 5; attempt++)
            {
                int hr = format.SetWriteSpeed(2720, false);
                if (hr == 0) return;
            }
            throw new TimeoutException();
        }
        """);

    [Fact]
    public Task Tests_the_sign_where_the_comparison_is_returned() => Verify.VerifyBodiesAsync(
        """
        bool Property => [|format.SetWriteSpeed(2720, false) == 0|];

        bool Returned()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return [|hr == 0|];
        }

        Func<bool> Lambda() => () => [|format.SetWriteSpeed(2720, false) == 0|];
        """,
        """
        bool Property => format.SetWriteSpeed(2720, false) >= 0;

        bool Returned()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr >= 0;
        }

        Func<bool> Lambda() => () => format.SetWriteSpeed(2720, false) >= 0;
        """);

    [Fact]
    public Task Tests_the_sign_where_the_comparison_is_stored() => Verify.VerifyBodiesAsync(
        """
        bool ok;
        bool Failed { get; set; }

        bool Stored()
        {
            int hr = format.SetWriteSpeed(2720, false);
            bool stored = [|hr == 0|];
            return stored;
        }

        void Members()
        {
            ok = [|format.SetWriteSpeed(2720, false) == 0|];
            Failed = [|format.SetWriteSpeed(2720, false) != 0|];
            ok &= [|format.SetWriteSpeed(2720, false) == 0|];
        }
        """,
        """
        bool ok;
        bool Failed { get; set; }

        bool Stored()
        {
            int hr = format.SetWriteSpeed(2720, false);
            bool stored = hr >= 0;
            return stored;
        }

        void Members()
        {
            ok = format.SetWriteSpeed(2720, false) >= 0;
            Failed = format.SetWriteSpeed(2720, false) < 0;
            ok &= format.SetWriteSpeed(2720, false) >= 0;
        }
        """);

    [Fact]
    public Task Tests_the_sign_where_the_comparison_is_an_operand() => Verify.VerifyBodiesAsync(
        """
        bool Operand(bool force)
        {
            int hr = format.SetWriteSpeed(2720, false);
            return force || !([|hr != 0|]);
        }

        bool Ternary(bool force)
        {
            int hr = format.SetWriteSpeed(2720, false);
            bool failed = [|hr != 0|] ? true : false;
            int other = format.SetWriteSpeed(2720, false);
            return force ? true : [|other == 0|];
        }
        """,
        """
        bool Operand(bool force)
        {
            int hr = format.SetWriteSpeed(2720, false);
            return force || !(hr < 0);
        }

        bool Ternary(bool force)
        {
            int hr = format.SetWriteSpeed(2720, false);
            bool failed = hr < 0 ? true : false;
            int other = format.SetWriteSpeed(2720, false);
            return force ? true : other >= 0;
        }
        """);

    [Fact]
    public Task Silent_where_the_HRESULT_is_handed_on() => Silent.VerifyBodiesAsync(
        """
        int HandsOn()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0) return hr;
            return 0;
        }

        uint HandsOnConverted()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr == 0) return 0;
            return unchecked((uint)hr);
        }

        int PositiveCode()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0) return 2;
            return 0;
        }
        """);

    [Fact]
    public Task Silent_where_only_a_failure_throws() => Silent.VerifyBodiesAsync(
        """
        void ChecksOnly()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0) Marshal.ThrowExceptionForHR(hr);
        }

        void ChecksAfter()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr == 0) return;
            Marshal.ThrowExceptionForHR(hr);
        }

        void OtherCondition(bool strict)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0 && strict) throw new InvalidOperationException();
        }
        """);

    [Fact]
    public Task Silent_where_the_branch_shows_leaves_or_retries() => Silent.VerifyBodiesAsync(
        """
        bool ShowsOnly()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0) Console.WriteLine("adjusted");
            Debug.WriteLine(hr == 0 ? "as asked" : "adjusted");
            return true;
        }

        void Leaves()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr != 0) return;
            Console.WriteLine("as asked");
        }

        void Retries()
        {
            while (format.SetWriteSpeed(2720, false) != 0) { }
        }
        """);

    [Fact]
    public Task Silent_where_the_value_is_tested_by_its_sign_or_for_a_success_code_too() => Silent.VerifyAsync(
        Source(
            "if (hr < 0) throw new InvalidOperationException(); return hr == 0;",
            "if (hr >= 0) Console.WriteLine(hr != 0); return hr == 0;",
            "if (hr == 0x00AA0004) return true; return hr == 0;",
            "if (hr == Imapi.ImapiResult.S_IMAPI_BOTHADJUSTED) return true; if (hr != 0) throw new InvalidOperationException(); return true;",
            "return hr == 0 || hr == 0x00AA0004;",
            "if (hr != 0 && hr != 0x00AA0004) throw new InvalidOperationException(); return true;",
            "switch (hr) { case 0x00AA0004: return true; } return hr == 0;",
            "uint code = unchecked((uint)hr); if (code == 0x00AA0004) return true; return hr == 0;",
            "uint code = unchecked((uint)hr); if (hr == 0x00AA0004) return true; return code == 0;",
            "if ((hr & 0x80000000) != 0) return false; return hr == 0;",
            "if (Succeeded(hr)) return true; return hr == 0;",
            "return new[] { 0, 0x00AA0004 }.Contains(hr) && hr == 0;",
            "bool exact = hr == 0; Console.WriteLine(exact); return hr >= 0;",
            "System.Runtime.InteropServices.Marshal.ThrowExceptionForHR(hr); return hr == 0;",
            "System.Runtime.InteropServices.Marshal.ThrowExceptionForHR(hr); if (hr != 0) return false; return true;"),
        configure: FormatInterop.AddTo);

    [Fact]
    public Task Knows_methods_that_test_the_sign_by_their_names()
    {
        string[] names = ["Succeeded", "SUCCEEDED", "Success", "IsSuccess", "Failed", "FAILED", "Failure", "IsFailure", "IsError"];
        var methods = names.Append("IsKnown").Select(static name => $"static class {name}Test {{ public static bool {name}(int hr) {{ return hr > 5; }} }}");
        return Silent.VerifyAsync(
            Source([.. names.Select(static name => $"if ({name}Test.{name}(hr)) return true; return hr == 0;"), "if (IsKnownTest.IsKnown(hr)) return true; return [|hr == 0|];"])
                + string.Concat(methods),
            configure: FormatInterop.AddTo);
    }

    [Fact]
    public Task Reports_only_where_every_path_behind_the_test_fails() => Silent.VerifyAsync(
        Source(
            "if ([|hr != 0|]) { try { Console.WriteLine(); return false; } catch (InvalidCastException) { return false; } } return true;",
            "if ([|hr != 0|]) { try { Console.WriteLine(); return false; } catch (InvalidCastException) { Console.WriteLine(); } return false; } return true;",
            "if (hr != 0) { try { Console.WriteLine(); return false; } catch (InvalidCastException) { return true; } } return true;",
            "if (hr != 0) { foreach (var speed in new[] { 1, 2 }) { if (speed == hr) return true; } return false; } return true;",
            "using (new System.IO.MemoryStream()) { if ([|hr == 0|]) return true; } throw new InvalidOperationException();",
            "if (format != null) { if ([|hr == 0|]) return true; } throw new InvalidOperationException();",
            "return [|hr != 0|] ? throw new InvalidOperationException() : true;",
            "return [|hr == 0|] || Accepts(format.GetHashCode());",
            "return Accepts(hr) || hr == 0;",
            "return (hr != 0 ? false : true) || Accepts(hr);"),
        configure: FormatInterop.AddTo);

    [Fact]
    public Task Tells_the_values_of_one_variable_apart() => Verify.VerifyBodiesAsync(
        """
        bool Reused()
        {
            int hr = master.Open();
            if (hr < 0) return false;
            hr = format.SetWriteSpeed(2720, false);
            if ([|hr != 0|]) return false;
            hr = format.SetWriteSpeed(1360, false);
            if (hr < 0) return false;
            return true;
        }

        bool OtherValues(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (flag) hr = master.Open();
            return hr == 0;
        }
        """,
        """
        bool Reused()
        {
            int hr = master.Open();
            if (hr < 0) return false;
            hr = format.SetWriteSpeed(2720, false);
            if (hr < 0) return false;
            hr = format.SetWriteSpeed(1360, false);
            if (hr < 0) return false;
            return true;
        }

        bool OtherValues(bool flag)
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (flag) hr = master.Open();
            return hr == 0;
        }
        """);

    [Fact]
    public Task Knows_a_variable_that_keeps_its_kind_of_value() => Verify.VerifyBodiesAsync(
        """
        bool Constants(bool flag)
        {
            int hr = 0;
            if (flag) hr = format.SetWriteSpeed(2720, false);
            return [|hr == 0|];
        }

        bool Retried()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr == unchecked((int)0xC0AA020D)) hr = format.SetWriteSpeed(2720, false);
            return [|hr == 0|];
        }
        """,
        """
        bool Constants(bool flag)
        {
            int hr = 0;
            if (flag) hr = format.SetWriteSpeed(2720, false);
            return hr >= 0;
        }

        bool Retried()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr == unchecked((int)0xC0AA020D)) hr = format.SetWriteSpeed(2720, false);
            return hr >= 0;
        }
        """);

    [Fact]
    public Task Silent_without_a_qualified_success_or_a_call_in_the_body() => Silent.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscRecorderOfMine
        {
            void Init(byte[] id, uint size, uint number);
            [PreserveSig] int GetRecorderGUID(byte[] id, uint size, out uint needed);
        }

        class Burner
        {
            IDiscMaster master;
            IDiscFormat2Data format;
            IMediaControl media;
            int field;

            bool NoOtherSuccess()
            {
                return master.Open() == 0;
            }

            bool FalseIsTheOther(IEnumDiscRecorders recorders)
            {
                return recorders.Next(1, out IDiscRecorder recorder, out int fetched) == 0;
            }

            bool HidesFailure(IDiscRecorderOfMine recorder)
            {
                return recorder.GetRecorderGUID(null, 0, out uint needed) == 0;
            }

            bool SomebodyElse()
            {
                return media.Run() == 0;
            }

            void Keep()
            {
                field = format.SetWriteSpeed(2720, false);
                Test(format.SetWriteSpeed(2720, false));
            }

            bool Field()
            {
                return field == 0;
            }

            static bool Test(int hr)
            {
                return hr == 0;
            }

            bool Caught()
            {
                try
                {
                    Keep();
                    return format.SetWriteSpeed(2720, false) >= 0;
                }
                catch (COMException ex)
                {
                    return ex.HResult == 0;
                }
            }

            bool Unrelated(int count, string text)
            {
                if (format.SetWriteSpeed(2720, false) < 0 || count == 0) throw new InvalidOperationException();
                return text.Length == 0;
            }
        }
        """,
        configure: FormatInterop.AddTo);

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
    public Task Reads_newer_syntax() => Verify.VerifyNewestAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscFormat2Data format = null!;

            bool Negated()
            {
                var hr = format.SetWriteSpeed(2720, false);
                if ([|hr is not 0|])
                {
                    return false;
                }

                return true;
            }

            bool Arm(int mode) => mode switch
            {
                1 => [|format.SetWriteSpeed(2720, false) is 0|],
                _ => true,
            };

            bool OneOfBoth() => format.SetWriteSpeed(2720, false) is 0 or 0x00AA0004;

            bool Signed()
            {
                var hr = format.SetWriteSpeed(2720, false);
                Console.WriteLine(hr switch { < 0 => "failed", 0 => "as asked", _ => "adjusted" });
                return hr == 0;
            }

            bool UsingDeclaration()
            {
                var hr = format.SetWriteSpeed(2720, false);
                using var stream = new System.IO.MemoryStream();
                return [|hr == 0|];
            }
        }
        """,
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscFormat2Data format = null!;

            bool Negated()
            {
                var hr = format.SetWriteSpeed(2720, false);
                if (hr < 0)
                {
                    return false;
                }

                return true;
            }

            bool Arm(int mode) => mode switch
            {
                1 => format.SetWriteSpeed(2720, false) >= 0,
                _ => true,
            };

            bool OneOfBoth() => format.SetWriteSpeed(2720, false) is 0 or 0x00AA0004;

            bool Signed()
            {
                var hr = format.SetWriteSpeed(2720, false);
                Console.WriteLine(hr switch { < 0 => "failed", 0 => "as asked", _ => "adjusted" });
                return hr == 0;
            }

            bool UsingDeclaration()
            {
                var hr = format.SetWriteSpeed(2720, false);
                using var stream = new System.IO.MemoryStream();
                return hr >= 0;
            }
        }
        """,
        FormatInterop.AddTo);

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

    // Before C# 9 a label has no way to ask for the sign.
    [Fact]
    public Task Reads_the_labels_of_a_switch_statement() => Verify.VerifyAsync(
        Source(
            "switch (hr) { case [|0|]: return true; default: throw new InvalidOperationException(); }",
            "switch (hr) { case [|0|]: return true; } return false;",
            "switch (hr) { case [|0|]: Console.WriteLine(hr); return true; default: Console.WriteLine(hr); break; } throw new InvalidOperationException();",
            "switch (hr) { case [|0|]: return true; case unchecked((int)0x80004005): Console.WriteLine(hr); return true; default: return false; }",
            "switch (hr) { case [|0|]: break; default: throw new InvalidOperationException(); } return true;",
            "switch (hr) { case [|0|]: case 1: return true; default: return false; }",
            "switch (hr) { case [|0|] when Console.CapsLock: return true; default: return false; }",
            "switch (hr) { default: return false; case [|0|]: return true; }",
            "switch (hr) { case [|0|]: return true; case var other: throw new InvalidOperationException(other.ToString()); }",
            "switch (unchecked((uint)hr)) { case [|0u|]: return true; default: return false; }"),
        configure: InCSharp8);

    [Fact]
    public Task Follows_the_sections_of_a_switch_statement() => Verify.VerifyAsync(
        Source(
            "switch (hr) { case int code when [|code == 0|]: return true; default: return false; }",
            "switch (Environment.NewLine) { case \"\" when [|hr == 0|]: return true; default: return false; }",
            "switch (Environment.NewLine) { case \"\" when [|hr != 0|]: throw new InvalidOperationException(); default: return true; }",
            "if ([|hr != 0|]) { switch (hr) { case unchecked((int)0x80004005): throw new TimeoutException(); default: throw new InvalidOperationException(); } } return true;"),
        Source(
            "switch (hr) { case int code when code >= 0: return true; default: return false; }",
            "switch (Environment.NewLine) { case \"\" when hr >= 0: return true; default: return false; }",
            "switch (Environment.NewLine) { case \"\" when hr < 0: throw new InvalidOperationException(); default: return true; }",
            "if (hr < 0) { switch (hr) { case unchecked((int)0x80004005): throw new TimeoutException(); default: throw new InvalidOperationException(); } } return true;"),
        FormatInterop.AddTo);

    [Fact]
    public Task Silent_where_a_switch_statement_takes_no_success_code_for_a_failure() => Silent.VerifyAsync(
        Source(
            "switch (hr) { case 0: return true; case 0x00AA0004: return true; default: throw new InvalidOperationException(); }",
            "switch (hr) { case 0: return true; default: Console.WriteLine(hr); return hr >= 0; }",
            "switch (hr) { case 0: case unchecked((int)0x80004005): return true; default: return true; }",
            "switch (hr) { case 0: default: return false; }",
            "switch (hr) { case 0: break; } return false;",
            "switch (hr) { case 0: Console.WriteLine(hr); break; default: Console.WriteLine(); break; } throw new InvalidOperationException();",
            "switch (hr) { case 0: return true; case int code when Accepts(code): return true; default: return false; }",
            "switch (hr) { case int code when code == 0: return true; case int code when Accepts(code): return true; default: return false; }",
            "switch (hr) { case 0: return true; default: goto case 0; }",
            "switch (hr) { case 0: return true; default: if (Accepts(hr)) break; return false; } return true;",
            "switch (hr) { case unchecked((int)0x80004005): return false; default: return true; }",
            "while (true) { switch (hr) { case 0: return true; default: continue; } }"),
        configure: FormatInterop.AddTo);

    [Fact]
    public Task Tests_the_sign_in_the_labels_of_a_switch_from_CSharp_9_on() => Verify.VerifyNewestBodiesAsync(
        """
        bool Statement()
        {
            switch (format.SetWriteSpeed(2720, false))
            {
                case [|0|]: // as asked
                    return true;
                case unchecked((int)0x80004005):
                    throw new TimeoutException();
                default:
                    throw new InvalidOperationException();
            }
        }

        bool Expression()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr switch { [|0|] => true, _ => throw new InvalidOperationException() };
        }

        bool Negated() => format.SetWriteSpeed(2720, false) switch
        {
            [|not 0|] => throw new InvalidOperationException(),
            _ => true,
        };
        """,
        """
        bool Statement()
        {
            switch (format.SetWriteSpeed(2720, false))
            {
                case >= 0: // as asked
                    return true;
                case unchecked((int)0x80004005):
                    throw new TimeoutException();
                default:
                    throw new InvalidOperationException();
            }
        }

        bool Expression()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr switch { >= 0 => true, _ => throw new InvalidOperationException() };
        }

        bool Negated() => format.SetWriteSpeed(2720, false) switch
        {
            < 0 => throw new InvalidOperationException(),
            _ => true,
        };
        """);

    [Fact]
    public Task Tests_the_sign_in_arms_whose_value_is_returned_or_stored() => Verify.VerifyNewestBodiesAsync(
        """
        object? Returned(bool force) => format.SetWriteSpeed(2720, false) switch
        {
            [|0|] when !force => new object(),
            unchecked((int)0x80004005) => "error",
            var _ => null,
        };

        void Stored()
        {
            bool ok = format.SetWriteSpeed(2720, false) switch { [|0|] /* S_OK */ => true, _ => false };
            bool failed = format.SetWriteSpeed(1360, false) switch { [|0|] => false, _ => true };
            bool? called = format?.SetWriteSpeed(2720, false) switch { null => null, [|0|] => true, _ => false };
        }

        bool Nullable()
        {
            int? hr = format?.SetWriteSpeed(2720, false);
            return hr switch { [|not 0|] => false, _ => true };
        }
        """,
        """
        object? Returned(bool force) => format.SetWriteSpeed(2720, false) switch
        {
            >= 0 when !force => new object(),
            unchecked((int)0x80004005) => "error",
            var _ => null,
        };

        void Stored()
        {
            bool ok = format.SetWriteSpeed(2720, false) switch { >= 0 /* S_OK */ => true, _ => false };
            bool failed = format.SetWriteSpeed(1360, false) switch { >= 0 => false, _ => true };
            bool? called = format?.SetWriteSpeed(2720, false) switch { null => null, >= 0 => true, _ => false };
        }

        bool Nullable()
        {
            int? hr = format?.SetWriteSpeed(2720, false);
            return hr switch { not >= 0 => false, _ => true };
        }
        """);

    [Fact]
    public Task Tests_the_sign_in_guards() => Verify.VerifyNewestBodiesAsync(
        """
        bool Guard() => format.SetWriteSpeed(2720, false) switch
        {
            var hr when [|hr == 0|] => true,
            var hr => throw new InvalidOperationException(hr.ToString()),
        };

        bool Both(int hr, int other)
        {
            hr = format.SetWriteSpeed(2720, false);
            other = format.SetWriteSpeed(1360, false);
            switch (hr)
            {
                case [|0|] when [|other == 0|]:
                    return true;
                default:
                    return false;
            }
        }

        object? BothArms(int hr, int other)
        {
            hr = format.SetWriteSpeed(2720, false);
            other = format.SetWriteSpeed(1360, false);
            return hr switch { [|0|] when [|other == 0|] => new object(), _ => null };
        }
        """,
        """
        bool Guard() => format.SetWriteSpeed(2720, false) switch
        {
            var hr when hr >= 0 => true,
            var hr => throw new InvalidOperationException(hr.ToString()),
        };

        bool Both(int hr, int other)
        {
            hr = format.SetWriteSpeed(2720, false);
            other = format.SetWriteSpeed(1360, false);
            switch (hr)
            {
                case >= 0 when other >= 0:
                    return true;
                default:
                    return false;
            }
        }

        object? BothArms(int hr, int other)
        {
            hr = format.SetWriteSpeed(2720, false);
            other = format.SetWriteSpeed(1360, false);
            return hr switch { >= 0 when other >= 0 => new object(), _ => null };
        }
        """);

    [Fact]
    public Task Tests_the_sign_in_patterns_of_several_codes() => Verify.VerifyNewestBodiesAsync(
        """
        bool Either()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if ([|hr is not (0 or 1)|]) throw new InvalidOperationException();
            hr = format.SetWriteSpeed(2720, false);
            if ([|hr is not 0 and not 1|]) throw new InvalidOperationException();
            hr = format.SetWriteSpeed(2720, false);
            if ([|hr is not (0 or unchecked((int)0x80004005))|]) throw new InvalidOperationException();
            return format.SetWriteSpeed(2720, false) switch { [|unchecked((int)0x80004005) or 0|] => true, _ => false };
        }
        """,
        """
        bool Either()
        {
            int hr = format.SetWriteSpeed(2720, false);
            if (hr < 0) throw new InvalidOperationException();
            hr = format.SetWriteSpeed(2720, false);
            if (hr < 0) throw new InvalidOperationException();
            hr = format.SetWriteSpeed(2720, false);
            if (hr is not (>= 0 or unchecked((int)0x80004005))) throw new InvalidOperationException();
            return format.SetWriteSpeed(2720, false) switch { >= 0 or unchecked((int)0x80004005) => true, _ => false };
        }
        """);

    [Fact]
    public Task Reports_a_test_before_a_question_that_only_success_reaches() => Verify.VerifyNewestBodiesAsync(
        """
        bool AskedOnSuccess()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return [|hr == 0|] && hr.Equals(hr) && Accepts(hr);
        }

        static bool Accepts(int hr) => hr < 100;
        """,
        """
        bool AskedOnSuccess()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr >= 0 && hr.Equals(hr) && Accepts(hr);
        }

        static bool Accepts(int hr) => hr < 100;
        """);

    [Fact]
    public Task Offers_no_fix_where_another_label_is_in_the_way() => Verify.VerifyNewestBodiesAsync(
        """
        // The later label would be in the first one.
        bool FalseToo() => format.SetWriteSpeed(2720, false) switch { [|0|] => true, 1 => true, _ => false };

        bool Jumps()
        {
            switch (format.SetWriteSpeed(2720, false))
            {
                case [|0|]:
                    return true;
                case unchecked((int)0x80004005):
                    goto case 0;
                default:
                    return false;
            }
        }
        """);

    [Fact]
    public Task Offers_no_fix_where_a_label_cannot_ask_for_the_sign() => Verify.VerifyNewestBodiesAsync(
        """
        bool Unsigned(IJolietDiscMaster joliet) => joliet.SetJolietProperties(IntPtr.Zero) switch { [|0|] => true, _ => false };
        bool Enumeration(IDiscFormat2RawCD raw) => raw.SetWriteSpeed(1, false) switch { [|HResult.Ok|] => true, _ => false };
        bool UnsignedEither(IJolietDiscMaster joliet) => [|joliet.SetJolietProperties(IntPtr.Zero) is 0 or 0x80004005|];
        """);

    [Fact]
    public Task Silent_on_arms_for_other_success_codes() => Silent.VerifyNewestBodiesAsync(
        """
        bool Signed() => format.SetWriteSpeed(2720, false) switch { 0 => true, < 0 => false, _ => true };
        bool Known() => format.SetWriteSpeed(2720, false) switch { 0 => true, 0x00AA0004 or 0x00AA0005 => true, _ => false };
        bool KnownBeside() => format.SetWriteSpeed(2720, false) switch { 0 or 0x00AA0004 => true, _ => false };
        bool Others() => format.SetWriteSpeed(2720, false) is 0 or 2;
        """);

    [Fact]
    public Task Silent_on_arms_that_tell_of_no_failure() => Silent.VerifyNewestBodiesAsync(
        """
        string Told() => format.SetWriteSpeed(2720, false) switch { 0 => "as asked", _ => "adjusted" };

        string? Kept()
        {
            var text = format.SetWriteSpeed(2720, false) switch { 0 => "as asked", _ => null };
            return text ?? "adjusted";
        }

        int HandedOn()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr switch { 0 => 0, _ => hr };
        }

        bool Same() => format.SetWriteSpeed(2720, false) switch { 0 => false, _ => false };
        bool SameChosen() => format.SetWriteSpeed(2720, false) == 0 ? true : true;
        """);

    [Fact]
    public Task Silent_where_the_value_is_asked_in_another_way_too() => Silent.VerifyNewestBodiesAsync(
        """
        bool Asked() => format.SetWriteSpeed(2720, false) switch { 0 => true, var hr when Accepts(hr) => true, _ => false };

        bool Accepted()
        {
            int hr = format.SetWriteSpeed(2720, false);
            return hr == 0 || Accepts(hr);
        }

        void AcceptedOnce(int hr)
        {
            hr = format.SetWriteSpeed(2720, false);
            var failed = !(hr is 0) && !Accepts(hr);
            var ok = hr switch { not 0 => false, _ => true } | Accepts(hr);
        }

        static bool Accepts(int hr) => hr > 0;
        """);

    [Fact]
    public Task Silent_on_pairs_own_Equals_and_designations() => Silent.VerifyNewestBodiesAsync(
        """
        bool Pair() => (format.SetWriteSpeed(2720, false), 1) is (0, 1);
        bool PairEqual() => (format.SetWriteSpeed(2720, false), 1) == (0, 1);
        bool Own() => Codes.Equals(format.SetWriteSpeed(2720, false), 0);
        bool Designated() => format.SetWriteSpeed(2720, false) is 0 and int hr;

        static class Codes
        {
            public static bool Equals(int hr, int code) => hr >= code;
        }
        """);

    [Fact]
    public Task Names_the_method_and_its_success_codes() => Silent.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            bool Run(IDiscFormat2Data format)
            {
                return {|#0:format.SetWriteSpeed(2720, false) == 0|};
            }
        }
        """,
        configure: static test =>
        {
            FormatInterop.AddTo(test);
            test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SuccessCodeRejected)
                .WithLocation(0)
                .WithArguments("IDiscFormat2Data.SetWriteSpeed", "S_IMAPI_ROTATIONADJUSTED, S_IMAPI_SPEEDADJUSTED, S_IMAPI_BOTHADJUSTED"));
        });

    // One method for each test.
    private static string Source(params string[] statements)
    {
        var methods = statements.Select(static (statement, index) =>
            $$"""
                bool Run{{index}}()
                {
                    int hr = format.SetWriteSpeed(2720, false);
                    {{statement}}
                }
            """);
        return $$"""
            using System;
            using System.Linq;
            using Burning;

            class Burner
            {
                IDiscFormat2Data format;

            {{string.Join("\n\n", methods)}}

                static bool Succeeded(int hr) { return hr >= 0; }

                static bool Accepts(int hr) { return hr >= 0; }
            }
            """;
    }
}

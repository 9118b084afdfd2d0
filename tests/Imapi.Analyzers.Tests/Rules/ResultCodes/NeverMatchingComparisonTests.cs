using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.NeverMatchingComparisonAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.NeverMatchingComparisonAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.CompareAsIntFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class NeverMatchingComparisonTests
{
    private static readonly Action<Verify.Test> AllowCompilerWarnings = static test => test.CompilerDiagnostics = CompilerDiagnostics.Errors;

    [Fact]
    public Task Compares_as_int() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            const uint NoMedia = 0xC0AA0202;
            static readonly long Busy = 0xC0AA0207;

            bool Widened(Exception ex) => [|ex.HResult == 0xC0AA0202|] || [|0xC0AA0207 != /* still */ ex.HResult|];

            bool SignExtended(Exception ex) => [|(ulong)ex.HResult == 0xC0AA0202UL|] || [|(long)(ex.HResult) == 0xC0AA0202|];

            bool Named(Exception ex) => [|ex.HResult == NoMedia|] || [|ex.HResult == Busy|];

            bool Unsigned(Exception ex) { var hr = (uint)ex.HResult; return [|hr == -1062600190|] && [|-1062600190L == hr|]; }

            bool Checked(Exception ex) => [|checked((uint)ex.HResult) == 0xC0AA0202|];

            bool Masked(Exception ex) => [|(ex.HResult & 0xFFFFFFFF) == unchecked((int)0xC0AA0202)|];

            bool Boxed(Exception ex) => [|ex.HResult.Equals(0xC0AA0202)|] || [|Equals(0xC0AA0202, ex.HResult)|];
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            const uint NoMedia = 0xC0AA0202;
            static readonly long Busy = 0xC0AA0207;

            bool Widened(Exception ex) => ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA || ImapiResult.E_IMAPI_RECORDER_MEDIA_BUSY != /* still */ ex.HResult;

            bool SignExtended(Exception ex) => ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA || ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;

            bool Named(Exception ex) => ex.HResult == unchecked((int)NoMedia) || ex.HResult == unchecked((int)Busy);

            bool Unsigned(Exception ex) { var hr = (uint)ex.HResult; return unchecked((int)hr) == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA && ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA == unchecked((int)hr); }

            bool Checked(Exception ex) => ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;

            bool Masked(Exception ex) => unchecked((int)(ex.HResult & 0xFFFFFFFF)) == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;

            bool Boxed(Exception ex) => ex.HResult.Equals(ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA) || Equals(ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA, ex.HResult);
        }
        """,
        AllowCompilerWarnings);

    // The cast's parenthesis kept the keyword apart.
    [Fact]
    public Task Keeps_words_apart() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            bool IsEmpty(Exception ex) { return[|(long)ex.HResult == 0xC0AA0202|]; }
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            bool IsEmpty(Exception ex) { return ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA; }
        }
        """,
        AllowCompilerWarnings);

    [Fact]
    public Task Gives_labels_the_value_that_arrives() => Verify.VerifyAsync(
        """
        using System;
        using System.Linq;

        enum Codes : long { NoMedia = 0xC0AA0202 }

        class Burner
        {
            int Statement(Exception ex)
            {
                long code = ex.HResult;
                switch (code)
                {
                    case [|0xC0AA0202|]: return 1;
                    case [|0xC0AA0207|]: // busy
                        return 2;
                    default: return 0;
                }
            }

            int Unsigned(Exception ex)
            {
                switch ((ulong)ex.HResult)
                {
                    case [|0xC0AA0202|]: return 1;
                    default: return 0;
                }
            }

            int OfEnum(Exception ex)
            {
                switch ((Codes)ex.HResult)
                {
                    case [|Codes.NoMedia|]: return 1;
                    default: return 0;
                }
            }

            bool Array(Exception ex) => new long[] { [|0xC0AA0202|], -1062600185 }.Contains(ex.HResult);
        }
        """,
        """
        using System;
        using System.Linq;
        using Imapi;

        enum Codes : long { NoMedia = 0xC0AA0202 }

        class Burner
        {
            int Statement(Exception ex)
            {
                long code = ex.HResult;
                switch (code)
                {
                    case ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA: return 1;
                    case ImapiResult.E_IMAPI_RECORDER_MEDIA_BUSY: // busy
                        return 2;
                    default: return 0;
                }
            }

            int Unsigned(Exception ex)
            {
                switch ((ulong)ex.HResult)
                {
                    case unchecked((ulong)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA): return 1;
                    default: return 0;
                }
            }

            int OfEnum(Exception ex)
            {
                switch ((Codes)ex.HResult)
                {
                    case unchecked((Codes)(int)Codes.NoMedia): return 1;
                    default: return 0;
                }
            }

            bool Array(Exception ex) => new long[] { (long)ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA, -1062600185 }.Contains(ex.HResult);
        }
        """,
        AllowCompilerWarnings);

    [Fact]
    public Task Gives_patterns_the_value_that_arrives() => Verify.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            bool Pattern(Exception ex) => (long)ex.HResult is [|0xC0AA0202|] or -1062600185;

            string Arms(Exception ex) => (long)ex.HResult switch { [|0xC0AA0202|] => "empty", _ => "" };
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            bool Pattern(Exception ex) => (long)ex.HResult is unchecked(ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA) or -1062600185;

            string Arms(Exception ex) => (long)ex.HResult switch { ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA => "empty", _ => "" };
        }
        """,
        AllowCompilerWarnings);

    [Fact]
    public Task Evidence_is_enough_whatever_the_number() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            bool Denied() => [|master.Open() == 0x80070005|];

            bool NotOpened()
            {
                try
                {
                    master.RecordDisc(false, true);
                    return false;
                }
                catch (COMException ex)
                {
                    return [|ex.ErrorCode == 0x8004020B|];
                }
            }
        }
        """,
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscMaster master;

            bool Denied() => master.Open() == unchecked((int)0x80070005);

            bool NotOpened()
            {
                try
                {
                    master.RecordDisc(false, true);
                    return false;
                }
                catch (COMException ex)
                {
                    return ex.ErrorCode == ImapiResult.IMAPI_E_NOTOPENED;
                }
            }
        }
        """,
        AllowCompilerWarnings);

    [Fact]
    public Task Says_what_arrives() => Silent.VerifyAsync(
        """
        using System;

        class Burner
        {
            bool Test(Exception ex) => {|#0:ex.HResult == 0xC0AA0202|} || {|#1:checked((uint)ex.HResult) == 0xC0AA0202|} || {|#2:ex.HResult.Equals(0xC0AA0202)|};

            bool Either(Exception ex, bool isMasked)
            {
                long code = ex.HResult;
                if (isMasked)
                {
                    code = ex.HResult & 0x7FFFFFFFL;
                }

                return {|#3:code == 0xC0AA0202|};
            }
        }
        """,
        configure: static test =>
        {
            test.CompilerDiagnostics = CompilerDiagnostics.Errors;
            test.ExpectedDiagnostics.AddRange(
            [
                Expected(0, "This comparison never matches 'E_IMAPI_RECORDER_MEDIA_NO_MEDIA': the HRESULT has the value -1062600190, but is compared with 3232367106. Compare as int."),
                Expected(1, "This comparison never matches 'E_IMAPI_RECORDER_MEDIA_NO_MEDIA': a checked conversion throws first. Compare as int."),
                Expected(2, "This comparison never matches 'E_IMAPI_RECORDER_MEDIA_NO_MEDIA': a boxed 'int' never equals a boxed 'uint'. Compare values of one type."),
                Expected(3, "This comparison never matches 'E_IMAPI_RECORDER_MEDIA_NO_MEDIA': the HRESULT has the value -1062600190, 1084883458, but is compared with 3232367106. Compare as int."),
            ]);

            static DiagnosticResult Expected(int location, string message) =>
                new DiagnosticResult("IMAPI1002", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        });

    [Fact]
    public Task Silent_where_it_can_be_true_or_is_not_known() => Silent.VerifyNewestAsync(
        """
        using System;
        using System.Linq;
        using Burning;

        class Burner
        {
            const uint NoMedia = 0xC0AA0202;

            bool Right(Exception ex) => ex.HResult == unchecked((int)NoMedia) || (uint)ex.HResult == NoMedia || unchecked((uint)ex.HResult) == 0xC0AA0202
                || (ex.HResult & 0xFFFFFFFF) == 0xC0AA0202 || (long)(uint)ex.HResult == 0xC0AA0202L || ex.HResult is -1062600190;

            bool Unknown(long code, object boxed, ulong flags, Exception ex) => code == 0xC0AA0202 || boxed.Equals(0xC0AA0202) || Equals(boxed, -1062600190) || flags == 0xC0AA0202UL;

            bool Range(Exception ex) => ex.HResult >= 0xC0AA0202 || ex.HResult > NoMedia || ex.HResult is > -1062600190;

            bool SomebodyElses(int crc, int facility, Exception ex) => crc == 0x80040206 || (facility & 0xFFFF0000) == 0xC0AA0000 || ex.HResult == 0x80070005;

            bool Either(Exception ex, bool old)
            {
                long code;
                if (old) code = ex.HResult; else code = (uint)ex.HResult;
                return code == 0xC0AA0202;
            }

            bool Own(Exception ex) => Codes.Equals(ex.HResult, 0xC0AA0202);

            static class Codes
            {
                public static bool Equals(long hr, long code) => unchecked((int)hr == (int)code);
            }

            void Elsewhere(Exception ex) { long code = 0xC0AA0202; Console.WriteLine(code + ex.HResult); }
        }
        """,
        configure: static test => test.CompilerDiagnostics = CompilerDiagnostics.Errors);

    [Fact]
    public Task Offers_nothing_where_two_labels_would_be_one() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            int Test(Exception ex)
            {
                switch ((long)ex.HResult)
                {
                    case [|0xC0AA0202|]:
                    case unchecked((int)0xC0AA0202):
                        return 1;
                    default:
                        return 0;
                }
            }
        }
        """);

    [Fact]
    public Task Offers_nothing_where_a_jump_leads_to_the_label() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            int Test(Exception ex)
            {
                switch ((long)ex.HResult)
                {
                    case [|0xC0AA0202|]:
                        return 1;
                    case 0:
                        goto case 0xC0AA0202;
                    default:
                        return 0;
                }
            }
        }
        """);

    [Fact(Timeout = 120_000)]
    public Task Silent_where_copies_go_round_in_a_loop() => Silent.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            bool Copied(Exception ex, Func<bool> test)
            {
                long a = ex.HResult, b = ex.HResult, c = 0;
                while (test())
                {
                    if (test()) { c = a; } else { c = b; }
                    if (test()) { a = b; } else { a = c; }
                    if (test()) { b = c; } else { b = a & c; }
                }

                return a == 0xC0AA0202;
            }
        }
        """);

    [Fact]
    public Task Silent_where_another_section_gives_another_value() => Silent.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            bool Test(Exception ex, int kind, long other)
            {
                switch (kind)
                {
                    case 1:
                        long hr = ex.HResult;
                        return hr == 0;
                    default:
                        hr = other;
                        return hr == 0xC0AA0202;
                }
            }
        }
        """);

    // Whichever is asked first, and whether by way of a flow.
    [Fact]
    public Task Reads_a_local_alike_in_any_order() => Silent.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            static readonly long Empty = 0xC0AA0202 - 0x100000000;

            bool First(Func<bool> test)
            {
                long hr = Empty;
                long copy = 0;
                if (test()) { copy = hr; }
                return [|hr == 0xC0AA0202|] || copy == 0xC0AA0202;
            }

            bool Last(Func<bool> test)
            {
                long hr = Empty;
                long copy = 0;
                if (test()) { copy = hr; }
                return copy == 0xC0AA0202 || [|hr == 0xC0AA0202|];
            }
        }
        """);

    [Fact]
    public Task Reads_a_value_that_is_cut_in_a_loop() => Silent.VerifyNewestAsync(
        """
        using System;

        class Burner
        {
            bool Cut(Exception ex, Func<bool> test)
            {
                long hr = ex.HResult, other = ex.HResult;
                while (test())
                {
                    if (test()) { hr = (int)hr; } else { hr = other; }
                }

                return [|hr == 0xC0AA0202|];
            }
        }
        """);

    // Each line doubles the ways to the first value.
    [Fact(Timeout = 120_000)]
    public Task Reads_a_value_that_many_ways_lead_to() => Silent.VerifyNewestAsync(
        $$"""
        using System;

        class Burner
        {
            bool Copied(Exception ex, Func<bool> test)
            {
                long hr0 = ex.HResult;
                {{string.Concat(Enumerable.Range(0, 28).Select(static number =>
                    $"long hr{number + 1}; if (test()) {{ hr{number + 1} = hr{number}; }} else {{ hr{number + 1} = hr{number}; }}\n"))}}
                return [|hr28 == 0xC0AA0202|];
            }
        }
        """);

    [Fact]
    public Task Silent_where_a_copy_is_changed_on_the_way() => Silent.VerifyNewestAsync(
        """
        using System;
        using System.Threading;

        class Burner
        {
            bool Masked(Exception ex) { long code = ex.HResult; code &= 0xFFFFFFFF; return code == 0xC0AA0202; }

            bool Added(Exception ex) { long code = ex.HResult; if (code < 0) code += 0x100000000; return code == 0xC0AA0202; }

            bool Counted(Exception ex) { long code = ex.HResult; code++; return code == 0xC0AA0202; }

            bool ByReference(Exception ex) { long code = ex.HResult; Extend(ref code); return code == 0xC0AA0202; }

            bool ByAnother(Exception ex) { long code = ex.HResult; Interlocked.And(ref code, 0xFFFFFFFF); return code == 0xC0AA0202; }

            bool Out(Exception ex) { long code = ex.HResult; Read(ex, out code); return code == 0xC0AA0202; }

            bool Aliased(Exception ex) { long code = ex.HResult; ref long alias = ref code; alias = (uint)ex.HResult; return code == 0xC0AA0202; }

            bool Alias(Exception ex) { long other = (uint)ex.HResult, code = ex.HResult; ref long alias = ref code; alias = ref other; return alias == 0xC0AA0202; }

            bool InLambda(Exception ex) { long code = ex.HResult; Action extend = () => code = (uint)ex.HResult; extend(); return code == 0xC0AA0202; }

            bool InFunction(Exception ex) { long code = ex.HResult; Extend(); return code == 0xC0AA0202; void Extend() => code = (uint)ex.HResult; }

            bool Deconstructed(Exception ex) { long code = ex.HResult; (code, _) = ((uint)ex.HResult, 0); return code == 0xC0AA0202; }

            bool Looped(Exception ex) { long code = ex.HResult; for (var tries = 0; tries < 2; tries++) { if (code == 0xC0AA0202) return true; code = (uint)code; } return false; }

            bool Caught(Exception ex) { long code = ex.HResult; try { code = (uint)ex.HResult; throw ex; } catch (Exception) { return code == 0xC0AA0202; } }

            bool Pointed(Exception ex) { unsafe { long code = ex.HResult; long* pointer = &code; *pointer = (uint)ex.HResult; return code == 0xC0AA0202; } }

            bool Designated(Exception ex) => (uint)ex.HResult is var code && (long)code == 0xC0AA0202;

            bool Chosen(Exception ex, bool old) => (old ? (long)ex.HResult : (uint)ex.HResult) == 0xC0AA0202;

            bool Switched(Exception ex) => (ex switch { null => 0L, var caught => (uint)caught.HResult }) == 0xC0AA0202;

            bool Shifted(Exception ex) => ((long)ex.HResult << 32 >>> 32) == 0xC0AA0202;

            static void Extend(ref long code) => code = (uint)code;

            static void Read(Exception ex, out long code) => code = (uint)ex.HResult;
        }
        """,
        configure: static test => test.CompilerDiagnostics = CompilerDiagnostics.Errors);

    [Fact]
    public Task Keeps_parentheses_and_comments() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscRecorder2 recorder;

            bool Assigned(int hr) => [|(hr = recorder.AcquireExclusiveAccess(true, "x")) == ImapiCodes.NoMedia|];

            bool Chosen(bool other, COMException ex) => [|(ulong)(other ? ex.HResult : ex.ErrorCode) == 0xC0AA0202|];

            bool Said(COMException ex) => [|(ulong) /* bits */ ex.HResult == 0xC0AA0202|];
        }

        static class ImapiCodes
        {
            public static readonly uint NoMedia = 0xC0AA0202;
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscRecorder2 recorder;

            bool Assigned(int hr) => (hr = recorder.AcquireExclusiveAccess(true, "x")) == unchecked((int)ImapiCodes.NoMedia);

            bool Chosen(bool other, COMException ex) => (other ? ex.HResult : ex.ErrorCode) == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;

            bool Said(COMException ex) => ex.HResult /* bits */ == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
        }

        static class ImapiCodes
        {
            public static readonly uint NoMedia = 0xC0AA0202;
        }
        """);

    [Fact]
    public Task Offers_nothing_that_another_rule_would_report() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool OtherGeneration()
            {
                try { recorder.InitializeDiscRecorder(""); return false; }
                catch (COMException ex) { return [|ex.HResult == 0x8004020F|]; }
            }

            bool NoCode()
            {
                try { master.RecordDisc(true, true); return false; }
                catch (COMException ex) { return [|ex.HResult == 0x80040200|]; }
            }
        }
        """);
}

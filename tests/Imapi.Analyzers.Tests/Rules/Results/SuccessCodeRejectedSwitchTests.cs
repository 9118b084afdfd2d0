using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using static Imapi.Analyzers.Tests.Rules.Results.SuccessCodeRejectedTests;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SuccessCodeRejectedAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SuccessCodeRejectedAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.TestSignFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

/// <summary>IMAPI2003 in switch statements and switch expressions.</summary>
public sealed class SuccessCodeRejectedSwitchTests
{
    private static readonly Action<Verify.Test> InCSharp8 = static test =>
    {
        FormatInterop.AddTo(test);
        test.LanguageVersion = LanguageVersion.CSharp8;
    };

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
}

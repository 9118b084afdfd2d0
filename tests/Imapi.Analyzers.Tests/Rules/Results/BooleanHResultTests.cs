using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.BooleanHResultAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.BooleanHResultAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.TestSignFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class BooleanHResultTests
{
    [Fact]
    public Task Tests_the_sign_as_the_Boolean_was_meant() => VerifyAsync(
        ("bool ok = [|hr == 1|];", "bool ok = hr >= 0;"),
        ("bool ok = [|1 == hr|];", "bool ok = hr >= 0;"),
        ("bool failed = [|hr != 1|];", "bool failed = hr < 0;"),
        ("bool failed = [|hr == -1|];", "bool failed = hr < 0;"),
        ("bool ok = [|hr != -1|];", "bool ok = hr >= 0;"),
        ("bool failed = [|unchecked((uint)hr) == 0xFFFFFFFF|];", "bool failed = hr < 0;"),
        ("bool ok = [|hr is 1|];", "bool ok = hr >= 0;"),
        ("const int True = 1; bool ok = [|hr == True|];", "const int True = 1; bool ok = hr >= 0;"),
        ("bool ok = [|Convert.ToBoolean(hr)|];", "bool ok = hr >= 0;"),
        ("bool failed = ![|Convert.ToBoolean(hr)|];", "bool failed = hr < 0;"),
        ("bool ok = [|Convert.ToBoolean((object)hr)|];", "bool ok = hr >= 0;"),
        ("Console.WriteLine([|Convert.ToBoolean(hr)|].ToString());", "Console.WriteLine((hr >= 0).ToString());"),
        ("bool ok = [|Convert.ToBoolean(hr /* result */)|]; // opened", "bool ok = hr >= 0 /* result */; // opened"),
        ("while ([|hr == 1|]) break;", "while (hr >= 0) break;"));

    [Fact]
    public Task Tests_the_sign_as_the_program_takes_the_outcome() => VerifyAsync(
        ("if ([|hr == 1|]) return true; return false;", "if (hr >= 0) return true; return false;"),
        ("if ([|hr == 1|]) throw new InvalidOperationException(); return true;", "if (hr < 0) throw new InvalidOperationException(); return true;"),
        ("if ([|hr != 1|]) return false; return true;", "if (hr < 0) return false; return true;"),
        ("if ([|hr == -1|]) return true; throw new InvalidOperationException();", "if (hr >= 0) return true; throw new InvalidOperationException();"),
        ("if ([|hr > 0|]) return true; return false;", "if (hr >= 0) return true; return false;"),
        ("if ([|0 < hr|]) throw new InvalidOperationException(); return true;", "if (hr < 0) throw new InvalidOperationException(); return true;"),
        ("if ([|Convert.ToBoolean(hr)|]) throw new InvalidOperationException(); return true;", "if (hr < 0) throw new InvalidOperationException(); return true;"),
        ("if (![|Convert.ToBoolean(hr)|]) throw new InvalidOperationException(); return true;", "if (hr < 0) throw new InvalidOperationException(); return true;"),
        ("return [|Convert.ToBoolean(hr)|] ? true : false;", "return hr >= 0 ? true : false;"));

    [Fact]
    public Task Offers_no_fix_where_positive_can_mean_either() => Verify.VerifyAsync(Source(
        "bool positive = [|hr > 0|];",
        "if ([|hr > 0|]) Console.WriteLine(hr);"));

    // Null or false can say "no error", and then the fix would turn the program round.
    [Fact]
    public Task Offers_no_fix_where_null_can_mean_success() => Verify.VerifyNewestBodiesAsync(
        """
        string Text() { int hr = master.Open(); if ([|hr == 1|]) return null; return "cannot open"; }
        string TextOfFailure() { int hr = master.Open(); if ([|hr == 1|]) return $"cannot open {hr}"; return null; }
        string TextOfPositive() { int hr = master.Open(); if ([|hr > 0|]) return Describe(hr); return null; }
        string TextOfMinus() { int hr = master.Open(); if ([|hr == -1|]) return Describe(hr); return null; }
        string TextOfLabel() { switch (master.Open()) { default: return "cannot open"; case [|1|]: return null; } }
        string TextOfArm() => master.Open() switch { [|1|] => null, _ => "cannot open" };
        string TextOfChoice() => [|master.Open() == 1|] ? null : "cannot open";
        static string Describe(int hr) => hr.ToString();
        """);

    [Fact]
    public Task Offers_no_fix_where_false_can_mean_success() => Verify.VerifyNewestBodiesAsync(
        """
        bool HasFailed() { int hr = master.Open(); if ([|hr == 1|]) return false; return true; }
        bool HasFailedOtherwise() { int hr = master.Open(); if ([|hr == 1|]) return true; return false; }
        bool HasError { get { int hr = master.Open(); if ([|hr > 0|]) return true; return false; } }
        bool Locked() { int hr = master.Open(); if ([|hr == -1|]) return true; return false; }
        bool LockedLabel() { switch (master.Open()) { case [|1|]: return false; default: return true; } }
        bool LockedArm() => master.Open() switch { [|1|] => false, _ => true };
        """);

    [Fact]
    public Task Tests_the_sign_where_null_is_what_fails() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            string Name(IDiscRecorder2 recorder) { int hr = master.Open(); if ([|hr != 1|]) return null; return recorder.VendorId; }
            string NameOrNull(IDiscRecorder2 recorder) { int hr = master.Open(); if ([|hr == -1|]) return null; return recorder.VendorId; }
        }
        """,
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;

            string Name(IDiscRecorder2 recorder) { int hr = master.Open(); if (hr < 0) return null; return recorder.VendorId; }
            string NameOrNull(IDiscRecorder2 recorder) { int hr = master.Open(); if (hr < 0) return null; return recorder.VendorId; }
        }
        """);

    [Fact]
    public Task Silent_on_other_tests() => Silent.VerifyAsync(Source(
        "bool ok = hr == 0;",
        "bool ok = hr >= 0;",
        "bool failed = hr < 0;",
        "bool busy = hr == 2;",
        "bool failed = Convert.ToBoolean(hr < 0);",
        "bool answer = hr == Codes.S_FALSE;",
        "if (hr < 0) throw new InvalidOperationException(); else if (hr > 0) Console.WriteLine(hr);",
        "uint code = unchecked((uint)hr); bool failed = code > 0;",
        "bool failed = unchecked((uint)hr) > 0;",
        "int other = -1; if (hr >= 0) other = master.Open(); bool called = other != -1;",
        "int? other = master?.Open(); bool called = (other ?? -1) != -1;",
        "int count = 3; bool one = count == 1; bool some = count > 0; bool any = Convert.ToBoolean(count);"));

    [Fact]
    public Task Knows_the_other_success_codes_of_a_method() => Verify.VerifyAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscFormat2Data format;

            bool Right(IEnumDiscRecorders recorders)
            {
                if (recorders.Next(1, out IDiscRecorder first, out int fetched) == 1) return false;
                int hr = recorders.Next(1, out first, out fetched);
                if (hr != 1) return true;
                return recorders.Next(1, out first, out fetched) > 0;
            }

            bool Failure(IEnumDiscRecorders recorders)
            {
                int hr = recorders.Next(1, out IDiscRecorder first, out int fetched);
                return [|hr == -1|];
            }

            void Adjusted()
            {
                int hr = format.SetWriteSpeed(2720, false);
                if (hr > 0) Console.WriteLine("adjusted");
                bool ok = [|hr == 1|];
            }
        }
        """,
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscFormat2Data format;

            bool Right(IEnumDiscRecorders recorders)
            {
                if (recorders.Next(1, out IDiscRecorder first, out int fetched) == 1) return false;
                int hr = recorders.Next(1, out first, out fetched);
                if (hr != 1) return true;
                return recorders.Next(1, out first, out fetched) > 0;
            }

            bool Failure(IEnumDiscRecorders recorders)
            {
                int hr = recorders.Next(1, out IDiscRecorder first, out int fetched);
                return hr < 0;
            }

            void Adjusted()
            {
                int hr = format.SetWriteSpeed(2720, false);
                if (hr > 0) Console.WriteLine("adjusted");
                bool ok = hr >= 0;
            }
        }
        """,
        FormatInterop.AddTo);

    [Fact]
    public Task Offers_no_fix_where_a_success_code_is_no_success() => Verify.VerifyAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            bool Run(IEnumDiscRecorders recorders)
            {
                int hr = recorders.Next(1, out IDiscRecorder first, out int fetched);
                return [|Convert.ToBoolean(hr)|];
            }
        }
        """,
        configure: FormatInterop.AddTo);

    [Fact]
    public Task Tests_other_types_by_what_they_have() => Verify.VerifyAsync(
        """
        using System;
        using Burning;
        using Windows.Win32.Foundation;

        class Burner
        {
            void Run(IJolietDiscMaster joliet, IDiscFormat2RawCD raw, IDiscFormat2TrackAtOnce audio, IDiscMaster master)
            {
                bool a = [|joliet.SetJolietProperties(null) == 1|];
                bool b = [|raw.SetWriteSpeed(1, false) == (HResult)1|];
                bool c = [|(int)raw.PrepareMedia() == -1|];
                HRESULT hr = audio.SetWriteSpeed(1, false);
                bool d = [|hr == 1|];
                bool e = [|hr != (HRESULT)1|];
                bool f = ![|Convert.ToBoolean(hr)|];
                bool g = [|Convert.ToBoolean(raw.PrepareMedia())|];
                bool h = [|master?.Open() == 1|];
            }
        }
        """,
        """
        using System;
        using Burning;
        using Windows.Win32.Foundation;

        class Burner
        {
            void Run(IJolietDiscMaster joliet, IDiscFormat2RawCD raw, IDiscFormat2TrackAtOnce audio, IDiscMaster master)
            {
                bool a = unchecked((int)joliet.SetJolietProperties(null)) >= 0;
                bool b = unchecked((int)raw.SetWriteSpeed(1, false)) >= 0;
                bool c = (int)raw.PrepareMedia() < 0;
                HRESULT hr = audio.SetWriteSpeed(1, false);
                bool d = hr.Succeeded;
                bool e = hr.Failed;
                bool f = hr.Failed;
                bool g = (int)raw.PrepareMedia() >= 0;
                bool h = master?.Open() >= 0;
            }
        }
        """,
        FormatInterop.AddTo);

    [Fact]
    public Task Reads_conversions_of_a_type_to_bool() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            bool Run(IDiscMaster master)
            {
                Vanara.PInvoke.HRESULT hr = master.Open();
                bool a = [|(bool)hr|];
                bool b = ![|(bool)hr|];
                bool c = [|hr == true|];
                bool d = [|false == hr|];
                bool e = [|(bool)hr is true|];
                bool f = [|((bool)hr).Equals(false)|];
                bool g = [|Convert.ToBoolean((bool)hr)|];
                switch ([|(bool)hr|]) { case true: Console.WriteLine(); break; default: break; }
                if ([|hr|]) throw new InvalidOperationException();
                Console.WriteLine([|hr|]);
                return [|hr|];
            }
        }
        """
        + Conversion("value.code != 0"),
        """
        using System;

        class Burner
        {
            bool Run(IDiscMaster master)
            {
                Vanara.PInvoke.HRESULT hr = master.Open();
                bool a = hr.Succeeded;
                bool b = hr.Failed;
                bool c = hr.Succeeded;
                bool d = hr.Failed;
                bool e = hr.Succeeded;
                bool f = hr.Failed;
                bool g = hr.Succeeded;
                switch (hr.Succeeded) { case true: Console.WriteLine(); break; default: break; }
                if (hr.Failed) throw new InvalidOperationException();
                Console.WriteLine(hr.Succeeded);
                return hr.Succeeded;
            }
        }
        """
        + Conversion("value.code != 0"));

    [Theory]
    [InlineData("value.code >= 0")]
    [InlineData("value.Succeeded")]
    [InlineData("!value.Failed")]
    [InlineData("value.code == 0")]
    [InlineData("0 == value.code")]
    public Task Silent_where_the_conversion_itself_tests_the_sign_or_for_S_OK(string conversion) => Silent.VerifyAsync(
        """
        class Burner
        {
            bool Run(IDiscMaster master)
            {
                var hr = master.Open();
                if (hr == true) return true;
                return (bool)hr;
            }
        }
        """
        + Conversion(conversion));

    [Fact]
    public Task Silent_without_a_call_in_the_body() => Silent.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            IMediaControl media;
            int field;

            void Keep()
            {
                field = master.Open();
                Test(master.Open());
                int hr = media.Run();
                bool ok = hr == 1 || Convert.ToBoolean(hr);
            }

            bool Field()
            {
                return field == 1;
            }

            static bool Test(int hr)
            {
                return hr == 1;
            }

            bool Caught()
            {
                try
                {
                    Keep();
                    return master.Open() >= 0;
                }
                catch (COMException ex)
                {
                    return ex.HResult == -1;
                }
            }

            bool Unknown(bool flag)
            {
                int hr = master.Open();
                if (flag) hr = media.Run();
                return hr == 1;
            }
        }
        """);

    [Fact]
    public Task Reads_newer_syntax() => Verify.VerifyNewestAsync(
        """
        using Burning;

        class Burner
        {
            bool Not(IDiscMaster master) => [|master.Open() is not 1|];

            bool Minus(IDiscMaster master) => [|master.Open() is -1|];

            int Positive(IDiscMaster master)
            {
                if ([|master.Open() is > 0|])
                {
                    return 0;
                }

                return -1;
            }
        }
        """,
        """
        using Burning;

        class Burner
        {
            bool Not(IDiscMaster master) => master.Open() < 0;

            bool Minus(IDiscMaster master) => master.Open() < 0;

            int Positive(IDiscMaster master)
            {
                if (master.Open() >= 0)
                {
                    return 0;
                }

                return -1;
            }
        }
        """);

    [Fact]
    public Task Tests_the_sign_in_place_of_Equals() => VerifyAsync(
        ("bool ok = [|hr.Equals(1)|];", "bool ok = hr >= 0;"),
        ("bool failed = ![|hr.Equals(1)|];", "bool failed = hr < 0;"),
        ("bool failed = [|Equals(hr, -1)|];", "bool failed = hr < 0;"),
        ("if ([|object.Equals(1, hr)|]) throw new InvalidOperationException(); return true;", "if (hr < 0) throw new InvalidOperationException(); return true;"));

    // Before C# 9 a label has no way to ask for the sign.
    [Fact]
    public Task Reads_the_labels_of_a_switch_statement() => Verify.VerifyAsync(Source(
        "switch (hr) { case [|1|]: return true; default: return false; }",
        "switch (hr) { case [|-1|]: return false; } return true;",
        "switch (hr) { case [|1|]: return true; case [|-1|]: return false; } return true;",
        "switch (hr) { case [|1|]: return true; case 0: return false; default: return false; }",
        "switch (hr) { case 0: return true; case [|-1|]: return false; default: return true; }"),
        configure: static test => test.LanguageVersion = LanguageVersion.CSharp8);

    [Fact]
    public Task Silent_where_the_value_is_tested_for_S_OK_too() => Silent.VerifyAsync(Source(
        "switch (hr) { case 0: return true; case 1: return false; default: throw new InvalidOperationException(); }",
        "if (hr == 0 || hr == 1) return true; return false;",
        "if (hr == 0) return true; if (hr == 1) Console.WriteLine(hr); return false;",
        "if (hr > 0) Console.WriteLine(hr); else if (hr != 0) throw new InvalidOperationException(); return true;"));

    [Fact]
    public Task Reads_a_test_for_S_OK_that_takes_it_for_a_failure() => VerifyAsync(
        ("if (hr == 0) return false; if ([|hr == 1|]) return true; return true;", "if (hr == 0) return false; if (hr >= 0) return true; return true;"),
        ("if (hr == 0) return true; if ([|hr > 0|]) throw new InvalidOperationException(); return true;", "if (hr == 0) return true; if (hr < 0) throw new InvalidOperationException(); return true;"),
        ("switch (hr) { case int code when [|code == 1|]: return true; } return false;", "switch (hr) { case int code when code >= 0: return true; } return false;"));

    [Fact]
    public Task Offers_no_fix_of_Equals_behind_a_conditional_access() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            bool? Run(IDiscMaster master) => master?[|.Open().Equals(1)|];

            bool? First(IDiscMaster[] masters) => masters?[|[0].Open().Equals(1)|];
        }
        """);

    [Fact]
    public Task Offers_no_fix_where_a_line_would_be_lost_or_nothing_takes_the_outcome() => Verify.VerifyAsync(Source(
        "[|Convert.ToBoolean(hr)|]; return true;",
        "[|hr.Equals(1)|]; return true;",
        "Action test = () => [|Convert.ToBoolean(hr)|]; return true;",
        "if ([|hr is // opened\n 1|]) return true; return false;",
        "if ([|Convert.ToBoolean( // opened\n hr)|]) return true; return false;",
        "if ([|hr ==\n#if ONE\n 2\n#else\n 1|]\n#endif\n ) return true; return false;"));

    [Fact]
    public Task Tests_the_sign_in_the_labels_of_a_switch_from_CSharp_9_on() => Verify.VerifyNewestAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            bool Success(IDiscMaster master) => master.Open() switch { [|1|] => true, _ => false };

            bool Failure(IDiscMaster master)
            {
                switch (master.Open())
                {
                    case [|-1|]:
                        return false;
                    default:
                        return true;
                }
            }

            bool Positive(IDiscMaster master) => master.Open() switch { [|> 0|] => throw new InvalidOperationException(), _ => true };

            bool Excluded(IDiscMaster master) => master.Open() switch { [|not 1|] => false, _ => true };

            bool Either(IDiscMaster master) => [|master.Open() is 1 or unchecked((int)0x80004005)|];
        }
        """,
        """
        using System;
        using Burning;

        class Burner
        {
            bool Success(IDiscMaster master) => master.Open() switch { >= 0 => true, _ => false };

            bool Failure(IDiscMaster master)
            {
                switch (master.Open())
                {
                    case < 0:
                        return false;
                    default:
                        return true;
                }
            }

            bool Positive(IDiscMaster master) => master.Open() switch { < 0 => throw new InvalidOperationException(), _ => true };

            bool Excluded(IDiscMaster master) => master.Open() switch { < 0 => false, _ => true };

            bool Either(IDiscMaster master) => master.Open() is >= 0 or unchecked((int)0x80004005);
        }
        """);

    [Fact]
    public Task Keeps_what_is_said_inside_a_pattern() => Verify.VerifyNewestAsync(
        """
        using Burning;

        class Burner
        {
            bool Either(IDiscMaster master) => [|master.Open() is 1 /* opened */ or unchecked((int)0x80004005)|] /* no matter */;

            bool Success(IDiscMaster master) => master.Open() switch { [|1 /* opened */ or unchecked((int)0x80004005)|] => true, _ => false };

            bool Divided(IDiscMaster master) => [|master.Open() is 1
        #if QUIET
                or 2
        #endif
                or unchecked((int)0x80004005)|];
        }
        """,
        """
        using Burning;

        class Burner
        {
            bool Either(IDiscMaster master) => master.Open() is >= 0 or unchecked((int)0x80004005) /* opened */ /* no matter */;

            bool Success(IDiscMaster master) => master.Open() switch { >= 0 or unchecked((int)0x80004005) /* opened */ => true, _ => false };

            bool Divided(IDiscMaster master) => [|master.Open() is 1
        #if QUIET
                or 2
        #endif
                or unchecked((int)0x80004005)|];
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Fixes_a_test_inside_the_value_of_another_in_a_second_pass() => Verify.VerifyAsync(
        Source("return [|([|hr == 1|] ? master.Open() : hr) == 1|];"),
        Source("return (hr >= 0 ? master.Open() : hr) >= 0;"),
        static test => test.NumberOfFixAllIterations = 2);

    // The last arm would be left with nothing, which does not compile.
    [Fact]
    public Task Offers_no_fix_where_two_labels_would_take_all() => Verify.VerifyNewestAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            bool Run(IDiscMaster master) => master.Open() switch { [|1|] => true, [|-1|] => false, _ => throw new InvalidOperationException() };

            bool Later(IDiscMaster master) => master.Open() switch { [|-1|] => false, unchecked((int)0x80004005) => false, _ => true };
        }
        """);

    [Fact]
    public Task Names_the_method() => Silent.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            bool Run(IDiscMaster master)
            {
                return {|#0:master.Open() == 1|};
            }
        }
        """,
        configure: static test => test.ExpectedDiagnostics.Add(
            new DiagnosticResult(Descriptors.BooleanHResult).WithLocation(0).WithArguments("IDiscMaster.Open")));

    private static Task VerifyAsync(params (string Test, string Fix)[] tests) =>
        Verify.VerifyAsync(Source([.. tests.Select(static test => test.Test)]), Source([.. tests.Select(static test => test.Fix)]));

    // One method for each test.
    private static string Source(params string[] statements)
    {
        var methods = statements.Select(static (statement, index) =>
            $$"""
                bool Run{{index}}(IDiscMaster master)
                {
                    int hr = master.Open();
                    {{statement}}
                    {{(statement.Contains("return", StringComparison.Ordinal) ? "" : "return true;")}}
                }
            """);
        return $$"""
            using System;
            using Burning;

            class Burner
            {
            {{string.Join("\n\n", methods)}}
            }

            static class Codes
            {
                public const int S_FALSE = 1;
            }
            """;
    }

    // An HRESULT type of the user's own, under a name that the gate knows.
    private static string Conversion(string body) =>
        $$"""


        [System.Runtime.InteropServices.ComImport, System.Runtime.InteropServices.Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        interface IDiscMaster
        {
            [System.Runtime.InteropServices.PreserveSig] Vanara.PInvoke.HRESULT Open();
        }

        namespace Vanara.PInvoke
        {
            public struct HRESULT
            {
                private readonly int code;

                public HRESULT(int value) { code = value; }

                public bool Succeeded { get { return code >= 0; } }

                public bool Failed { get { return code < 0; } }

                public static implicit operator bool(HRESULT value) { return {{body}}; }
            }
        }
        """;
}

using Imapi.Analyzers.Tests.Verification;
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
    internal static string Source(params string[] statements)
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

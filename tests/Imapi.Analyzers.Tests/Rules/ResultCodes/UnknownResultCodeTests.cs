using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.UnknownResultCodeAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.UnknownResultCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.UseCounterpartFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class UnknownResultCodeTests
{
    [Fact]
    public Task Offers_the_one_code_that_differs_in_severity_alone() => Verify.VerifyAsync(
        """
        using System;
        using Burning;

        class Burner
        {
            IDiscRecorder2 recorder;
            IDiscMaster master;

            bool Thrown(Exception ex) => ex.HResult == [|unchecked((int)0x80AA0202)|] || (uint)ex.HResult == [|0xC0AA0904|];

            bool Success() => recorder.AcquireExclusiveAccess(true, "x") == [|unchecked((int)0xC0AA0004)|];

            bool SuccessOfV1() => (uint)master.Open() == [|0x80040200|] || master.Open() == [|unchecked((int)0x80040201)|];
        }
        """,
        """
        using System;
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscRecorder2 recorder;
            IDiscMaster master;

            bool Thrown(Exception ex) => ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA || (uint)ex.HResult == unchecked((uint)ImapiResult.E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE);

            bool Success() => recorder.AcquireExclusiveAccess(true, "x") == ImapiResult.S_IMAPI_SPEEDADJUSTED;

            bool SuccessOfV1() => (uint)master.Open() == (uint)ImapiResult.IMAPI_S_PROPERTIESIGNORED || master.Open() == ImapiResult.IMAPI_S_BUFFER_TO_SMALL;
        }
        """);

    [Fact]
    public Task Offers_no_success_code_for_an_exception() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            bool Test(Exception ex) => (uint)ex.HResult == {|#0:0xC0AA0302|} || (uint)ex.HResult == {|#1:0xC0AA0510|};
        }
        """,
        configure: static test => test.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("IMAPI1007", DiagnosticSeverity.Warning).WithLocation(0)
                .WithMessage("0xC0AA0302 is not an IMAPI result code. Did you mean 'S_IMAPI_WRITE_NOT_IN_PROGRESS' (0x00AA0302)?"),
            new DiagnosticResult("IMAPI1007", DiagnosticSeverity.Warning).WithLocation(1)
                .WithMessage("0xC0AA0510 is not an IMAPI result code. Use a code that the headers define."),
        ]));

    [Fact]
    public Task Offers_no_code_that_is_tested_there_already() => Verify.VerifyAsync(
        """
        class Burner
        {
            string Message(uint code)
            {
                switch (code)
                {
                    case [|0xC0AA0904|]:
                    case 0x80AA0904:
                        return "not erasable";
                    default:
                        return "";
                }
            }
        }
        """);

    [Fact]
    public Task Reports_beside_a_result_code() => Silent.VerifyNewestAsync(
        """
        using System.Collections.Generic;
        using Burning;

        class Burner
        {
            const uint NoMedia = 0xC0AA0202;

            static readonly Dictionary<uint, string> Messages = new Dictionary<uint, string> { { 0xC0AA0202, "" }, { [|0xC0AA0510|], "" } };
            static readonly Dictionary<uint, string> Indexed = new() { [0xC0AA0202] = "", [[|0xC0AA0510|]] = "" };
            static readonly uint[] Array = { 0xC0AA0202, [|0xC0AA0510|] };
            static readonly uint[] Collection = [NoMedia, [|0xC0AA0510|]];

            string Statement(uint code)
            {
                switch (code)
                {
                    case NoMedia: return "";
                    case [|0xC0AA0302|]: return "";
                    default: return "";
                }
            }

            string Expression(uint code) => code switch { 0xC0AA0202 => "", [|0xC0AA0302|] => "", _ => "" };

            bool Chain(uint code) => code == 0xC0AA0202 || code == [|0xC0AA0302|] || [|0xC0AA0510|] == code;

            bool Pattern(uint code) => code is 0xC0AA0202 or [|0xC0AA0302|];
        }
        """);

    [Fact]
    public Task Silent_without_a_reason_to_think_of_IMAPI() => Silent.VerifyNewestAsync(
        """
        using System;
        using System.Collections.Generic;
        using Burning;

        class Other
        {
            static readonly uint[] Hashes = { 0xC0AA0302, 0xC0AA1234 };
            static readonly uint[] Palette = { 0xC0AA0202, 0xC0AA0510 };
            static readonly uint[] Elsewhere = { 0xC0AA0202, 0xC0AA7711 };
            const uint Named = 0xC0AA0302;

            bool Alone(uint code) => code == 0xC0AA0302;

            bool OfAnotherValue(uint code, uint color) => code == 0xC0AA0202 || color == 0xC0AA0302;

            bool Masks(Exception ex) => (ex.HResult & 0xFFFF0000) == 0xC0AA0000 || (uint)ex.HResult >= 0xC0AAB1FF || (uint)ex.HResult == 0xC0AA0000 || (uint)ex.HResult == 0xC0AAB1FF || (uint)ex.HResult == 0xC0AAB2FF;

            bool ShaderCompiler(Exception ex) => (uint)ex.HResult == 0x80AA0001 || (uint)ex.HResult == 0x80AA001F;

            bool Others(Exception ex) => (uint)ex.HResult == 0xE0AA0202 || (uint)ex.HResult == 0x80040200;

            bool Known(Exception ex) => (uint)ex.HResult == 0xC0AA0202;
        }
        """);

    [Fact]
    public Task Reports_any_byte_on_evidence() => Silent.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscRecorder2 recorder;

            bool Test() => (uint)recorder.AcquireExclusiveAccess(true, "x") == [|0xC0AA7711|]
                || (uint)recorder.AcquireExclusiveAccess(true, "x") == [|0x80AA0001|]
                || (uint)recorder.AcquireExclusiveAccess(true, "x") == [|0xE0AA0202|];
        }
        """);

    [Fact]
    public Task Silent_on_colors() => Silent.VerifyAsync(
        """
        class Theme
        {
            static readonly uint[] codes = { 0xC0AA0202, [|0xC0AA0510|] };
            static readonly uint[] color = { 0xC0AA0202, 0xC0AA0510 };
            static readonly uint[] Colour = { 0xC0AA0202, 0xC0AA0510 };
            static readonly uint[] toArgb = { 0xC0AA0202, 0xC0AA0510 };
            static readonly uint[] rgb = { 0xC0AA0202, 0xC0AA0510 };
            static readonly uint[] brushes = { 0xC0AA0202, 0xC0AA0510 };
            static readonly uint[] palette = { 0xC0AA0202, 0xC0AA0510 };
        }
        """);
}

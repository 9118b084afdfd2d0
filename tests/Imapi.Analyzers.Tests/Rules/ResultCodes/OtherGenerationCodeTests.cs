using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.OtherGenerationCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.UseCounterpartFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class OtherGenerationCodeTests
{
    [Fact]
    public Task Puts_the_counterpart_in_the_place_of_a_code() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            const int IMAPI_E_USERABORT = unchecked((int)0x8004020D);
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool Returned() => recorder.AcquireExclusiveAccess(true, "x") == [|unchecked((int)0x80040226)|];

            bool ReturnedByV1() => master.Open() == [|unchecked((int)0xC0AA0202)|];

            int Caught()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                    return 0;
                }
                catch (COMException ex) when (ex.ErrorCode == [|IMAPI_E_USERABORT|])
                {
                    return 1;
                }
                catch (COMException ex)
                {
                    switch ((uint)ex.HResult)
                    {
                        case [|0x80040227|]: return 2;
                        default: throw;
                    }
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
            const int IMAPI_E_USERABORT = unchecked((int)0x8004020D);
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool Returned() => recorder.AcquireExclusiveAccess(true, "x") == ImapiResult.E_IMAPI_RECORDER_LOCKED;

            bool ReturnedByV1() => master.Open() == ImapiResult.IMAPI_E_MEDIUM_NOTPRESENT;

            int Caught()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                    return 0;
                }
                catch (COMException ex) when (ex.ErrorCode == ImapiResult.E_IMAPI_REQUEST_CANCELLED)
                {
                    return 1;
                }
                catch (COMException ex)
                {
                    switch ((uint)ex.HResult)
                    {
                        case unchecked((uint)ImapiResult.E_IMAPI_LOSS_OF_STREAMING): return 2;
                        default: throw;
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("IMAPI_E_LOSS_OF_STREAMING", "E_IMAPI_LOSS_OF_STREAMING")]
    [InlineData("IMAPI_E_USERABORT", "E_IMAPI_REQUEST_CANCELLED")]
    [InlineData("IMAPI_E_MEDIUM_NOTPRESENT", "E_IMAPI_RECORDER_MEDIA_NO_MEDIA")]
    [InlineData("IMAPI_E_DEVICE_STILL_IN_USE", "E_IMAPI_RECORDER_LOCKED")]
    public void Knows_the_counterpart(string v1, string v2)
    {
        Assert.Equal(v2, ImapiCatalog.FindCounterpart(ImapiCatalog.FindResultCode(v1)!)!.Name);
        Assert.Equal(v1, ImapiCatalog.FindCounterpart(ImapiCatalog.FindResultCode(v2)!)!.Name);
    }

    [Fact]
    public Task Puts_every_counterpart_in_place()
    {
        var codes = ImapiCatalog.ResultCodes.Where(static code => ImapiCatalog.FindCounterpart(code) is not null).ToList();
        Assert.Equal(16, codes.Count);
        Assert.All(codes, static code => Assert.False(code.Generation.IsCompatibleWith(ImapiCatalog.FindCounterpart(code)!.Generation)));
        return Verify.VerifyAsync(
            Write(static code => $"[|unchecked((int)0x{code.Value:X8})|]", ""),
            Write(static code => $"ImapiResult.{ImapiCatalog.FindCounterpart(code)!.Name}", "using Imapi;\n"));

        string Write(Func<ResultCode, string> constantOf, string import) =>
            $"using Burning;\n{import}\nclass Burner\n{{\n    IDiscMaster master;\n    IDiscRecorder2 recorder;\n{string.Concat(codes.Select((code, index) =>
                $"\n    bool Test{index}() => {(code.Generation == Generation.V1 ? "recorder.AcquireExclusiveAccess(true, \"x\")" : "master.Open()")} == {constantOf(code)};\n"))}}}\n";
    }

    [Fact]
    public Task Reads_an_exception_caught_round_v1() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;

            bool Test()
            {
                try
                {
                    master.RecordDisc(false, true);
                    return true;
                }
                catch (COMException ex) when (ex.HResult != [|unchecked((int)0xC0AAB113)|])
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task Says_which_generation_is_called() => Verify.VerifyAsync(
        """
        using Burning;

        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool Test() => recorder.AcquireExclusiveAccess(true, "x") == {|#0:unchecked((int)0x8004020D)|} || master.Open() == {|#1:unchecked((int)0xC0AAB113)|};
        }
        """,
        """
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool Test() => recorder.AcquireExclusiveAccess(true, "x") == ImapiResult.E_IMAPI_REQUEST_CANCELLED || master.Open() == {|#1:unchecked((int)0xC0AAB113)|};
        }
        """,
        static test =>
        {
            var without = Expected(1, "'IMAPI_E_NO_UNIQUE_NAME' is an IMAPI v2 result code, but this value comes from IMAPI v1. Use a code of IMAPI v1.");
            test.ExpectedDiagnostics.AddRange(
                [Expected(0, "'IMAPI_E_USERABORT' is an IMAPI v1 result code, but this value comes from IMAPI v2. Use 'E_IMAPI_REQUEST_CANCELLED' instead."), without]);
            test.FixedState.ExpectedDiagnostics.Add(without);

            static DiagnosticResult Expected(int location, string message) =>
                new DiagnosticResult("IMAPI1004", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);
        });

    [Fact]
    public Task Silent_where_the_generation_is_right_or_not_sure() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            const int VFW_E_NOT_FOUND = unchecked((int)0x80040216);
            IDiscMaster master;
            IDiscRecorder2 recorder;
            IMediaControl player;

            bool Right() => master.Open() == unchecked((int)0x8004020B) || recorder.AcquireExclusiveAccess(true, "x") == unchecked((int)0xC0AA0202);

            bool FileSystem() => recorder.AcquireExclusiveAccess(true, "x") == unchecked((int)0xC0AAB112);

            bool SomebodyElses() => recorder.AcquireExclusiveAccess(true, "x") == VFW_E_NOT_FOUND;

            bool Both(bool old)
            {
                int hr = old ? master.Open() : recorder.AcquireExclusiveAccess(true, "x");
                return hr == unchecked((int)0x8004020B);
            }

            bool Shared()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                    player.Run();
                    return true;
                }
                catch (COMException ex)
                {
                    return ex.ErrorCode == unchecked((int)0x80040227);
                }
            }

            bool BothCaught()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                    master.RecordDisc(false, true);
                    return true;
                }
                catch (COMException ex)
                {
                    return ex.ErrorCode == unchecked((int)0x80040227) || ex.ErrorCode == unchecked((int)0xC0AA0202);
                }
            }

            bool Unknown(Exception ex) => ex.HResult == unchecked((int)0xC0AA0202) || ex.HResult == unchecked((int)0x80040227);
        }
        """);

    [Fact]
    public Task Offers_nothing_where_the_counterpart_is_tested_too() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscRecorder2 recorder;

            int Test()
            {
                try
                {
                    recorder.InitializeDiscRecorder("");
                    return 0;
                }
                catch (COMException ex)
                {
                    switch (ex.ErrorCode)
                    {
                        case [|ImapiResult.IMAPI_E_MEDIUM_NOTPRESENT|]:
                        case ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA:
                            return 1;
                        default:
                            throw;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Offers_nothing_where_a_jump_leads_to_the_label() => Verify.VerifyAsync(
        """
        using Burning;
        using Imapi;

        class Burner
        {
            IDiscRecorder2 recorder;

            int Test(bool again)
            {
                switch (recorder.AcquireExclusiveAccess(true, "x"))
                {
                    case [|ImapiResult.IMAPI_E_MEDIUM_NOTPRESENT|]:
                        return 1;
                    case 0 when again:
                        goto case ImapiResult.IMAPI_E_MEDIUM_NOTPRESENT;
                    default:
                        return 0;
                }
            }
        }
        """);
}

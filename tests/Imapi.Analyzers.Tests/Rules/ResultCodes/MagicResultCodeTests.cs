using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicResultCodeAnalyzer,
    Imapi.Analyzers.CodeFixes.ResultCodes.NameResultCodeFix>;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

public sealed class MagicResultCodeTests
{
    [Fact]
    public Task ComparedWithAnExceptionsCode() => Verify.VerifyAsync(
        """
        using System;

        class Burner
        {
            bool IsEmpty(Exception ex)
            {
                return ex.HResult == [|unchecked((int)0xC0AA0202)|];
            }
        }
        """,
        """
        using System;
        using Imapi;

        class Burner
        {
            bool IsEmpty(Exception ex)
            {
                return ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA;
            }
        }
        """);
}

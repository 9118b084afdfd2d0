using Imapi.Analyzers.Detection;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Tests.Detection;

/// <summary>What a text is said to mention: too much costs time, too little silences the rules.</summary>
public sealed class SourceScanTests
{
    [Theory]
    [InlineData("""new("27354130-7F64-5B0F-8F00-5D77AFBE261E")""", true)]
    [InlineData("""new("{27354130-7f64-5b0f-8f00-5d77afbe261e}")""", true)]
    [InlineData("""new("2735412D-7F64-5B0F-8F00-5D77AFBE261E")""", true)]
    [InlineData("\"27354130-7F64-5B0F-8F00-5D77AFBE261E", true)]
    [InlineData("""new("{27354130-7F64-5B0F-8F00-5D77AFBE261")""", false)]
    [InlineData("""new("27354130-7F64-5B0F-8F00-5D77AFBE261""", false)]
    [InlineData("""new("00000000-0000-0000-C000-000000000046")""", false)]
    [InlineData("""new("27354130-7F64-5B0F-8F00-5D77AFBE26ZZ")""", false)]
    [InlineData("27354130-7F64-5B0F-8F00-5D77AFBE261E", false)]
    [InlineData("""Create("IMAPI2.MsftDiscMaster2")""", true)]
    [InlineData("""Create("imapi2fs.MsftFileSystemImage")""", true)]
    [InlineData("""Create(@"IMAPI2.MsftDiscMaster2")""", true)]
    [InlineData("""Create("IMAPI2.MsftDiscMaster2", "IMAPI2.MsftDiscRecorder2")""", true)]
    [InlineData("""Create("MSIMAPI")""", false)]
    [InlineData("""Create("IMAP")""", false)]
    [InlineData("using IMAPI2;", false)]
    [InlineData("\"", false)]
    [InlineData("\"{", false)]
    [InlineData("", false)]
    public void Interop(string text, bool isMentioned) => Assert.Equal(isMentioned, Of(text).HasInterop);

    [Theory]
    [InlineData("0xC0AA0202")]
    [InlineData("0XC0AA0202u")]
    [InlineData("0xc0aa_0202")]
    [InlineData("0x_C0AA0202L")]
    [InlineData("0x80AA0A01")]
    [InlineData("0b1100_0000_1010_1010_0000_0010_0000_0010")]
    [InlineData("0B11000000101010100000001000000010")]
    [InlineData("3232367106")]
    [InlineData("3_232_367_106")]
    [InlineData("0003232367106")]
    [InlineData("3232367106UL")]
    [InlineData("-1062600190")]
    [InlineData("~1062600189")]
    [InlineData("-1062600192")]
    [InlineData("~1062598912")]
    [InlineData("0xC0AA0202, 0xC0AA0203")]
    [InlineData("x=0xC0AA0202;")]
    [InlineData("// 0xC0AA0202")]
    public void V2Failure(string text) => Assert.True(Of(text).HasV2Failure);

    [Theory]
    [InlineData("0xC0AB0202")]
    [InlineData("0x40AA0202")]
    [InlineData("0x80AA0001")]
    [InlineData("0x80AA001F")]
    [InlineData("0xC0AA0102")]
    [InlineData("0xC0AA0702")]
    [InlineData("xC0AA0202")]
    [InlineData("_0xC0AA0202")]
    [InlineData("C0AA0202")]
    [InlineData("0xC0AA020")]
    [InlineData("323236710")]
    [InlineData("0x00000000")]
    [InlineData("0000000000")]
    [InlineData("2147483648")]
    [InlineData("")]
    public void NoV2Failure(string text) => Assert.False(Of(text).HasV2Failure);

    [Theory]
    [InlineData("262656", 0)]
    [InlineData("0x40200 262656", 0, 8)]
    [InlineData("a262656 = 26265 + 262657;", 18)]
    [InlineData("Is(262_656,\n\"262656\")", 3, 13)]
    [InlineData("12345")]
    [InlineData("abcdef _12345")]
    [InlineData("\u0080262656", 1)]
    [InlineData("")]
    public void LongNumbers(string text, params int[] positions) => Assert.Equal(positions, Of(text).LongNumbers);

    [Fact]
    public void ATreeIsReadOnce()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { }", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Same(
            SourceScan.Of(tree, TestContext.Current.CancellationToken),
            SourceScan.Of(tree, TestContext.Current.CancellationToken));
    }

    private static SourceScan Of(string text) => SourceScan.Of(
        CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
}

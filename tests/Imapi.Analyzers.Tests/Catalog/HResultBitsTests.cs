using Imapi.Analyzers.Catalog;

namespace Imapi.Analyzers.Tests.Catalog;

public sealed class HResultBitsTests
{
    [Theory]
    [InlineData(0x0000_0000, false)]
    [InlineData(0x7FFF_FFFF, false)]
    [InlineData(0x8000_0000, true)]
    [InlineData(0xC0AA_0202, true)]
    public void A_failure_has_the_severity_bit(uint pattern, bool isFailure) => Assert.Equal(isFailure, HResultBits.IsFailure(pattern));

    [Theory]
    [InlineData(0x80AA_0A02, true)]
    [InlineData(0xC0AA_0202, true)]
    [InlineData(0xE0AA_0202, true)]
    [InlineData(0x80AA_FFFF, true)]
    [InlineData(0x00AA_0004, false)]
    [InlineData(0x40AA_0004, false)]
    [InlineData(0x8004_0200, false)]
    [InlineData(0x81AA_0202, false)]
    [InlineData(0x90AA_0202, false)]
    [InlineData(0x80AB_0202, false)]
    public void A_failure_of_v2_has_facility_and_severity(uint pattern, bool isImapi2) =>
        Assert.Equal(isImapi2, HResultBits.IsImapi2Failure(pattern));

    [Theory]
    [InlineData(0xC0AA_0202, 0x80AA_0202, true)]
    [InlineData(0xC0AA_0202, 0x00AA_0202, true)]
    [InlineData(0xC0AA_0202, 0xC0AA_0202, true)]
    [InlineData(0xC0AA_0202, 0xC0AA_0203, false)]
    [InlineData(0xC0AA_0202, 0xE0AA_0202, false)]
    public void Severity_is_two_bits(uint pattern, uint other, bool isSame)
    {
        Assert.Equal(isSame, HResultBits.IsSameButSeverity(pattern, other));
        Assert.Equal(isSame, HResultBits.IsSameButSeverity(other, pattern));
    }

    [Fact]
    public void Successes_of_v1_are_flipped_by_the_severity_bit()
    {
        var flipped = ImapiCatalog.ResultCodes.Select(static code => code.Value ^ HResultBits.Severity).Where(ImapiCatalog.IsFlippedV1Success);

        Assert.Equal([0x8004_0200, 0x8004_0201], flipped);
        Assert.False(ImapiCatalog.IsFlippedV1Success(0x0004_0200));
        Assert.False(ImapiCatalog.IsFlippedV1Success(0xC004_0200));
        Assert.False(ImapiCatalog.IsFlippedV1Success(0x80AA_0004));
    }

    [Fact]
    public void What_can_be_a_v2_failure_has_no_other_high_bits() => Assert.All(
        ImapiCatalog.ResultCodes.Where(static code => code.IsUniqueToImapi),
        static code =>
        {
            Assert.True(ImapiCatalog.CanBeV2Failure(code.Value));
            Assert.False(ImapiCatalog.CanBeV2Failure(code.Value | 0x2000_0000));
            Assert.False(ImapiCatalog.CanBeV2Failure(code.Value | 0x1000_0000));
            Assert.False(ImapiCatalog.CanBeV2Failure(code.Value & ~HResultBits.Severity));
        });
}

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>What a release says of itself, beyond what is in the package.</summary>
public sealed class ReleaseTests
{
    // Of Microsoft's documentation on IMAPI, whose sources are the repository MicrosoftDocs/win32, folder desktop-src/imapi:
    // the portal, and the pages of its reference.
    private static readonly string[] MicrosoftsPages =
    [
        "imapi-constants",
        "imapi-data-types",
        "imapi-enumerations",
        "imapi-interfaces",
        "imapi-reference",
        "imapi-return-values",
        "imapiv1-interfaces",
        "imapiv1-reference",
        "imapiv1-result-codes",
        "portal",
    ];

    // Where the rules' own pages are published, if anywhere, the build says; EndToEnd tests build so.
    [Fact]
    public void Help_links_lead_to_pages_of_Microsoft_s() => Assert.All(
        Product.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics),
        static rule => Assert.Contains(rule.HelpLinkUri, MicrosoftsPages.Select(static page => "https://learn.microsoft.com/windows/win32/imapi/" + page)));

    [Fact]
    public void Messages_of_one_rule_link_to_one_page() => Assert.All(
        Product.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).GroupBy(static rule => rule.Id),
        static messages => Assert.Single(messages.Select(static message => message.HelpLinkUri).Distinct()));

    [Fact]
    public void The_version_has_a_release_of_rules() =>
        Assert.Contains($"\n## Release {Product.Version}\n", Product.Read("AnalyzerReleases.Shipped.md").ReplaceLineEndings("\n"), StringComparison.Ordinal);
}

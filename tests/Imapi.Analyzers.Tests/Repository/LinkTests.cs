using System.Text.RegularExpressions;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>Links from page to page of the repository lead somewhere, down to the section.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Product.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_inside_the_repository_resolve(string page)
    {
        foreach (Match link in Regex.Matches(WithoutCode(Product.Read(page)), @"\]\((?!https?:)(?<file>[^)#\s]*)(#(?<section>[^)\s]*))?\)"))
        {
            var (file, section) = (link.Groups["file"].Value, link.Groups["section"]);
            var target = file.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, file);
            Assert.True(File.Exists(Path.Combine(Product.Root, target)), $"{page} links to {file}, which is not there.");
            if (section.Success)
            {
                Assert.True(Sections(Product.Read(target)).Contains(section.Value), $"{page} links to {file}#{section.Value}, and there is no such section.");
            }
        }
    }

    [Fact]
    public void Every_page_is_linked_to()
    {
        var linked = Product.Pages.SelectMany(static page =>
            Regex.Matches(WithoutCode(Product.Read(page)), @"\]\((?!https?:)(?<file>[^)#\s]+)").Select(link =>
                Path.GetFullPath(Path.Combine(Product.Root, Path.GetDirectoryName(page)!, link.Groups["file"].Value))));

        Assert.Empty(Product.Pages.Select(static page => Path.Combine(Product.Root, page)).Except(linked));
    }

    // As GitHub makes them: lower case, spaces to hyphens, no other punctuation.
    private static IEnumerable<string> Sections(string text) =>
        Regex.Matches(WithoutCode(text), @"^#+ (?<title>.+?)\r?$", RegexOptions.Multiline)
            .Select(static heading => Regex.Replace(heading.Groups["title"].Value.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    private static string WithoutCode(string text) => Regex.Replace(text, "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline);
}

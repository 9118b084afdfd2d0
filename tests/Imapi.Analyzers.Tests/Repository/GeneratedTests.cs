using Imapi.Analyzers.Generate;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>What a command writes is in the repository as it writes it.</summary>
public sealed class GeneratedTests
{
    [Fact]
    public async Task Generated_files_are_up_to_date()
    {
        var files = await GeneratedFiles.WriteAsync(Product.Root, TestContext.Current.CancellationToken);

        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.True(
            file.Text == Product.Read(file.Path).ReplaceLineEndings("\n"), $"{file.Path} is out of date. Run: {GeneratedFiles.Command}"));
    }

    // A screen reader reads it, and a browser draws it in the width of the README.
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void The_picture_shows_reports_a_message_a_fix_and_the_lines_after_it(string theme)
    {
        var picture = Product.Read("docs", $"picture-{theme}.svg");

        Assert.Equal(3, picture.Split("<path ").Length - 1);
        Assert.Contains(">IMAPI2006: ", picture, StringComparison.Ordinal);
        Assert.Contains(">Move the call out of the conditional call<", picture, StringComparison.Ordinal);
        Assert.Contains(">After the fix<", picture, StringComparison.Ordinal);
        Assert.Contains($"srcset=\"docs/picture-dark.svg\"", Product.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void CONTRIBUTING_names_the_command() => Assert.Contains(GeneratedFiles.Command, Product.Read("CONTRIBUTING.md"), StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>
/// The same code gets the same reports: with analyzers side by side or one after the other, with the files in any order, and
/// after any edits. See <see cref="ProofRun"/> for how much of the <see cref="Corpus"/> a run takes.
/// </summary>
public sealed class SameAnswerTests(ITestOutputHelper output)
{
    private const int SamplesPerProgram = 12;
    private const int Shuffles = 3;
    private const int Edits = 6;
    private const int QuickStrideOfPrograms = 19;
    private const int StrideOfPrograms = 7;
    private const int QuickStrideOfSamples = 127;
    private const int StrideOfSamples = 41;

    [Fact]
    public async Task Side_by_side_and_in_any_order_of_files()
    {
        using var workspace = await SampleWorkspace.CreateAsync(ReferenceSet.Net10);
        var (programs, reports) = (0, 0);
        foreach (var chunk in ProofRun.Slice(Corpus.Tests.Chunk(SamplesPerProgram), QuickStrideOfPrograms, StrideOfPrograms))
        {
            // Samples declare types of the same names: each gets a namespace.
            var files = chunk
                .Select(static (sample, index) => new SampleFile($"Test{index}.cs", $"namespace Sample{index}\n{{\n{sample.Main.Text}\n}}\n"))
                .Append(new("Interop.cs", BurningInterop.Source))
                .Append(new("FormatInterop.cs", FormatInterop.Source))
                .ToArray();
            var expected = await DescribeAsync(workspace.Open(new("program", [.. files])), isConcurrent: false);
            for (var shuffle = 0; shuffle < Shuffles; shuffle++)
            {
                new Random(shuffle).Shuffle(files);
                Assert.Equal(expected, await DescribeAsync(workspace.Open(new("program", [.. files])), isConcurrent: shuffle > 0));
            }

            programs++;
            reports += expected.Count;
        }

        output.WriteLine($"{programs} programs, {reports} reports, {Shuffles} shuffles each");
        Assert.InRange(reports, programs * SamplesPerProgram, int.MaxValue);
    }

    [Fact]
    public async Task After_any_edits()
    {
        using var workspace = await SampleWorkspace.CreateAsync(ReferenceSet.Net10);
        var (samples, edits, changes) = (0, 0, 0);
        foreach (var sample in ProofRun.Slice(Corpus.All, QuickStrideOfSamples, StrideOfSamples))
        {
            var random = new Random(samples++);
            var project = workspace.Open(sample);
            var first = await DescribeAsync(project);
            var previous = first;
            for (var edit = 0; edit < Edits; edit++)
            {
                var document = project.Documents.ElementAt(random.Next(3) > 0 ? 0 : random.Next(sample.Files.Length));
                var text = await document.GetTextAsync(TestContext.Current.CancellationToken);
                var changed = document.WithText(text.WithChanges(Edit((await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!, random))).Project;
                var reports = await DescribeAsync(changed);
                Assert.Equal(await DescribeAnewAsync(workspace, changed), reports);
                edits++;
                changes += reports.SequenceEqual(previous) ? 0 : 1;

                // Every other edit is undone, the others are built upon.
                if (edit % 2 == 0)
                {
                    Assert.Equal(previous, await DescribeAsync(changed.GetDocument(document.Id)!.WithText(text).Project));
                }
                else
                {
                    (project, previous) = (changed, reports);
                }
            }

            foreach (var document in project.Documents)
            {
                project = project.GetDocument(document.Id)!.WithText(SourceText.From(sample.Files.Single(file => file.Name == document.Name).Text, Encoding.UTF8)).Project;
            }

            Assert.Equal(first, await DescribeAsync(project));
        }

        output.WriteLine($"{samples} samples, {edits} edits, {changes} of them changed the reports");
        Assert.InRange(changes, edits / 10, edits);
    }

    private static TextChange Edit(SyntaxNode root, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return new(new(random.Next(root.FullSpan.Length + 1), 0), ((char)random.Next(' ', '~' + 1)).ToString());
            case 1 when root.DescendantNodes().OfType<StatementSyntax>().ToList() is { Count: > 0 } statements:
                return new(statements[random.Next(statements.Count)].Span, "");
            case 2 when root.DescendantNodes().OfType<AttributeListSyntax>().ToList() is { Count: > 0 } attributes:
                return new(attributes[random.Next(attributes.Count)].Span, "");
            default:
                var tokens = root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.NumericLiteralToken)).ToList();
                return tokens.Count == 0 ? new(new(0, 0), " ") : new(new(tokens[random.Next(tokens.Count)].Span.End, 0), "1");
        }
    }

    private static async Task<List<string>> DescribeAnewAsync(SampleWorkspace workspace, Project project)
    {
        var files = ImmutableArray.CreateBuilder<SampleFile>();
        foreach (var document in project.Documents)
        {
            files.Add(new(document.Name, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString()));
        }

        return await DescribeAsync(workspace.Open(new("anew", files.ToImmutable())).WithCompilationOptions(project.CompilationOptions!));
    }

    private static async Task<List<string>> DescribeAsync(Project project, bool isConcurrent = false) =>
    [
        .. (await SampleReports.ReadAsync(project, isConcurrent)).Reports.Select(static report => string.Join(
            " | ",
            [
                $"{report.Location.SourceTree?.FilePath}{report.Location.SourceSpan} {report.Severity} {report.Id}",
                report.GetMessage(CultureInfo.InvariantCulture),
                .. report.AdditionalLocations.Select(static location => $"{location.SourceTree?.FilePath}{location.SourceSpan}"),
                .. report.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={pair.Value}"),
            ])).Order(StringComparer.Ordinal),
    ];
}

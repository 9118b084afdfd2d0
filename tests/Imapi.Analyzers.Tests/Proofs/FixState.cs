using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>What must not get worse when a fix is applied.</summary>
internal sealed partial class FixState
{
    private FixState(SampleReports reports, ImmutableArray<string> compilerReports, ImmutableArray<string> comments, ImmutableArray<string> directives, string text)
    {
        Reports = reports;
        CompilerReports = compilerReports;
        Comments = comments;
        Directives = directives;
        Text = text;
    }

    public SampleReports Reports { get; }

    /// <summary>The compiler's errors and warnings, by id and text.</summary>
    public ImmutableArray<string> CompilerReports { get; }

    /// <summary>The comments, without the space in them.</summary>
    public ImmutableArray<string> Comments { get; }

    /// <summary>Directives, and the code that they disable, in order.</summary>
    public ImmutableArray<string> Directives { get; }

    /// <summary>The text of the main file.</summary>
    public string Text { get; }

    public bool HasErrors { get; private init; }

    public static async Task<FixState> ReadAsync(Project project)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var compilerReports = compilation!.GetDiagnostics(cancellationToken).Where(static report => report.Severity >= DiagnosticSeverity.Warning).ToList();
        var hasErrors = compilerReports.Exists(static report => report.Severity == DiagnosticSeverity.Error);
        var comments = ImmutableArray.CreateBuilder<string>();
        var directives = ImmutableArray.CreateBuilder<string>();
        foreach (var document in project.Documents)
        {
            foreach (var trivia in (await document.GetSyntaxRootAsync(cancellationToken))!.DescendantTrivia())
            {
                if (trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                {
                    directives.Add(trivia.ToFullString());
                }
                else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                {
                    comments.Add(Space().Replace(trivia.ToFullString(), " ").Trim());
                }
            }
        }

        return new(
            await SampleReports.ReadAsync(project),
            [.. compilerReports.Select(static report => $"{report.Id}: {report.GetMessage(CultureInfo.InvariantCulture)}")],
            comments.ToImmutable(),
            directives.ToImmutable(),
            (await project.Documents.First().GetTextAsync(cancellationToken)).ToString())
        {
            HasErrors = hasErrors,
        };
    }

    /// <summary>How many reports of each rule there are.</summary>
    public ILookup<string, Diagnostic> ById() => Reports.Reports.ToLookup(static report => report.Id);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

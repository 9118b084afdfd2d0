using System.Collections.Immutable;
using System.Globalization;
using Imapi.Analyzers.CodeFixes.Results;
using Imapi.Analyzers.Constants;
using Imapi.Analyzers.Rules.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Generate;

/// <summary>How an editor colors a piece of text.</summary>
internal enum TextKind
{
    Plain,
    Keyword,
    Type,
    Method,
    Number,
    String,
    Comment,
}

/// <summary>A piece of a line and its kind.</summary>
internal readonly record struct ClassifiedText(int Column, string Text, TextKind Kind);

/// <summary>A line as an editor shows it.</summary>
/// <param name="Number">The line's number, counted from 1.</param>
/// <param name="Parts">The classified pieces.</param>
/// <param name="Squiggles">The columns at which reports begin, and their lengths.</param>
internal sealed record EditorLine(int Number, ImmutableArray<ClassifiedText> Parts, ImmutableArray<(int Column, int Length)> Squiggles);

/// <summary>
/// What the picture of the README shows: some lines of the sample with the reports of all rules, one report's message, the fixes
/// that are offered for it, and the lines after the first of them. All of it is read from the sample and the rules.
/// </summary>
internal sealed record EditorScene(
    string FileName,
    ImmutableArray<EditorLine> Before,
    int ReportedLine,
    string Message,
    ImmutableArray<string> Offers,
    ImmutableArray<EditorLine> After,
    ImmutableHashSet<int> AddedLines)
{
    private const string FileToShow = "DiscBurner1.cs";
    private const int LinesAbove = 9;
    private const int LinesBelow = 3;

    public static async Task<EditorScene> ReadAsync(string root, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = OpenSample(workspace, Path.Combine(root, "samples", "LegacyBurner")).Documents.Single(document =>
            document.Name == FileToShow);
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
        var reports = (await compilation.WithAnalyzers(Analyzers()).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false))
            .Where(report => report.Location.SourceTree == tree && report.Severity >= DiagnosticSeverity.Warning)
            .ToImmutableArray();
        var report = reports.Single(report => report.Id == Descriptors.DisappearingCall.Id);

        var actions = new List<CodeAction>();
        await new DisappearingCallFix().RegisterCodeFixesAsync(new(document, report, (action, _) =>
            actions.Add(action), cancellationToken)).ConfigureAwait(false);
        var operations = await actions[0].GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var after = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

        var reported = report.Location.GetLineSpan().StartLinePosition.Line;
        var before = await ReadLinesAsync(
            document, (reported - LinesAbove, reported + LinesBelow + 1), reports, cancellationToken).ConfigureAwait(false);
        var (changedLines, added) = await ChangedLinesAsync(document, after, cancellationToken).ConfigureAwait(false);
        return new(
            FileToShow,
            before,
            reported + 1,
            $"{report.Id}: {report.GetMessage(CultureInfo.InvariantCulture)}",
            [.. actions.Select(static action => action.Title)],
            await ReadLinesAsync(after, changedLines, [], cancellationToken).ConfigureAwait(false),
            added);
    }

    private static Project OpenSample(AdhocWorkspace workspace, string folder)
    {
        var project = workspace.AddProject("LegacyBurner", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp7_3, preprocessorSymbols: ["DEBUG", "TRACE"]))
            .AddMetadataReferences(((string[])["mscorlib", "System", "System.Core", "Microsoft.CSharp"])
                .Select(static name => MetadataReference.CreateFromFile(Path.Combine(Repository.NetFramework, name + ".dll"))));
        foreach (var file in Directory.EnumerateFiles(
            folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(folder, "Interop"), "*.cs")).Order(StringComparer.Ordinal))
        {
            project = project.AddDocument(
                Path.GetFileName(file), SourceText.From(File.ReadAllText(file).ReplaceLineEndings("\n")), filePath: file).Project;
        }

        return project.AddDocument(
            ResultCodeConstants.FileName, ResultCodeConstants.GeneratedSource, filePath: ResultCodeConstants.FileName).Project;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(DisappearingCallAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract
                && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)
                && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // The changed lines with one line around them.
    private static async Task<((int First, int End) Lines, ImmutableHashSet<int> Added)> ChangedLinesAsync(
        Document before, Document after, CancellationToken cancellationToken)
    {
        var oldText = await before.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var newText = await after.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var (oldLines, newLines) = (
            oldText.Lines.Select(static line => line.ToString()).ToList(), newText.Lines.Select(static line => line.ToString()).ToList());
        var first = oldLines.Zip(newLines).TakeWhile(static pair => pair.First == pair.Second).Count();
        var last = newLines.Count - Enumerable.Reverse(oldLines).Zip(Enumerable.Reverse(newLines)).TakeWhile(static pair =>
            pair.First == pair.Second).Count();
        return ((first - 1, last + 1), [.. Enumerable.Range(first + 1, last - first)]);
    }

    private static async Task<ImmutableArray<EditorLine>> ReadLinesAsync(
        Document document, (int First, int End) range, ImmutableArray<Diagnostic> reports, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var lines = ImmutableArray.CreateBuilder<EditorLine>();
        for (var index = range.First; index < range.End; index++)
        {
            var line = text.Lines[index];
            var parts = root.DescendantTokens(line.Span)
                .SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia)
                    .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
                    .Select(static trivia => (trivia.Span, Kind: TextKind.Comment))
                    .Prepend((token.Span, Kind: KindOf(token, model))))
                .Where(part => part.Span.Length > 0 && line.Span.Contains(part.Span))
                .Select(part => new ClassifiedText(part.Span.Start - line.Start, text.ToString(part.Span), part.Kind));
            var squiggles = reports.Select(static report => report.Location.SourceSpan)
                .Where(span => line.Span.Contains(span.Start))
                .Select(span => (span.Start - line.Start, Math.Min(span.End, line.End) - span.Start));
            lines.Add(new(index + 1, [.. parts], [.. squiggles]));
        }

        return lines.ToImmutable();
    }

    // Roslyn's own classifier asks for services that only its editor features bring.
    private static TextKind KindOf(SyntaxToken token, SemanticModel model) => token switch
    {
        _ when token.IsKeyword() => TextKind.Keyword,
        { RawKind: (int)SyntaxKind.NumericLiteralToken } => TextKind.Number,
        { RawKind: (int)SyntaxKind.StringLiteralToken } => TextKind.String,
        { RawKind: (int)SyntaxKind.IdentifierToken, Parent: { } parent } =>
            (model.GetSymbolInfo(parent).Symbol ?? model.GetDeclaredSymbol(parent)) switch
        {
            INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor } => TextKind.Type,
            IMethodSymbol => TextKind.Method,
            _ => TextKind.Plain,
        },
        _ => TextKind.Plain,
    };
}

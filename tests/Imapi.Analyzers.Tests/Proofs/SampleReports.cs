using System.Collections.Concurrent;
using System.Collections.Immutable;
using Imapi.Analyzers.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>What the product says about a project, and the fixes that it offers.</summary>
internal sealed class SampleReports
{
    private SampleReports(Project project, ImmutableArray<Diagnostic> all)
    {
        Project = project;
        All = all;
        Reports =
        [
            .. all
                .Where(static report => report.Id.StartsWith("IMAPI", StringComparison.Ordinal))
                .OrderBy(static report => report.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static report => report.Location.SourceSpan.Start)
                .ThenBy(static report => report.Location.SourceSpan.End)
                .ThenBy(static report => report.Id, StringComparer.Ordinal),
        ];
    }

    public Project Project { get; }

    /// <summary>What all analyzers reported, and the compiler where it was asked.</summary>
    public ImmutableArray<Diagnostic> All { get; }

    /// <summary>The product's reports in source order, file by file.</summary>
    public ImmutableArray<Diagnostic> Reports { get; }

    /// <summary>Runs all analyzers and suppressors of the product over a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isConcurrent">Whether the analyzers run side by side.</param>
    /// <param name="companion">An analyzer to run beside the product, for its suppressors; the compiler is asked then too.</param>
    /// <param name="id">The id of the reports that are wanted; null stands for all.</param>
    /// <exception cref="AnalyzerFailedException">An analyzer or suppressor threw.</exception>
    public static async Task<SampleReports> ReadAsync(Project project, bool isConcurrent = false, DiagnosticAnalyzer? companion = null, string? id = null)
    {
        var failures = new ConcurrentQueue<AnalyzerFailedException>();
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var analyzers = id is null ? Product.Analyzers : [.. Product.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id))];
        var analysis = new CompilationWithAnalyzers(
            compilation!,
            companion is null ? analyzers : [.. analyzers, companion],
            new CompilationWithAnalyzersOptions(
                project.AnalyzerOptions,
                (exception, analyzer, _) => failures.Enqueue(new(analyzer.GetType().Name, exception)),
                concurrentAnalysis: isConcurrent,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: companion is not null));
        var all = companion is null
            ? await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)
            : await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        if (failures.TryDequeue(out var failure))
        {
            throw failure;
        }

        Assert.DoesNotContain(all, static report => report.Id == "AD0001");
        return new(project, all);
    }

    public Document Main => Project.Documents.First();

    public ImmutableArray<Diagnostic> ReportsIn(Document document) =>
        [.. Reports.Where(report => Project.Solution.GetDocument(report.Location.SourceTree) == document)];

    /// <summary>What is offered for the reports in a document, in source order.</summary>
    public async Task<ImmutableArray<Offer>> OffersInAsync(Document document)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var report in ReportsIn(document))
        {
            foreach (var fix in Product.CodeFixes)
            {
                if (fix.FixableDiagnosticIds.Contains(report.Id))
                {
                    await fix.RegisterCodeFixesAsync(new(
                        document, report, (action, _) => offers.Add(new(fix, report, action)), TestContext.Current.CancellationToken));
                }
            }
        }

        return offers.ToImmutable();
    }

    /// <summary>Fixes all that an offer's kind is for.</summary>
    public async Task<Project> FixAllAsync(Offer offer, FixAllScope scope)
    {
        var context = new FixAllContext(
            Project.Solution.GetDocument(offer.Report.Location.SourceTree)!,
            offer.Fix,
            scope,
            offer.Key,
            [offer.Report.Id],
            new ReportProvider(this),
            TestContext.Current.CancellationToken);
        return await ApplyAsync((await offer.Fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The project after an action, its documents read anew from their texts.</summary>
    public async Task<Project> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        foreach (var document in solution.GetProject(Project.Id)!.Documents)
        {
            if (Project.GetDocument(document.Id) != document)
            {
                solution = solution.WithDocumentText(document.Id, await document.GetTextAsync(TestContext.Current.CancellationToken));
            }
        }

        return solution.GetProject(Project.Id)!;
    }

    private sealed class ReportProvider(SampleReports reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports.Reports);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports.ReportsIn(document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports.Reports.Where(static report => !report.Location.IsInSource));
    }
}

/// <summary>An action that a fix offers for a report.</summary>
internal sealed record Offer(CodeFixProvider Fix, Diagnostic Report, CodeAction Action)
{
    public string Key => Action.EquivalenceKey!;

    /// <summary>The rule and the equivalence key.</summary>
    public string Kind => $"{Report.Id} {Key}";

    public override string ToString() => $"{Kind} at {Report.Location.GetLineSpan()}";
}

/// <summary>An analyzer threw.</summary>
internal sealed class AnalyzerFailedException(string analyzer, Exception exception) : Exception($"{analyzer}: {exception}", exception);

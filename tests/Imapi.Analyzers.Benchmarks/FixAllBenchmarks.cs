using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>FixAll of 1,000 findings of one rule, in one document and in 200; the findings are known before the clock starts.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class FixAllBenchmarks
{
    private const int Findings = 1_000;

    private static readonly Dictionary<(string Id, int Documents), List<TimeSpan>> Runs = [];

    private Project? project;
    private FixAllContext? context;
    private TimeSpan processor;
    private int fixedDocuments;

    public static IEnumerable<FixSubject> Fixes => FixSubject.All;

    [ParamsSource(nameof(Fixes))]
    public FixSubject Fix { get; set; } = FixSubject.All.First();

    [Params(1, 200)]
    public int Documents { get; set; }

    /// <summary>The median of the processor time, in ms; null where nothing was measured.</summary>
    internal static double? ProcessorTime(string id, int documents) => Runs.TryGetValue((id, documents), out var runs)
        ? runs.TakeLast(Measurement.MeasuredRuns).Order().ElementAt(Math.Min(runs.Count, Measurement.MeasuredRuns) / 2).TotalMilliseconds
        : null;

    [IterationSetup]
    public void SetUp()
    {
        using var workspace = new AdhocWorkspace();
        project = workspace.AddProject("Burning", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: Subject.Severities))
            .WithMetadataReferences(Libraries.Create())
            .AddDocument("Interop.cs", Snippets.Interop).Project
            .AddDocument(ResultCodeConstants.FileName, ResultCodeConstants.GeneratedSource).Project;
        for (var document = 0; document < Documents; document++)
        {
            project = project.AddDocument($"Part{document}.cs", Write(document)).Project;
        }

        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!;
        var error = compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Verification.Expect(error is null, $"a program that does not compile: {error}");
        var diagnostics = compilation.WithAnalyzers([Fix.Analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => diagnostic.Id == Fix.Id)
            .ToImmutableArray();
        Verification.Expect(diagnostics.Length == Findings, $"{diagnostics.Length} findings of {Fix.Id}");

        var first = project.Documents.Single(static document => document.Name == "Part0.cs");
        var known = new KnownDiagnostics(diagnostics);
        var key = KeyOf(first, diagnostics);
        context = Documents == 1
            ? new FixAllContext(first, Fix.Provider, FixAllScope.Document, key, [Fix.Id], known, CancellationToken.None)
            : new FixAllContext(project, Fix.Provider, FixAllScope.Project, key, [Fix.Id], known, CancellationToken.None);
    }

    [Benchmark]
    public int FixAll()
    {
        var before = Environment.CpuUsage.TotalTime;
        var action = Fix.Provider.GetFixAllProvider()!.GetFixAsync(context!).GetAwaiter().GetResult()!;
        var changed = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        processor = Environment.CpuUsage.TotalTime - before;
        return fixedDocuments = changed.GetChanges(project!.Solution).GetProjectChanges().Sum(static change => change.GetChangedDocuments().Count());
    }

    [IterationCleanup]
    public void Record()
    {
        Verification.Expect(fixedDocuments == Documents, $"{fixedDocuments} of {Documents} documents fixed");
        if (!Runs.TryGetValue((Fix.Id, Documents), out var runs))
        {
            Runs.Add((Fix.Id, Documents), runs = []);
        }

        runs.Add(processor);
    }

    private string Write(int document)
    {
        var perDocument = Findings / Documents;
        var members = Enumerable.Range(document * perDocument, perDocument).Select(number => Fix.Write("F" + number));
        return Snippets.FileStart(document.ToString("D4"), usesImapi: true) + string.Concat(members) + "}\n";
    }

    private string? KeyOf(Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult();
        string? key = null;
        var fix = new CodeFixContext(
            document, diagnostics.First(diagnostic => diagnostic.Location.SourceTree == tree), (action, _) => key ??= action.EquivalenceKey, CancellationToken.None);
        Fix.Provider.RegisterCodeFixesAsync(fix).GetAwaiter().GetResult();
        return key;
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        private readonly ILookup<SyntaxTree?, Diagnostic> byTree = diagnostics.ToLookup(static diagnostic => diagnostic.Location.SourceTree);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            byTree[await document.GetSyntaxTreeAsync(cancellationToken)];

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}

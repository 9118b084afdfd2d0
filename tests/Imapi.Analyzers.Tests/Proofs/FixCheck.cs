using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Imapi.Analyzers.CodeFixes.Interop;
using Imapi.Analyzers.CodeFixes.ResultCodes;
using Imapi.Analyzers.CodeFixes.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>Checks one kind of action on one sample.</summary>
/// <param name="sample">The sample.</param>
/// <param name="workspace">Where it was opened.</param>
/// <param name="before">The sample as it was opened.</param>
/// <param name="offers">The actions of the kind that are offered in its main file, in source order.</param>
/// <param name="report">Takes what is wrong.</param>
internal sealed class FixCheck(CodeSample sample, SampleWorkspace workspace, FixState before, ImmutableArray<Offer> offers, Action<string> report)
{
    // A file is added beside the code, which stays as it is.
    private static readonly string[] KeysThatKeepTheReport = [NameResultCodeFix.CopyKey];

    private static readonly (string Key, string Id, string Reason)[] KnownReports =
    [
        (ReturnHResultFix.ReturnKey, "IMAPI2", "Callers ignore the result that the signature returns from now on, as they did before without a report."),
        (PreserveSignatureFix.PreserveKey, "IMAPI2", "Callers ignore the result that the signature returns from now on, as they did before without a report."),
        (UnexaminedStoreFix.CheckKey, "IMAPI2005", "The check throws into a handler that swallows the failure, which was nowhere to be seen before."),
        (PropagateFailureFix.PropagateKey, "IMAPI2002", "Without the handler's jump no path examines the HRESULT any more that was stored before."),
        (TestSignFix.SignKey, "CS0219", "A local constant for S_OK has no other use; it is left to its author."),
    ];

    private static readonly (string Key, string Pattern, string Replacement, string Reason)[] KnownDifferences =
    [
        (DisappearingCallFix.LiftKey, @"\bhr[0-9]+\b", "hr", "New locals are numbered in the order in which they come."),
        (NameResultCodeFix.NameKey, @"unchecked\(([\w.]+)\) or ", "$1 or ", "Before a negative number the parser needs unchecked, which stays when that number gets a name too."),
        (UnexaminedStoreFix.CheckKey, @"(?m)(?<=^Marshal\.ThrowExceptionForHR\(\w+\);)\r\n", "\n", "Roslyn formats the last top-level statement after the fix, with the line ends of the options."),
    ];

    private readonly string key = offers[0].Key;
    private readonly string id = offers[0].Report.Id;

    public int Applied { get; private set; }

    public int AppliedToAll { get; private set; }

    public async Task RunAsync()
    {
        foreach (var offer in offers)
        {
            Applied++;
            var after = await FixState.ReadAsync(await before.Reports.ApplyAsync(offer.Action));
            Compare(before, after, 1, $"alone at {offer.Report.Location.GetLineSpan().StartLinePosition}");
        }

        if (KeysThatKeepTheReport.Contains(key))
        {
            return;
        }

        var all = await FixState.ReadAsync(await ApplyToAllAsync(before.Reports, FixAllScope.Document));
        Compare(before, all, offers.Length, "FixAll of the document");
        await ExpectAsync(all.Text, ApplyToAllAsync(before.Reports, FixAllScope.Project), "FixAll of the project");
        await ExpectAsync(all.Text, ApplyToAllAsync(before.Reports, FixAllScope.Solution), "FixAll of the solution");
        if (all.Reports.ReportsIn(all.Reports.Main).Any(left => left.Id == id))
        {
            var left = (await OffersAsync(all.Reports)).FirstOrDefault();
            if (left is not null)
            {
                Report("FixAll", $"leaves {left}");
                await ExpectAsync(all.Text, ApplyToAllAsync(all.Reports, FixAllScope.Document), "FixAll a second time");
            }
        }

        await ExpectAsync(all.Text, ApplyOneByOneAsync(fromLast: false), "first to last");
        await ExpectAsync(all.Text, ApplyOneByOneAsync(fromLast: true), "last to first");
        foreach (var variant in SampleVariant.All)
        {
            await CheckVariantAsync(variant, all.Text);
        }

        await CheckBranchesAsync();
    }

    private async Task CheckVariantAsync(SampleVariant variant, string fixedText)
    {
        var (name, text) = sample.Main;
        var written = sample.With(0, variant.Write(text, text));
        var reports = await SampleReports.ReadAsync(workspace.Open(written, variant.Encoding, variant.EditorConfig), id: id);
        var changed = await ApplyToAllAsync(reports, FixAllScope.Document);
        await ExpectAsync(variant.Write(fixedText, text), Task.FromResult(changed), variant.Name);
        var (oldText, newText) = (await reports.Main.GetTextAsync(), await changed.Documents.First().GetTextAsync());
        if (newText.Encoding?.WebName != variant.Encoding.WebName || !newText.Encoding.Preamble.SequenceEqual(oldText.Encoding!.Preamble))
        {
            Report(variant.Name, $"the encoding of {name} is {newText.Encoding?.EncodingName}");
        }
    }

    // Each flagged statement or member in a branch of its own, with the same beside it in another that is not compiled.
    private async Task CheckBranchesAsync()
    {
        var root = await before.Reports.Main.GetSyntaxRootAsync(TestContext.Current.CancellationToken);
        var text = sample.Main.Text;
        var flagged = offers
            .Select(offer => root!.FindNode(offer.Report.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(node => HasItsOwnLines(node, text)))
            .OfType<SyntaxNode>()
            .ToHashSet();
        foreach (var node in flagged.Where(node => !flagged.Any(other => other != node && node.Contains(other))).OrderByDescending(static node => node.SpanStart))
        {
            var (start, end) = LinesOf(node, text);
            text = text[..start] + "#if !NEVER\n" + text[start..end] + "#else\n" + text[start..end] + "#endif\n" + text[end..];
        }

        var old = await FixState.ReadAsync(workspace.Open(sample.With(0, text)));
        var open = await OffersAsync(old.Reports);
        if (!old.HasErrors && !open.IsEmpty)
        {
            Compare(old, await FixState.ReadAsync(await ApplyToAllAsync(old.Reports, FixAllScope.Document)), open.Length, "branches of their own");
        }
    }

    private static bool HasItsOwnLines(SyntaxNode node, string text)
    {
        if (node is not (StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } or MemberDeclarationSyntax { Parent: TypeDeclarationSyntax or EnumDeclarationSyntax }))
        {
            return false;
        }

        var (start, end) = LinesOf(node, text);
        return string.IsNullOrWhiteSpace(text[start..node.SpanStart]) && text[node.Span.End..end].TrimStart(',', ' ') is "\n";
    }

    private static (int Start, int End) LinesOf(SyntaxNode node, string text) =>
        (text.LastIndexOf('\n', node.SpanStart) + 1, text.IndexOf('\n', node.Span.End) + 1);

    private void Compare(FixState old, FixState now, int count, string what)
    {
        foreach (var added in Surplus(now.CompilerReports, old.CompilerReports).Where(added => !IsKnown(added)))
        {
            Report(what, $"the compiler says {added}\n{Difference(old.Text, now.Text)}");
        }

        foreach (var lost in Surplus(old.Comments, now.Comments))
        {
            Report(what, $"lost {lost}\n{Difference(old.Text, now.Text)}");
        }

        if (!old.Directives.SequenceEqual(now.Directives))
        {
            Report(what, $"changed directives\n{Difference(old.Text, now.Text)}");
        }

        if (BlankLines(now.Text) < BlankLines(old.Text))
        {
            Report(what, $"lost blank lines\n{Difference(old.Text, now.Text)}");
        }

        var (reportsBefore, reportsNow) = (old.ById(), now.ById());
        if (!KeysThatKeepTheReport.Contains(key) && reportsNow[id].Count() > reportsBefore[id].Count() - count)
        {
            Report(what, $"{reportsBefore[id].Count()} reports of {id} became {reportsNow[id].Count()}\n{Difference(old.Text, now.Text)}");
        }

        foreach (var other in reportsNow)
        {
            if (other.Key != id && other.Count() > reportsBefore[other.Key].Count() && !IsKnown(other.Key))
            {
                Report(what, $"{reportsBefore[other.Key].Count()} reports of {other.Key} became {other.Count()}\n{Difference(old.Text, now.Text)}");
            }
        }
    }

    private bool IsKnown(string added) => KnownReports.Any(known => known.Key == key && added.StartsWith(known.Id, StringComparison.Ordinal));

    private string WithoutKnownDifferences(string text) => KnownDifferences
        .Where(known => known.Key == key)
        .Aggregate(text, static (text, known) => Regex.Replace(text, known.Pattern, known.Replacement));

    private async Task<Project> ApplyOneByOneAsync(bool fromLast)
    {
        var reports = before.Reports;
        for (var round = 0; round <= offers.Length; round++)
        {
            var open = await OffersAsync(reports);
            if (open.IsEmpty)
            {
                break;
            }

            reports = await SampleReports.ReadAsync(await reports.ApplyAsync((fromLast ? open[^1] : open[0]).Action), id: id);
        }

        return reports.Project;
    }

    private async Task<ImmutableArray<Offer>> OffersAsync(SampleReports reports) =>
        [.. (await reports.OffersInAsync(reports.Main)).Where(offer => offer.Key == key && offer.Report.Id == id)];

    private async Task<Project> ApplyToAllAsync(SampleReports reports, FixAllScope scope)
    {
        AppliedToAll++;
        var first = (await OffersAsync(reports)).FirstOrDefault();
        return first is null ? reports.Project : await reports.FixAllAsync(first, scope);
    }

    private async Task ExpectAsync(string expected, Task<Project> changing, string what)
    {
        var text = (await (await changing).Documents.First().GetTextAsync()).ToString();
        if (WithoutKnownDifferences(text) != WithoutKnownDifferences(expected))
        {
            Report(what, Difference(expected, text));
        }
    }

    private void Report(string what, string violation) => report($"{sample}, {workspace.Name}, {offers[0].Kind}, {what}: {violation}");

    private static int BlankLines(string text) => text.Split('\n').Count(string.IsNullOrWhiteSpace);

    private static IEnumerable<string> Surplus(IEnumerable<string> strings, IEnumerable<string> others)
    {
        var rest = strings.ToList();
        foreach (var other in others)
        {
            rest.Remove(other);
        }

        return rest;
    }

    // The lines between the first and the last that differ.
    private static string Difference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var start = wanted.Zip(found).TakeWhile(static pair => pair.First == pair.Second).Count();
        var end = wanted.Skip(start).Reverse().Zip(found.Skip(start).Reverse()).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"""
            from line {start + 1} on
            {Show(wanted[start..^end])}
            became
            {Show(found[start..^end])}
            """;
    }

    private static string Show(string[] lines) =>
        string.Join('\n', lines.Take(12)).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}

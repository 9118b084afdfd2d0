using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Rules.Interop;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using static Imapi.Analyzers.Tests.Rules.Interop.InteropWriter;

namespace Imapi.Analyzers.Tests.Rules.Interop;

/// <summary>
/// Right declarations of all interfaces, in all styles, are silent; each wrong one is caught by the right rule. All those
/// of a kind stand in one compilation, each in a namespace of its own.
/// </summary>
public sealed class InteropMutationTests
{
    private const string Head = "using System.Runtime.InteropServices;\n";

    // What stands for a call through a function pointer in C# 7.3.
    private const string Beside = """
        public static unsafe class Native { public static int Call(void* slot) { return (int)slot; } }

        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        new WrongInterfaceIdAnalyzer(), new ShiftedVtableAnalyzer(), new MisplacedMemberAnalyzer(), new DiscardedHResultAnalyzer(),
    ];

    public static TheoryData<string> Styles => [.. Enum.GetNames<Style>()];

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Right_declarations_are_silent(string styleName)
    {
        var style = Enum.Parse<Style>(styleName);
        var rows = ImapiCatalog.Interfaces.Where(row => StylesOf(row).Contains(style)).ToList();
        var expected = style switch
        {
            Style.Redeclared => 17,
            Style.Generated => 14,
            Style.GeneratedDerived => 3,
            _ => 58,
        };
        Assert.Equal(expected, rows.Count);
        foreach (var references in style is Style.Generated or Style.GeneratedDerived ? [ReferenceSet.Net10] : ReferenceSet.Both)
        {
            // Those that derive need their bases beside them.
            var declarations = style == Style.Redeclared
                ? ImapiCatalog.Interfaces.Select(row => Right(row, StylesOf(row).Contains(style) ? style : Style.Methods))
                : rows.Select(row => Right(row, style));
            Assert.Empty(await AnalyzeAsync(references, string.Concat(declarations.Select(static declaration => declaration.Write()))));
        }
    }

    [Fact]
    public Task Swapped_members_are_caught() => AssertCaughtAsync("IMAPI3003", 791, static right => Enumerable.Range(0, right.Members.Count - 1)
        .Select(index => right with { Members = Swap(right, index) }));

    // Without its last member, a declaration only stops early.
    [Fact]
    public Task Dropped_members_are_caught() => AssertCaughtAsync("IMAPI3003", 543, static right => right.Style == Style.Struct
        ? []
        : Enumerable.Range(0, right.Members.Count - 1).Select(index => right with { Members = [.. right.Members.Where((_, other) => other != index)] }));

    [Fact]
    public Task Added_members_are_caught() => AssertCaughtAsync("IMAPI3003", 607, static right => right.Style == Style.Struct
        ? []
        : Enumerable.Range(0, right.Members.Count + 1).Select(index =>
            right with { Members = [.. right.Members.Take(index), new Member("GetVendorData", index % 3, 0), .. right.Members.Skip(index)] }));

    [Fact]
    public Task Changed_parameter_counts_are_caught() => AssertCaughtAsync("IMAPI3003", 600, static right => right.Style == Style.Struct
        ? []
        : from index in Enumerable.Range(0, right.Members.Count)
          let count = right.Members[index].ParameterCount is > 0 and var native && index % 2 == 0 ? native - 1 : right.Members[index].ParameterCount + 1
          select right with { Members = [.. right.Members.Select((member, other) => other == index ? member with { ParameterCount = count } : member)] });

    [Fact]
    public Task Wrong_digits_of_the_id_are_caught() => AssertCaughtAsync("IMAPI3001", 573, static right => right.Id
        .Select((digit, index) => (digit, index))
        .Where(static place => place.digit != '-' && place.index % 9 == 0)
        .Select(place => right with { Id = right.Id[..place.index] + (place.digit == 'F' ? '0' : place.digit == '9' ? 'A' : (char)(place.digit + 1)) + right.Id[(place.index + 1)..] }));

    // A dual interface is dual without the attribute too.
    [Fact]
    public Task Dropped_interface_types_are_caught() => AssertCaughtAsync("IMAPI3002", 28, static right =>
        IsDispatch(right.Row) || right.Style is Style.Struct or Style.Generated or Style.GeneratedDerived ? [] : [right with { InterfaceType = null }]);

    // Calls by DISPID work on a dual interface.
    [Fact]
    public Task Changed_interface_types_are_caught() => AssertCaughtAsync("IMAPI3002", 260, static right =>
        right.Style is Style.Struct or Style.Generated or Style.GeneratedDerived ? []
        : ((string[])(IsDispatch(right.Row) ? ["InterfaceIsIUnknown", "InterfaceIsIInspectable"] : ["InterfaceIsDual", "InterfaceIsIDispatch", "InterfaceIsIInspectable"]))
            .Select(type => right with { InterfaceType = type }));

    [Fact]
    public Task Lost_results_are_caught() => AssertCaughtAsync("IMAPI3004", 600, static right => right.Style == Style.Struct
        ? []
        : Enumerable.Range(0, right.Members.Count).Select(index => right with
        {
            Members = [.. right.Members.Select((member, other) => other == index ? member with { IsVoidPreserved = true } : member)],
        }));

    // A struct's members keep their places and exchange their slots.
    private static IReadOnlyList<Member> Swap(Declaration right, int index)
    {
        var members = right.Members.ToList();
        (members[index], members[index + 1]) = right.Style == Style.Struct
            ? (members[index] with { Slot = index + 1 }, members[index + 1] with { Slot = index })
            : (members[index + 1], members[index]);
        return members;
    }

    private static async Task AssertCaughtAsync(string id, int count, Func<Declaration, IEnumerable<Declaration>> mutate)
    {
        var mutants = (
            from row in ImapiCatalog.Interfaces
            from style in StylesOf(row)
            where style != Style.Redeclared
            let all = mutate(Right(row, style)).ToList()
            // Of many, each style takes its third, so that the test stays quick.
            from mutant in all.Where((_, index) => all.Count <= 4 || index % 3 == (int)style % 3)
            select mutant).ToList();
        var source = string.Concat(mutants.Select(static (mutant, index) => $"namespace M{index} {{ {mutant.Write()} }}\n"));
        var reports = await AnalyzeAsync(ReferenceSet.Net10, source);
        var caught = reports.ToLookup(NumberOf);
        var uncaught = mutants.Where((_, index) => !caught[index].Any(report => report.Id == id)).ToList();
        var noisy = mutants.Where((_, index) => caught[index].Any(report => report.Id != id)).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{id}: {mutants.Count} mutants of {mutants.Select(static mutant => mutant.Row).Distinct().Count()} interfaces, {mutants.Count - uncaught.Count} caught");
        Assert.Equal(count, mutants.Count);
        Assert.Empty(uncaught.Select(static mutant => mutant.Write()));
        Assert.Empty(noisy.Select(static mutant => mutant.Write()));
    }

    private static int NumberOf(Diagnostic report)
    {
        var text = report.Location.SourceTree!.GetText();
        var line = text.Lines.GetLineFromPosition(report.Location.SourceSpan.Start).ToString();
        return int.Parse(line.AsSpan(1 + "namespace ".Length, line.IndexOf(' ', "namespace ".Length) - 1 - "namespace ".Length), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ReferenceSet references, string source)
    {
        var isNewest = references == ReferenceSet.Net10;
        var text = Head + (isNewest ? "using System.Runtime.InteropServices.Marshalling;\n" : "") + Beside + (isNewest ? StreamBase : "") + source;
        var compilation = CSharpCompilation.Create(
            "Burner",
            [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(references.LanguageVersion), cancellationToken: TestContext.Current.CancellationToken)],
            await references.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.Empty(compilation.GetParseDiagnostics(TestContext.Current.CancellationToken)
            .Concat(compilation.GetDeclarationDiagnostics(TestContext.Current.CancellationToken)).Where(static report => report.Severity == DiagnosticSeverity.Error).Take(3));
        return await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}

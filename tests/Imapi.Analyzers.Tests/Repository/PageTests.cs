using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>
/// The code on the rules' pages: it compiles, the first block is flagged by the page's rule and by no other, the second is
/// silent, and the rule's fix turns the first into the second.
/// </summary>
public sealed class PageTests
{
    public static TheoryData<string> RuleIds => [.. Product.Rules.Select(static rule => rule.Id)];

    public static TheoryData<string> FixableRuleIds =>
        [.. Product.Rules.Select(static rule => rule.Id).Where(static id => Product.CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)))];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task Flagged_code_is_flagged_by_its_rule_alone_and_fixed_code_by_none(string id)
    {
        var page = Page.Read(id);
        Assert.Equal(2, page.CodeBlocks);
        foreach (var references in page.ReferenceSets)
        {
            var flagged = await new PageTest(references, page.Flagged, page.FlaggedConfig).AnalyzeAsync();
            AssertIds([id], flagged, references);

            var @fixed = await new PageTest(references, page.Fixed, page.FixedConfig).AnalyzeAsync();
            AssertIds([], @fixed, references);
        }
    }

    [Theory]
    [MemberData(nameof(FixableRuleIds))]
    public async Task The_fix_turns_the_flagged_code_into_the_fixed_code(string id)
    {
        var page = Page.Read(id);
        foreach (var references in page.ReferenceSets)
        {
            var test = new PageTest(references, page.Flagged, page.FlaggedConfig, id) { FixedCode = page.Fixed };
            test.ExpectedDiagnostics.AddRange((await test.AnalyzeAsync()).Select(Expected));
            await test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    // Where the rule has several places to choose from: the attribute, the type's name, the member's name or the value.
    [Theory]
    [InlineData("IMAPI1003", "0x80040200")]
    [InlineData("IMAPI3001", "Guid(\"27354132-7F64-5B0F-8F00-5D77AFBE261E\")")]
    [InlineData("IMAPI3002", "IEnumDiscRecorders")]
    [InlineData("IMAPI3003", "CloseTray")]
    [InlineData("IMAPI3004", "Open")]
    [InlineData("IMAPI3005", "SetJolietProperties")]
    public async Task The_report_is_at_one_place_of_the_flagged_code(string id, string place)
    {
        var page = Page.Read(id);
        foreach (var references in page.ReferenceSets)
        {
            var report = Assert.Single(await new PageTest(references, page.Flagged, page.FlaggedConfig).AnalyzeAsync());
            Assert.Equal(place, report.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(report.Location.SourceSpan));
        }
    }

    private static void AssertIds(string[] expected, ImmutableArray<Diagnostic> diagnostics, ReferenceSet references) => Assert.True(
        expected.SequenceEqual(diagnostics.Select(static diagnostic => diagnostic.Id).Distinct()),
        $"{references.Name}: expected {string.Join(", ", expected.DefaultIfEmpty("nothing"))}, found:\n{string.Join('\n', diagnostics)}");

    // What was found is what must be fixed; that it is the page's rule, the other test says.
    private static DiagnosticResult Expected(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var (start, end) = (place.StartLinePosition, place.EndLinePosition);
        return new DiagnosticResult(diagnostic.Id, diagnostic.Severity)
            .WithSpan(place.Path, start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
    }

    /// <summary>The code blocks of a rule's page.</summary>
    private sealed class Page
    {
        private Page(string text)
        {
            CodeBlocks = Regex.Count(text, "^```csharp$", RegexOptions.Multiline);
            (Flagged, FlaggedConfig) = BlocksIn(text, "What it finds");
            (Fixed, FixedConfig) = BlocksIn(text, "How to fix it");
        }

        public int CodeBlocks { get; }

        public string Flagged { get; }

        /// <summary>The <c>.editorconfig</c> that stands beside the code, if one does.</summary>
        public string? FlaggedConfig { get; }

        public string Fixed { get; }

        /// <inheritdoc cref="FlaggedConfig"/>
        public string? FixedConfig { get; }

        /// <summary>.NET 10, and .NET Framework 4.8 where all of the code is C# 7.3.</summary>
        public IEnumerable<ReferenceSet> ReferenceSets => ReferenceSet.Both.Where(references =>
            references == ReferenceSet.Net10 || (IsIn(references.LanguageVersion, Flagged) && IsIn(references.LanguageVersion, Fixed)));

        public static Page Read(string id) => new(Product.Read("docs", "rules", id + ".md").ReplaceLineEndings("\n"));

        private static (string Code, string? Config) BlocksIn(string text, string section)
        {
            var code = BlockIn(text, section, "csharp");
            Assert.True(code is not null, $"\"{section}\" holds no C#.");
            return (code, BlockIn(text, section, "ini"));
        }

        private static string? BlockIn(string text, string section, string language)
        {
            var block = Regex.Match(
                text, $@"^## {section}$(?:(?!^## ).)*?^```{language}\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);
            return block.Success ? block.Groups["block"].Value : null;
        }

        private static bool IsIn(LanguageVersion version, string code) =>
            !CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(version)).GetDiagnostics().Any();
    }

    /// <summary>All of the product's analyzers, and the fix of one rule.</summary>
    private sealed class PageTest : ImapiVerifier<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider>.Test
    {
        private readonly string? fixableId;

        public PageTest(ReferenceSet references, string code, string? config, string? fixableId = null)
            : base(references)
        {
            TestCode = code;
            if (config is not null)
            {
                TestState.AnalyzerConfigFiles.Add(("/.editorconfig", config));
                FixedState.AnalyzerConfigFiles.Add(("/.editorconfig", config));
            }

            this.fixableId = fixableId;
        }

        /// <summary>What the analyzers report, and the compiler's errors.</summary>
        public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
        {
            var cancellationToken = TestContext.Current.CancellationToken;
            var project = await CreateProjectAsync(new(TestState, ReferenceAssemblies), [], cancellationToken);
            var compilation = await project.GetCompilationAsync(cancellationToken);
            var diagnostics = await compilation!.WithAnalyzers(Product.Analyzers, project.AnalyzerOptions).GetAllDiagnosticsAsync(cancellationToken);
            return [.. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))];
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Product.Analyzers;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
            Product.CodeFixes.Where(fix => fixableId is not null && fix.FixableDiagnosticIds.Contains(fixableId));
    }
}

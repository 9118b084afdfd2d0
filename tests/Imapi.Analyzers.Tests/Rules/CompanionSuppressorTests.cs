using System.Globalization;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Rules;
using Imapi.Analyzers.Tests.Proofs;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Imapi.Analyzers.Tests.Rules;

/// <summary>What is marked <c>{|#0:…|}</c> is silenced, and what is marked <c>[|…|]</c> is not.</summary>
public sealed class CompanionSuppressorTests
{
    private const int FirstKept = 100;

    private const string Head = """
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;

        """;

    [Fact]
    public Task Silences_CA1806_where_IMAPI2001_reports() => VerifyAsync(
        "CA1806",
        """
        class Burner
        {
            IDiscMaster master;

            void Burn()
            {
                {|#0:master.Open()|};
                int hr = [|master.Open()|];
                [|Marshal.ThrowExceptionForHR(hr)|];
                [|[|master.Open()|].ToString()|];
        #pragma warning disable IMAPI2001
                [|master.Open()|];
        #pragma warning restore IMAPI2001
                {|#1:master.Open()|};
        #pragma warning disable IMAPI2002, IMAPI1001
                {|#2:master.Open()|};
        #pragma warning disable CS0168, IMAPI2001
                [|master.Open()|];
        #if NEVER
        #pragma warning restore IMAPI2001
        #endif
                [|master.Open()|];
        #pragma warning restore
                {|#3:master.Open()|};
            }

            [SuppressMessage("Imapi.Results", "IMAPI2001")]
            void Quiet() { [|master.Open()|]; }

            [SuppressMessage("Imapi.Results", "IMAPI2001:IMAPI result is ignored")]
            void QuietByTitle() { [|master.Open()|]; }

            [SuppressMessage("Imapi.Results", "IMAPI2002"), System.Obsolete]
            void OtherRule() { {|#4:master.Open()|}; }

            [SuppressMessage("Imapi.Results", "IMAPI2001")]
            class Inner
            {
                void Burn(IDiscMaster master) { [|master.Open()|]; }
            }
        }
        """);

    [Theory]
    [InlineData("assembly")]
    [InlineData("module")]
    public Task Silences_nothing_where_the_rule_is_suppressed_for_all(string target) => VerifyAsync(
        "CA1806",
        $$"""
        [{{target}}: SuppressMessage("Imapi.Results", "IMAPI2001", Scope = "member", Target = "~M:Other.Member")]

        class Burner
        {
            void Burn(IDiscMaster master) { [|master.Open()|]; }
        }
        """);

    [Fact]
    public Task Silences_IDE0058_where_IMAPI2001_reports() => VerifyAsync(
        "IDE0058",
        """
        class Burner
        {
            async Task Burn(IDiscMaster master)
            {
                {|#0:master.Open();|}
                {|#1:master?.Open();|}
                {|#2:await Task.FromResult(master.Open());|}
                [|master.ToString();|]
                [|master.Open().ToString();|]
                [|System.Console.WriteLine(master.Open());|]
        #pragma warning disable IMAPI2001
                [|master.Open();|]
            }
        }
        """);

    [Fact]
    public Task Silences_IDE0059_where_IMAPI2002_reports() => VerifyAsync(
        "IDE0059",
        """
        class Burner
        {
            int Burn(IDiscMaster master)
            {
                int {|#0:hr = master.Open()|};
                {|#1:hr = master.Open()|};
                [|hr = master.Open()|];
                int [|other = hr|];
        #pragma warning disable IMAPI2002
                [|hr = master.Open()|];
                return other;
            }

            int [|field = 1|];
        }
        """);

    [Fact]
    public Task Silences_CS0652_where_IMAPI1002_reports() => VerifyAsync(
        "CS0652",
        """
        class Burner
        {
            bool IsEmpty(System.Exception ex) => {|#0:ex.HResult == 0xC0AA0202|};

            bool IsAlsoEmpty(int hr) => {|#1:hr == 0xC0AA0202|};

            bool IsOther(System.Exception ex) => [|ex.HResult == 0xD0000000|];

        #pragma warning disable IMAPI1002
            bool IsFull(System.Exception ex) => [|ex.HResult == 0xC0AA0202|];
        }
        """,
        static test => test.CompilerDiagnostics = CompilerDiagnostics.Warnings);

    [Theory]
    [InlineData("", true)]
    [InlineData("dotnet_diagnostic.IMAPI2001.severity = suggestion", true)]
    [InlineData("dotnet_diagnostic.IMAPI2001.severity = none", false)]
    [InlineData("dotnet_diagnostic.IMAPI2001.severity = silent", false)]
    [InlineData("dotnet_diagnostic.IMAPI2002.severity = none", true)]
    [InlineData("dotnet_analyzer_diagnostic.category-Imapi.Results.severity = none", false)]
    [InlineData("dotnet_analyzer_diagnostic.category-Imapi.Results.severity = Silent", false)]
    [InlineData("dotnet_analyzer_diagnostic.category-Imapi.Results.severity = refactoring", false)]
    [InlineData("dotnet_analyzer_diagnostic.category-Imapi.Results.severity = error", true)]
    [InlineData("dotnet_analyzer_diagnostic.category-Imapi.Interop.severity = none", true)]
    [InlineData("dotnet_analyzer_diagnostic.severity = none", false)]
    [InlineData("dotnet_analyzer_diagnostic.severity = warning", true)]
    [InlineData("dotnet_diagnostic.IMAPI2001.severity = warning\ndotnet_analyzer_diagnostic.severity = none", true)]
    public Task Silences_only_while_the_rule_is_in_force(string option, bool isSilenced) => VerifyAsync(
        "CA1806",
        $"class Burner {{ void Burn(IDiscMaster master) {{ {(isSilenced ? "{|#0:master.Open()|}" : "[|master.Open()|]")}; }} }}",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + option + "\ndotnet_diagnostic.CA1806.severity = warning\n")));

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Hidden)]
    public Task Silences_nothing_where_the_command_line_turns_the_rule_off(ReportDiagnostic severity) => VerifyAsync(
        "CA1806",
        "class Burner { void Burn(IDiscMaster master) { [|master.Open()|]; } }",
        test => test.SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(
            id,
            solution.GetProject(id)!.CompilationOptions!.WithSpecificDiagnosticOptions(
                solution.GetProject(id)!.CompilationOptions!.SpecificDiagnosticOptions.SetItem("IMAPI2001", severity)))));

    private static async Task VerifyAsync(string id, string source, Action<Test>? configure = null)
    {
        // Markup without a number would not say whether a report is silenced.
        var kept = 0;
        source = Regex.Replace(source, @"\[\|", _ => $"{{|#{FirstKept + kept++}:").Replace("|]", "|}", StringComparison.Ordinal);
        foreach (var references in ReferenceSet.Both)
        {
            var test = new Test(references, id) { TestCode = Head + source };
            test.TestState.Sources.Add(("Interop.cs", "#pragma warning disable CS1591, CA1806, IDE0058, IDE0059\n" + BurningInterop.Source));
            foreach (Match marked in Regex.Matches(source, @"\{\|#(\d+):"))
            {
                var location = int.Parse(marked.Groups[1].Value, CultureInfo.InvariantCulture);
                test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Warning).WithLocation(location).WithIsSuppressed(location < FirstKept));
            }

            configure?.Invoke(test);
            await test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    private sealed class Test : ImapiVerifier<CompanionStandIn, EmptyCodeFixProvider>.Test
    {
        public Test(ReferenceSet references, string id)
            : base(references)
        {
            TestBehaviors |= TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
            SolutionTransforms.Clear(); // No generated constants: the stand-in reports each of them.
            DisabledDiagnostics.AddRange(new[] { "CA1806", "IDE0058", "IDE0059" }.Where(other => other != id));
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new CompanionStandIn(), new CompanionSuppressor()];
    }
}

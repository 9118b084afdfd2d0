using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>Makes sure that what is measured does its work: that nothing is fast because it is silent.</summary>
internal static class Verification
{
    public static void Verify(GeneratedProgram program, CSharpCompilation compilation)
    {
        var error = compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Expect(error is null, $"a program that does not compile: {error}");

        Expect(Report(Subject.Nothing).Length == 0, "an idle analyzer that reports");
        Expect(Report(Subject.CA1806).Length > 0, "no CA1806");
        Expect(Report(Subject.S109).Length > 0, "no S109");
        Expect(Report(Subject.S1854).Length > 0, "no S1854");
        Expect(Report(Subject.MA0060).Length > 0, "no MA0060");

        var found = Report(Subject.AllRules).CountBy(static diagnostic => diagnostic.Id).OrderBy(static count => count.Key);
        var expected = program.Findings.OrderBy(static count => count.Key);
        Expect(expected.SequenceEqual(found), $"{string.Join(", ", found)} instead of {string.Join(", ", expected)}");

        Diagnostic[] Report(Subject subject)
        {
            var reports = subject.Attach(compilation).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            var fault = reports.FirstOrDefault(static diagnostic => diagnostic.Id == "AD0001");
            Expect(fault is null, $"an analyzer that throws: {fault}");
            return [.. reports];
        }
    }

    internal static void Expect(bool isTrue, string instead)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException($"The benchmark would measure {instead}.");
        }
    }
}

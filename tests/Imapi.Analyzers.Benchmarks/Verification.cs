using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>Makes sure that what is measured does its work: that nothing is fast because it is silent.</summary>
internal static class Verification
{
    public static void Verify(GeneratedProgram program, CSharpCompilation compilation)
    {
        Expect(program.LineCount is >= AnalyzerBenchmarks.Lines and < AnalyzerBenchmarks.Lines + 100, $"{program.LineCount} lines");
        var error = compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Expect(error is null, $"a program that does not compile: {error}");

        Expect(Count(Subject.Nothing) == 0, "an idle analyzer that reports");
        Expect(Count(Subject.CA1806) > 0, "no CA1806");
        Expect(Count(Subject.S109) > 0, "no S109");
        var found = Report(Subject.AllRules).GroupBy(static diagnostic => diagnostic.Id).ToDictionary(static group => group.Key, static group => group.Count());
        Expect(found.GetValueOrDefault("IMAPI1001") == program.MagicNumbers, $"{found.GetValueOrDefault("IMAPI1001")} of {program.MagicNumbers} IMAPI1001");
        Expect(found.GetValueOrDefault("IMAPI1007") == program.UnknownNumbers, $"{found.GetValueOrDefault("IMAPI1007")} of {program.UnknownNumbers} IMAPI1007");

        int Count(Subject subject) => Report(subject).Length;

        Diagnostic[] Report(Subject subject)
        {
            var reports = subject.Attach(compilation).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            var fault = reports.FirstOrDefault(static diagnostic => diagnostic.Id == "AD0001");
            Expect(fault is null, $"an analyzer that throws: {fault}");
            return [.. reports];
        }
    }

    private static void Expect(bool isTrue, string instead)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException($"The benchmark would measure {instead}.");
        }
    }
}

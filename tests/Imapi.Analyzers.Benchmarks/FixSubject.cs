using Imapi.Analyzers.CodeFixes.ResultCodes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>A rule, its fix, and what is written to have one finding.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Analyzer">Its analyzer.</param>
/// <param name="Provider">Its fix.</param>
/// <param name="Write">Writes members of a class with one finding, given a name that the class has only once.</param>
public sealed record FixSubject(string Id, DiagnosticAnalyzer Analyzer, CodeFixProvider Provider, Func<string, string> Write)
{
    /// <summary>What is compared with: a fix of a package of hundreds that puts a comma behind the last member of an enum.</summary>
    public static FixSubject MA0007 { get; } = new(
        "MA0007",
        new Peer("MeziantouAnalyzer").AnalyzerOf("MA0007"),
        new Peer("MeziantouCodeFixers").FixOf("MA0007"),
        static name => $$"""
                private enum {{name}}
                {
                    None = 0,
                    Some = 1
                }


            """);

    public static IEnumerable<FixSubject> All { get; } = [MA0007, .. OfRules()];

    public override string ToString() => Id;

    private static IEnumerable<FixSubject> OfRules() =>
        from type in typeof(NameResultCodeFix).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract
        let fix = (CodeFixProvider)Activator.CreateInstance(type)!
        from id in fix.FixableDiagnosticIds
        where Findings.ByRule.ContainsKey(id)
        orderby id
        select new FixSubject(id, Subject.AllRules.Analyzers.First(analyzer => Subject.NameOf(analyzer) == id), fix, Findings.ByRule[id]);
}

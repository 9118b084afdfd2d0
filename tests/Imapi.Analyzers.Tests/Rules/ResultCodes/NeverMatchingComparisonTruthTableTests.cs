using System.Reflection;
using Imapi.Analyzers.Rules.ResultCodes;
using Imapi.Analyzers.Tests.Proofs;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

/// <summary>
/// Holds IMAPI1002 to what happens: every way of writing a comparison is compiled, run with the matching HRESULT, and must be
/// reported if and only if it did not match.
/// </summary>
public sealed class NeverMatchingComparisonTruthTableTests
{
    private const int HResult = unchecked((int)0xC0AA0202);

    private static readonly string[] Values =
    [
        "hr", "(uint)hr", "(long)hr", "(ulong)hr", "(long)(uint)hr", "(ulong)(uint)hr", "(int?)hr", "(long?)hr", "(hr & 0xFFFFFFFF)",
        "checked((uint)hr)", "checked((ulong)hr)", "(Signed)hr", "(Unsigned)hr", "(Long)hr", "(ULong)hr", "(ULong)(uint)hr",
        "new HRESULT(hr)", "(int)new HRESULT(hr)", "(uint)new HRESULT(hr)", "copy", "unsignedCopy", "zeroExtended", "signExtended", "(object)hr", "(object)(uint)hr",
    ];

    private static readonly string[] Constants =
    [
        "0xC0AA0202", "3232367106", "0xC0AA0202L", "0xC0AA0202UL", "-1062600190", "-1062600190L", "unchecked((int)0xC0AA0202)", "(long)unchecked((int)0xC0AA0202)",
        "unchecked((uint)-1062600190)", "unchecked((ulong)-1062600190L)", "0xFFFFFFFFC0AA0202", "unchecked((long)0xFFFFFFFFC0AA0202)", "~1062600189",
        "IntCode", "UIntCode", "LongCode", "NegativeCode", "ULongCode", "ReadOnlyInt", "ReadOnlyUInt", "ReadOnlyLong",
        "Signed.Code", "Unsigned.Code", "Long.Code", "Long.Negative", "ULong.Code", "(int)Signed.Code", "(uint)Unsigned.Code", "(long)Long.Code",
    ];

    // What to return, and whether it is the negation.
    private static readonly (string Form, bool IsNegated)[] Forms =
    [
        ("return {0} == {1};", false),
        ("return {1} == {0};", false),
        ("return {0} != {1};", true),
        ("return ({0}).Equals({1});", false),
        ("return ({1}).Equals({0});", false),
        ("return object.Equals({0}, {1});", false),
        ("return {0} is {1};", false),
        ("return !({0} is not {1});", false),
        ("switch ({0}) {{ case {1}: return true; default: return false; }}", false),
        ("return {0} switch {{ {1} => true, _ => false }};", false),
        ("switch (hr) {{ case int code when {0} == {1}: return true; default: return false; }}", false),
        ("return hr switch {{ var code when ({0}).Equals({1}) => true, _ => false }};", false),
        ("try {{ throw new Exception(); }} catch (Exception) when ({0} == {1}) {{ return true; }} catch (Exception) {{ return false; }}", false),
        ("return {0} is {1} or 5;", false),
        ("return new int[] {{ {1} }}.Contains({0});", false),
        ("return new uint[] {{ {1} }}.Contains({0});", false),
        ("return new long[] {{ {1} }}.Contains({0});", false),
        ("return new object[] {{ {1} }}.Contains({0});", false),
    ];

    [Fact]
    public async Task Is_reported_if_and_only_if_it_was_false_for_the_matching_HRESULT()
    {
        var all = from form in Forms from value in Values from constant in Constants
                  where !(MayBoxStruct(form.Form) && value.StartsWith("new HRESULT", StringComparison.Ordinal))
                  select (form, value, constant);
        var cases = ProofRun.Slice(all, quick: 3, slice: 1).ToList();
        var bodies = cases.Select(static one => string.Format(System.Globalization.CultureInfo.InvariantCulture, one.form.Form, one.value, one.constant)).ToList();
        var isValid = FindValid(bodies);
        var program = await CreateAsync(Write(bodies, isValid));
        var results = Run(program, bodies.Count);
        var reported = await AnalyzeAsync(program);
        Assert.InRange(isValid.Count(static valid => valid), ProofRun.Pick(quick: 1_000, slice: 3_000, full: 3_000), cases.Count);

        var wrong = new List<string>();
        for (var index = 0; index < bodies.Count; index++)
        {
            // A conversion that throws is no match either.
            var isDead = results[index] is not { } result || result == cases[index].form.IsNegated;
            if (isValid[index] && isDead != reported.Contains(index))
            {
                wrong.Add($"{(reported.Contains(index) ? "reported" : "silent")}: {bodies[index]}");
            }
        }

        Assert.Empty(wrong);
    }

    // What a library's struct makes of a boxed integer is the library's: some read it.
    private static bool MayBoxStruct(string form) => form.Contains("Equals", StringComparison.Ordinal) || form.Contains("object[]", StringComparison.Ordinal);

    private static string Write(IReadOnlyList<string> bodies, IReadOnlyList<bool> isValid) => $$"""
        using System;
        using System.Linq;
        using Windows.Win32.Foundation;

        enum Signed { Code = unchecked((int)0xC0AA0202) }

        enum Unsigned : uint { Code = 0xC0AA0202 }

        enum Long : long { Code = 0xC0AA0202, Negative = -1062600190 }

        enum ULong : ulong { Code = 0xC0AA0202 }

        static class Cases
        {
            const int IntCode = -1062600190;
            const uint UIntCode = 0xC0AA0202;
            const long LongCode = 0xC0AA0202;
            const long NegativeCode = -1062600190;
            const ulong ULongCode = 0xC0AA0202;
            static readonly int ReadOnlyInt = -1062600190;
            static readonly uint ReadOnlyUInt = 0xC0AA0202;
            static readonly long ReadOnlyLong = 0xC0AA0202;

        {{string.Concat(bodies.Select((body, index) => isValid[index] ? Method(body, index) : ""))}}
        }
        """;

    // One line a case, so that a position says which one it is.
    private static string Method(string body, int index)
    {
        var copies = new[]
        {
            body.Contains("copy", StringComparison.Ordinal) ? "long copy = hr; " : "",
            body.Contains("unsignedCopy", StringComparison.Ordinal) ? "uint unsignedCopy = (uint)hr; " : "",
            body.Contains("zeroExtended", StringComparison.Ordinal) ? "long zeroExtended; zeroExtended = (uint)hr; " : "",
            body.Contains("signExtended", StringComparison.Ordinal) ? "ulong signExtended = 0; signExtended = (ulong)hr; " : "",
        };
        return $"    public static bool M{index}(int hr) {{ {string.Concat(copies)}{body} }}\n";
    }

    private static bool[] FindValid(IReadOnlyList<string> bodies)
    {
        var all = Enumerable.Repeat(true, bodies.Count).ToArray();
        var program = CreateAsync(Write(bodies, all)).GetAwaiter().GetResult();
        foreach (var error in program.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            all[IndexOf(error.Location)] = false;
        }

        return all;
    }

    private static int IndexOf(Location location) => int.Parse(
        location.SourceTree!.GetRoot().FindNode(location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.ValueText[1..],
        System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<CSharpCompilation> CreateAsync(string source)
    {
        var references = await ReferenceSet.Net10.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        return CSharpCompilation.Create(
            "TruthTable",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(BurningInterop.Source)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static bool?[] Run(CSharpCompilation program, int count)
    {
        using var image = new MemoryStream();
        Assert.True(program.Emit(image).Success);
        var type = Assembly.Load(image.ToArray()).GetType("Cases")!;
        return [.. Enumerable.Range(0, count).Select(index => type.GetMethod($"M{index}") is { } method ? Invoke(method) : null)];
    }

    private static bool? Invoke(MethodInfo method)
    {
        try
        {
            return (bool)method.Invoke(null, [HResult])!;
        }
        catch (TargetInvocationException ex) when (ex.InnerException is OverflowException)
        {
            return null;
        }
    }

    private static async Task<HashSet<int>> AnalyzeAsync(CSharpCompilation program)
    {
        var analysis = program.WithAnalyzers([new NeverMatchingComparisonAnalyzer()]);
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.All(diagnostics, static diagnostic => Assert.Equal("IMAPI1002", diagnostic.Id));
        return [.. diagnostics.Select(static diagnostic => IndexOf(diagnostic.Location))];
    }
}

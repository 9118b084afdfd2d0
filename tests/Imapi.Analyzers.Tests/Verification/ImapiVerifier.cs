using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>
/// Verifies an analyzer and its fix on a source with markup, with the IMAPI declarations of <see cref="BurningInterop"/> and
/// the generated constants next to it, on .NET 10 with the newest C# and, on the build server, on .NET Framework 4.8 with C# 7.3.
/// </summary>
internal static class ImapiVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>Verifies on the reference sets of the run.</summary>
    /// <param name="source">C# 7.3 with markup; without markup the analyzer must be silent.</param>
    /// <param name="fixedSource">What the fix makes of it, alone and as FixAll; null where it changes nothing.</param>
    /// <param name="configure">Changes the test before it runs.</param>
    public static async Task VerifyAsync(string source, string? fixedSource = null, Action<Test>? configure = null)
    {
        foreach (var references in VerifierRun.ReferenceSets)
        {
            await VerifyAsync(references, source, fixedSource, configure);
        }
    }

    /// <summary>Verifies on .NET 10 only, for syntax that C# 7.3 lacks.</summary>
    public static Task VerifyNewestAsync(string source, string? fixedSource = null, Action<Test>? configure = null) =>
        VerifyAsync(ReferenceSet.Net10, source, fixedSource, configure);

    /// <summary>Verifies members of a <see cref="BurnerClass"/> on the reference sets of the run.</summary>
    /// <param name="members">Methods and what else a class has, with markup.</param>
    /// <param name="fixedMembers">What the fix makes of them; null where it changes nothing.</param>
    public static Task VerifyBodiesAsync(string members, string? fixedMembers = null) =>
        VerifyAsync(BurnerClass.Around(members), fixedMembers is null ? null : BurnerClass.Around(fixedMembers), FormatInterop.AddTo);

    /// <summary>Verifies members of a <see cref="BurnerClass"/> on .NET 10 only, for syntax that C# 7.3 lacks.</summary>
    /// <inheritdoc cref="VerifyBodiesAsync"/>
    public static Task VerifyNewestBodiesAsync(string members, string? fixedMembers = null) =>
        VerifyNewestAsync(BurnerClass.Around(members), fixedMembers is null ? null : BurnerClass.Around(fixedMembers), FormatInterop.AddTo);

    private static async Task VerifyAsync(ReferenceSet references, string source, string? fixedSource, Action<Test>? configure)
    {
        var test = new Test(references) { TestCode = source, FixedCode = fixedSource ?? source };
        test.TestState.Sources.Add(("Interop.cs", BurningInterop.Source));
        test.FixedState.Sources.Add(("Interop.cs", BurningInterop.Source));
        if (!VerifierRun.ChecksAll)
        {
            test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
        }

        configure?.Invoke(test);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    internal class Test : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    {
        private readonly ReferenceSet references;

        public Test(ReferenceSet references)
        {
            this.references = references;
            ReferenceAssemblies = references.Assemblies;
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            SolutionTransforms.Add(static (solution, projectId) =>
                solution.AddAnalyzerReference(projectId, GeneratorReference.Instance));
        }

        public LanguageVersion? LanguageVersion { get; set; }

        // The compiler is not asked about documentation: its answers are warnings, and take a tenth of the time.
        protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions())
            .WithLanguageVersion(LanguageVersion ?? references.LanguageVersion)
            .WithDocumentationMode(DocumentationMode.Parse);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithAllowUnsafe(true);
    }
}

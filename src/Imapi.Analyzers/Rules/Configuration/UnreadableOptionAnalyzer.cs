using System.Collections.Immutable;
using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.Configuration;

/// <summary>
/// IMAPI9001: an option value that cannot be read. The default is used instead.
/// <code>dotnet_code_quality.IMAPI2001.report_discards = maybe</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableOptionAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnreadableOption);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        // Where no IMAPI is in sight no option has an effect; further methods bring it into sight, whether they can be read or not.
        if (ImapiContext.TryGet(context.Compilation, context.Options, context.CancellationToken) is null)
        {
            return;
        }

        foreach (var (option, text) in ImapiOptions.FindUnreadable(context.Options, context.Compilation))
        {
            // The compiler does not tell analyzers in which file a value is.
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnreadableOption, Location.None, option.Name, text, Descriptors.ValuesOf(option.Kind)));
        }
    }
}

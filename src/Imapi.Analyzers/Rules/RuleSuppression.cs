using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules;

/// <summary>Tells whether a rule's report at a place would be seen, by all the ways in which a rule is turned off.</summary>
internal static class RuleSuppression
{
    public static bool IsReported(
        DiagnosticDescriptor rule, Location location, SemanticModel model, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var tree = location.SourceTree!;
        return SeverityOf(rule, tree, model.Compilation.Options, options, cancellationToken) is not (ReportDiagnostic.Suppress
            or ReportDiagnostic.Hidden)
            && !IsDisabledByPragma(rule.Id, tree, location.SourceSpan.Start, cancellationToken)
            && !IsSuppressedByAttribute(rule.Id, model, location.SourceSpan.Start, cancellationToken);
    }

    // The command line wins over the file's editorconfig, that over global configuration, and bulk settings come last.
    private static ReportDiagnostic SeverityOf(
        DiagnosticDescriptor rule, SyntaxTree tree, CompilationOptions compilationOptions, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (compilationOptions.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var severity)
            || compilationOptions.SyntaxTreeOptionsProvider?.TryGetDiagnosticValue(tree, rule.Id, cancellationToken, out severity) == true
            || compilationOptions.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(rule.Id, cancellationToken, out severity) == true)
        {
            return severity;
        }

        var treeOptions = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return treeOptions.TryGetValue($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity", out var bulk)
            || treeOptions.TryGetValue("dotnet_analyzer_diagnostic.severity", out bulk)
                ? bulk.Trim().ToLowerInvariant() is "none" or "silent" or "refactoring" ? ReportDiagnostic.Suppress : ReportDiagnostic.Warn
                : ReportDiagnostic.Default;
    }

    private static bool IsDisabledByPragma(string id, SyntaxTree tree, int position, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        if (!root.ContainsDirectives)
        {
            return false;
        }

        var isDisabled = false;
        for (var directive = root.GetFirstDirective(static candidate => candidate is PragmaWarningDirectiveTriviaSyntax);
            directive is PragmaWarningDirectiveTriviaSyntax pragma && directive.SpanStart < position;
            directive = directive.GetNextDirective(static candidate => candidate is PragmaWarningDirectiveTriviaSyntax))
        {
            if (pragma.IsActive && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code.ToString() == id)))
            {
                isDisabled = pragma.DisableOrRestoreKeyword.ValueText == "disable";
            }
        }

        return isDisabled;
    }

    // Up to the module and the assembly. With a target or without: to be sure that a finding is reported at all, any such
    // line counts.
    private static bool IsSuppressedByAttribute(string id, SemanticModel model, int position, CancellationToken cancellationToken)
    {
        for (var symbol = model.GetEnclosingSymbol(position, cancellationToken); symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (Suppresses(symbol))
            {
                return true;
            }
        }

        return false;

        bool Suppresses(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name is "SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute"
            && attribute.ConstructorArguments is [_, { Value: string checkId }]
            && (checkId == id || checkId.StartsWith(id + ":", StringComparison.Ordinal)));
    }
}

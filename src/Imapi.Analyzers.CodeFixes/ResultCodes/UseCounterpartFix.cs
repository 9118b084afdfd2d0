using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Rules.ResultCodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Fix of IMAPI1007 and IMAPI1004: puts the result code that is meant in the constant's place, the one that differs in its
/// severity bits alone or that says the same in the generation that is called; the value changes, and the title says so.
/// <code>case ImapiResult.E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE: // was 0xC0AA0904</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseCounterpartFix))]
public sealed class UseCounterpartFix : CodeFixProvider
{
    internal const string CounterpartKey = "UseCounterpart";

    private static readonly Func<SemanticModel, Diagnostic, CancellationToken, NamingRequest?> Request =
        ResultCodeNaming.RequestFrom(UnknownResultCodeAnalyzer.CounterpartKey);

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(
        static () => FixTitles.UseCounterparts,
        static (solution, diagnostics, _, cancellationToken) =>
            ResultCodeNaming.ApplyAsync(solution, diagnostics, Request, cancellationToken));

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = 
        ImmutableArray.Create(Descriptors.UnknownResultCode.Id, Descriptors.OtherGenerationCode.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            var diagnostics = ImmutableArray.Create(diagnostic);
            if (diagnostic.Properties.TryGetValue(UnknownResultCodeAnalyzer.CounterpartKey, out var name)
                && name is not null
                && ImapiCatalog.FindResultCode(name) is { } code
                && await ResultCodeNaming.CanNameAsync(context.Document, diagnostic, Request, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        FixTitles.UseCounterpart(name, $"0x{code.Value:X8}"),
                        cancellationToken => ResultCodeNaming.ApplyAsync(solution, diagnostics, Request, cancellationToken),
                        CounterpartKey),
                    diagnostic);
            }
        }
    }
}

using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Microsoft.CodeAnalysis;
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
        ResultCodeNaming.RequestFrom(DiagnosticProperties.Counterpart);

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.UseCounterparts, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Descriptors.UnknownResultCode.Id, Descriptors.OtherGenerationCode.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(DiagnosticProperties.Counterpart, out var name)
                && name is not null
                && ImapiCatalog.FindResultCode(name) is { } code
                && await ResultCodeNaming.CanNameAsync(
                    context.Document, diagnostic, Request, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterFix(diagnostic, FixTitles.UseCounterpart(name, $"0x{code.Value:X8}"), CounterpartKey, ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        ResultCodeNaming.ApplyAsync(solution, diagnostics, Request, cancellationToken);
}

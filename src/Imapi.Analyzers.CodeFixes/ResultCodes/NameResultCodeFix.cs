using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Fix of IMAPI1001: puts the named constant in the number's place, with the same type and value.
/// <code>if (ex.HResult == ImapiResult.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameResultCodeFix))]
public sealed class NameResultCodeFix : CodeFixProvider
{
    internal const string NameKey = "NameResultCode";
    internal const string CopyKey = "CopyImapiConstants";

    private static readonly Func<SemanticModel, Diagnostic, CancellationToken, NamingRequest?> Request =
        ResultCodeNaming.RequestFrom(DiagnosticProperties.ResultCode);

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(
        static () => FixTitles.UseNamedConstants,
        static (solution, diagnostics, key, cancellationToken) => key == CopyKey
            ? ConstantsCopy.ApplyAsync(solution, diagnostics, cancellationToken)
            : ApplyAsync(solution, diagnostics, cancellationToken));

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.MagicResultCode.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.ResultCode, out var name)
                || name is null
                || !await ResultCodeNaming.CanNameAsync(
                    context.Document, diagnostic, Request, context.CancellationToken).ConfigureAwait(false))
            {
                // No copy either: a tool that takes the first action for the whole solution must not take that one.
                continue;
            }

            context.RegisterFix(diagnostic, FixTitles.UseNamedConstant(name), NameKey, ApplyAsync);
            if (await ConstantsCopy.IsPossibleAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterFix(diagnostic, FixTitles.CopyConstants, CopyKey, ConstantsCopy.ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        ResultCodeNaming.ApplyAsync(solution, diagnostics, Request, cancellationToken);
}

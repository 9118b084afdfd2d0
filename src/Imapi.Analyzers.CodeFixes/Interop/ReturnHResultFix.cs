using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Interop;

/// <summary>
/// Fix of IMAPI3004: returns the HRESULT, where no caller takes what was returned before.
/// <code>[PreserveSig] int Open();</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnHResultFix))]
public sealed class ReturnHResultFix : CodeFixProvider
{
    internal const string ReturnKey = "ReturnHResult";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.ReturnHResults, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.DiscardedHResult.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in await SelectAsync(solution, context.Diagnostics, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterFix(
                diagnostic, FixTitles.ReturnHResult(diagnostic.Properties[DiagnosticProperties.ReturnType]!), ReturnKey, ApplyAsync);
        }
    }

    private static Task<ImmutableArray<Diagnostic>> SelectAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        SignatureUses.SelectChangeableAsync(solution, diagnostics, SignatureUses.IsStatement, cancellationToken);

    private static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        await DocumentEdits.ApplyAsync(
            solution, await SelectAsync(
                solution, diagnostics, cancellationToken).ConfigureAwait(false), Change, cancellationToken).ConfigureAwait(false);

    private static void Change(MemberEditor editor, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.TryGetValue(DiagnosticProperties.ReturnType, out var type)
            && type is not null
            && editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax method)
        {
            editor.ReplaceNode(method, ReturnAttributes.Remove(
                method.ReplaceNode(method.ReturnType, SyntaxFactory.ParseTypeName(type).WithTriviaFrom(method.ReturnType))));
        }
    }
}

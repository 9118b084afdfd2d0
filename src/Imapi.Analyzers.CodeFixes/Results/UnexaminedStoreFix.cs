using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>
/// Fix of IMAPI2002: checks the HRESULT right after the store or, where the local serves nothing else, instead of it.
/// <code>Marshal.ThrowExceptionForHR(hr);</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnexaminedStoreFix))]
public sealed class UnexaminedStoreFix : CodeFixProvider
{
    internal const string CheckKey = "CheckStoredResult";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.CheckResult, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UnexaminedStore.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var editor = await MemberEditor.CreateAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (Plan(editor, diagnostic, new()) is not null)
            {
                context.RegisterFix(diagnostic, FixTitles.CheckResult, CheckKey, ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var insertion = new StatementInsertion();
        return DocumentEdits.ApplyAsync(
            solution,
            diagnostics,
            (editor, diagnostic) => Plan(editor, diagnostic, insertion)?.Invoke(),
            cancellationToken,
            insertion.Complete);
    }

    // The edit that a store gets, or null where a check has no place, such as in the head of a for.
    private static Action? Plan(MemberEditor editor, Diagnostic diagnostic, StatementInsertion insertion)
    {
        var model = editor.SemanticModel;
        var store = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var statement = store switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } => (StatementSyntax)declaration,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax assigning } => assigning,
            _ => null,
        };
        if (statement is null || VariableOf(store, model) is not { } variable || TypeOf(variable) is not { } type)
        {
            return null;
        }

        // As it is written: @event is the name of a variable, event is not.
        ExpressionSyntax name = store is AssignmentExpressionSyntax { Left: var target }
            ? target.WithoutTrivia()
            : SyntaxFactory.IdentifierName(((VariableDeclaratorSyntax)store).Identifier.WithoutTrivia());
        if (CleanupCode.IsIn(store))
        {
            return Discard.IsPossible(store, diagnostic, model) ? () => insertion.InsertAfter(editor, statement, Discard.Of(name)) : null;
        }

        if (store is VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1 } }
            && !IsMentionedElsewhere(variable, store, model)
            && CheckedCall.Of(value, model.GetTypeInfo(value).Type ?? type, diagnostic, model) is { } checkedValue)
        {
            return () => editor.ReplaceNode(statement, KeptComments.Of(statement, SyntaxFactory.ExpressionStatement(checkedValue)));
        }

        return CheckedCall.Of(name, type, diagnostic, model) is { } check
            ? () => insertion.InsertAfter(editor, statement, check)
            : null;
    }

    private static ISymbol? VariableOf(SyntaxNode store, SemanticModel model) => store switch
    {
        VariableDeclaratorSyntax => model.GetDeclaredSymbol(store),
        AssignmentExpressionSyntax assignment => model.GetSymbolInfo(assignment.Left).Symbol,
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static bool IsMentionedElsewhere(ISymbol variable, SyntaxNode store, SemanticModel model) =>
        store.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) is not { } member
        || member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier =>
            identifier.Identifier.ValueText == variable.Name
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier).Symbol, variable));
}

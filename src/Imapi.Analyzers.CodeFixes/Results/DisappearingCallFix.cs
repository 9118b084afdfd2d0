using System.Collections.Immutable;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>
/// Fix of IMAPI2006: moves the call into a local, so release builds make it too, and checks its HRESULT.
/// <code>int hr = master.Open(); Debug.Assert(hr == 0); Marshal.ThrowExceptionForHR(hr);</code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DisappearingCallFix))]
public sealed class DisappearingCallFix : CodeFixProvider
{
    internal const string LiftKey = "LiftCall";

    private static readonly FixAllProvider FixAll = new WholeScopeFixAllProvider(static () => FixTitles.LiftCall, ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.DisappearingCall.Id);

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var editor = await MemberEditor.CreateAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (Plan(editor, diagnostic, [], new()) is not null)
            {
                context.RegisterFix(diagnostic, FixTitles.LiftCall, LiftKey, ApplyAsync);
            }
        }
    }

    private static Task<Solution> ApplyAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        // Names given in this pass, which no semantic model knows yet.
        var takenNames = new HashSet<(SyntaxNode, string)>();
        var insertion = new StatementInsertion();
        return DocumentEdits.ApplyAsync(
            solution,
            diagnostics,
            (editor, diagnostic) => Plan(editor, diagnostic, takenNames, insertion)?.Invoke(),
            cancellationToken,
            insertion.Complete);
    }

    private static Action? Plan(
        MemberEditor editor, Diagnostic diagnostic, HashSet<(SyntaxNode Member, string Name)> takenNames, StatementInsertion insertion)
    {
        var model = editor.SemanticModel;
        if (editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || model.GetOperation(expression) is not IInvocationOperation { Type: { SpecialType: not SpecialType.System_Void } type }
            || PlaceOf(expression) is not { } place
            || UsesVariableOf(place, expression, model))
        {
            return null;
        }

        var name = NewName(expression, model, takenNames);
        return () =>
        {
            takenNames.Add((MemberOf(expression), name));
            var declaration = Declare(name, TypeName.AsType(type, model, expression.SpanStart), expression);
            var local = SyntaxFactory.IdentifierName(name);
            insertion.InsertBefore(editor, place, declaration);
            editor.ReplaceNode(expression, local.WithTriviaFrom(expression));
            if (FollowUp(expression, local, type, diagnostic, editor) is { } followUp)
            {
                insertion.InsertAfter(editor, place, followUp);
            }
        };
    }

    private static LocalDeclarationStatementSyntax Declare(string name, TypeSyntax type, ExpressionSyntax value)
    {
        var variable = SyntaxFactory.VariableDeclarator(name).WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.IdentifierName(name)));
        var declaration = SyntaxFactory.LocalDeclarationStatement(
            SyntaxFactory.VariableDeclaration(type, SyntaxFactory.SingletonSeparatedList(variable))).NormalizeWhitespace();

        // The call keeps its own format.
        var placeholder = declaration.Declaration.Variables[0].Initializer!.Value;
        return declaration.ReplaceNode(placeholder, value.WithTriviaFrom(placeholder));
    }

    // What the release build needs to examine the HRESULT: a check, or in cleanup code the decision not to.
    private static ExpressionSyntax? FollowUp(
        ExpressionSyntax expression, ExpressionSyntax local, ITypeSymbol type, Diagnostic diagnostic, MemberEditor editor)
    {
        var model = editor.SemanticModel;
        if (!diagnostic.Properties.ContainsKey(DiagnosticProperties.ResultBearing))
        {
            return null;
        }

        return CleanupCode.IsIn(expression)
            ? Discard.IsPossible(expression, diagnostic, model) ? Discard.Of(local) : null
            : CheckedCall.Of(local, type, diagnostic, model);
    }

    // The statement or expression body before which the call can be made; null where it is made later, or not always.
    private static SyntaxNode? PlaceOf(ExpressionSyntax call)
    {
        for (SyntaxNode? node = call.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case ExpressionStatementSyntax:
                case ArrowExpressionClauseSyntax
                {
                    Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax,
                }:
                    return node;
                case AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or StatementSyntax or MemberDeclarationSyntax:
                case ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionArmSyntax:
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression }:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression
                    or (int)SyntaxKind.CoalesceExpression }:
                    return null;
            }
        }

        return null;
    }

    // A variable that the statement declares before the call does not exist yet in front of the statement.
    private static bool UsesVariableOf(SyntaxNode place, ExpressionSyntax call, SemanticModel model) =>
        place.DescendantNodes().Any(static node => node is SingleVariableDesignationSyntax or VariableDeclaratorSyntax)
        && call.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            && place.Span.Contains(declaration.Span)
            && !call.Span.Contains(declaration.Span));

    // Top-level statements are one member together.
    private static SyntaxNode MemberOf(ExpressionSyntax call) =>
        call.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
        ?? call.SyntaxTree.GetRoot();

    private static string NewName(ExpressionSyntax call, SemanticModel model, HashSet<(SyntaxNode Member, string Name)> takenNames)
    {
        var member = MemberOf(call);
        var names = new HashSet<string>(member.DescendantTokens().Select(static token => token.ValueText));
        names.UnionWith(takenNames.Where(taken => taken.Member == member).Select(static taken => taken.Name));
        var name = "hr";
        for (var number = 2; names.Contains(name) || !model.LookupSymbols(call.SpanStart, name: name).IsEmpty; number++)
        {
            name = "hr" + number;
        }

        return name;
    }
}

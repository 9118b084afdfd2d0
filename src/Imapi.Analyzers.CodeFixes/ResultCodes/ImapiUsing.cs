using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Simplification;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>
/// Adds <c>using Imapi;</c> to a changed file whose usings are a plain list, and shortens the names that wait for it. Roslyn's
/// import adder and simplifier do it for every file, but bind the whole project anew for each, and join groups of usings: to them
/// is left what is unusual.
/// </summary>
internal static class ImapiUsing
{
    /// <summary>
    /// Whether the using can be added for a number: nothing else has the class's name there, and the using is there whatever
    /// symbols an <c>#if</c> asks for.
    /// </summary>
    public static bool CanServe(ExpressionSyntax number, SemanticModel model) =>
        model.LookupSymbols(number.SpanStart, name: ResultCodeConstants.ShortTypeName)
            .All(static visible => visible.ToDisplayString() == ResultCodeConstants.TypeName)
        && !IsConditional(number);

    /// <summary>Adds the using, if names wait for it and the usings are a plain list.</summary>
    /// <param name="root">The changed file; the names are marked by <see cref="Simplifier.AddImportsAnnotation"/>.</param>
    /// <param name="options">The options of the file.</param>
    public static SyntaxNode Add(SyntaxNode root, AnalyzerConfigOptions options)
    {
        var names = root.GetAnnotatedNodes(Simplifier.AddImportsAnnotation).Select(static holder => holder.Parent!).ToList();
        if (names.Count == 0 || root is not CompilationUnitSyntax unit || !IsPlain(unit, options) || !names.All(IsServedByUnit))
        {
            return root;
        }

        var shortened = unit.ReplaceNodes(names, static (name, _) => Shorten((MemberAccessExpressionSyntax)name));
        return shortened.WithUsings(Insert(shortened.Usings));
    }

    // The using joins those of a container around the number, or is put before a first declaration: of the file too, if
    // numbers in several namespaces are named at once.
    private static bool IsConditional(ExpressionSyntax number)
    {
        var containers = number.Ancestors().Where(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).ToList();
        var withUsings = containers.FindAll(static container => ExternsAndUsingsOf(container).OfType<UsingDirectiveSyntax>().Any());
        return containers.SelectMany(ExternsAndUsingsOf).Any(IsInPartialBranch)
            || containers.Exists(container =>
                !withUsings.Contains(container)
                && (withUsings.Count == 0 || container is CompilationUnitSyntax)
                && FirstDeclarationOf(container) is { } first
                && (IsInPartialBranch(first) || IsAfterOtherBranch(first)));
    }

    private static IEnumerable<SyntaxNode> ExternsAndUsingsOf(SyntaxNode container) => container switch
    {
        CompilationUnitSyntax unit => [.. unit.Externs, .. unit.Usings],
        BaseNamespaceDeclarationSyntax @namespace => [.. @namespace.Externs, .. @namespace.Usings],
        _ => [],
    };

    private static SyntaxNode? FirstDeclarationOf(SyntaxNode container) => container switch
    {
        CompilationUnitSyntax { AttributeLists: [var attributes, ..] } => attributes,
        CompilationUnitSyntax unit => unit.Members.FirstOrDefault(),
        BaseNamespaceDeclarationSyntax @namespace => @namespace.Members.FirstOrDefault(),
        _ => null,
    };

    // In a branch of an #if that does not hold all code after it.
    private static bool IsInPartialBranch(SyntaxNode node)
    {
        var unit = (CompilationUnitSyntax)node.SyntaxTree.GetRoot();
        for (var directive = unit.GetFirstDirective();
            directive is not null && directive.SpanStart < node.Span.End;
            directive = directive.GetNextDirective())
        {
            if (directive is IfDirectiveTriviaSyntax
                && directive.GetRelatedDirectives().Exists(next => next.SpanStart > node.SpanStart
                    && next.SpanStart < unit.EndOfFileToken.FullSpan.Start))
            {
                return true;
            }
        }

        return false;
    }

    // With other symbols, what is switched off would come before the using.
    private static bool IsAfterOtherBranch(SyntaxNode firstDeclaration) =>
        firstDeclaration.GetLeadingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    private static bool IsPlain(CompilationUnitSyntax unit, AnalyzerConfigOptions options)
    {
        var usings = unit.Usings;
        return usings.Count > 0
            && unit.Externs.Count == 0
            && usings.All(IsPlain)
            && !usings[0].GetLeadingTrivia().LastOrDefault().IsKind(SyntaxKind.WhitespaceTrivia)
            && usings.Skip(1).All(static directive =>
                directive.GetLeadingTrivia().All(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            && usings.Zip(usings.Skip(1), Compare).All(static order => order <= 0)
            && !IsSet(options, "dotnet_sort_system_directives_first", "false")
            && !IsSet(options, "dotnet_separate_import_directive_groups", "true");
    }

    // Of a namespace, on a line of its own, and no comment after it.
    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive is { Alias: null, Name: not null, ContainsDiagnostics: false }
        && directive.StaticKeyword.IsKind(SyntaxKind.None)
        && directive.GlobalKeyword.IsKind(SyntaxKind.None)
        && directive.UnsafeKeyword.IsKind(SyntaxKind.None)
        && directive.GetTrailingTrivia() is [var lineEnd]
        && lineEnd.IsKind(SyntaxKind.EndOfLineTrivia);

    private static bool IsServedByUnit(SyntaxNode name) =>
        name.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().All(static @namespace =>
            @namespace is { Usings.Count: 0, Externs.Count: 0 });

    private static ExpressionSyntax Shorten(MemberAccessExpressionSyntax name) => name
        .WithExpression(SyntaxFactory.IdentifierName(ResultCodeConstants.ShortTypeName).WithTriviaFrom(name.Expression))
        .WithoutAnnotations(Simplifier.Annotation);

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> usings)
    {
        var first = usings[0];
        var added = SyntaxFactory.UsingDirective(SyntaxFactory.IdentifierName(ResultCodeConstants.NamespaceName))
            .NormalizeWhitespace()
            .WithTrailingTrivia(first.GetTrailingTrivia());
        var index = usings.TakeWhile(directive => Compare(directive, added) < 0).Count();
        return index > 0
            ? usings.Insert(index, added)
            : usings.Replace(first, first.WithoutLeadingTrivia()).Insert(0, added.WithLeadingTrivia(first.GetLeadingTrivia()));
    }

    private static int Compare(UsingDirectiveSyntax left, UsingDirectiveSyntax right)
    {
        var systemFirst = IsInSystemNamespace(right).CompareTo(IsInSystemNamespace(left));
        return systemFirst != 0 ? systemFirst : StringComparer.OrdinalIgnoreCase.Compare(left.Name!.ToString(), right.Name!.ToString());
    }

    private static bool IsInSystemNamespace(UsingDirectiveSyntax directive) => directive.Name!.GetFirstToken().ValueText == nameof(System);

    private static bool IsSet(AnalyzerConfigOptions options, string key, string value) =>
        options.TryGetValue(key, out var set) && set.Equals(value, StringComparison.OrdinalIgnoreCase);
}

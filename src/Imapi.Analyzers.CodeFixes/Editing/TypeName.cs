using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Imapi.Analyzers.CodeFixes.Editing;

/// <summary>
/// Writes the name of a type in a place: as short as it means the type there, else in full, for Roslyn's simplifier. That binds
/// the changed document once more for each name, and so is left only the names of which the old document says nothing.
/// </summary>
internal static class TypeName
{
    private const string GlobalAlias = "global::";

    /// <summary>The name in a cast or a declaration.</summary>
    public static TypeSyntax AsType(ITypeSymbol type, SemanticModel model, int position)
    {
        var fullName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (type.SpecialType != SpecialType.None)
        {
            return SyntaxFactory.ParseTypeName(fullName);
        }

        return TryShorten(type, model, position) is { } shortName
            ? SyntaxFactory.ParseTypeName(shortName)
            : ForSimplifier(SyntaxFactory.ParseTypeName(fullName));
    }

    /// <summary>The name before a member.</summary>
    public static ExpressionSyntax AsExpression(ITypeSymbol type, SemanticModel model, int position) =>
        TryShorten(type, model, position) is { } shortName
            ? SyntaxFactory.ParseExpression(shortName)
            : ForSimplifier(SyntaxFactory.ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));

    /// <summary>The name before a member.</summary>
    /// <param name="fullName">The name with all namespaces and containing types, without <c>global::</c>.</param>
    /// <param name="model">The model of the document before the change.</param>
    /// <param name="position">The place in that document.</param>
    public static ExpressionSyntax AsExpression(string fullName, SemanticModel model, int position) =>
        Shorten(fullName, model, position) is { } shortName
            ? SyntaxFactory.ParseExpression(shortName)
            : ForSimplifier(SyntaxFactory.ParseExpression(GlobalAlias + fullName));

    /// <summary>The name as an attribute, from the full name without <c>Attribute</c>.</summary>
    public static NameSyntax AsAttribute(string fullName, SemanticModel model, int position)
    {
        var name = fullName.Substring(fullName.LastIndexOf('.') + 1);
        return model.LookupSymbols(position, name: name).IsEmpty
            && Shorten(fullName + nameof(Attribute), model, position) == name + nameof(Attribute)
            ? SyntaxFactory.ParseName(name)
            : ForSimplifier(SyntaxFactory.ParseName(GlobalAlias + fullName));
    }

    /// <summary>A name that means the type in a place, or null where only the full one is sure to.</summary>
    public static string? TryShorten(ITypeSymbol type, SemanticModel model, int position)
    {
        if (HasAlias(type.Name, model, position))
        {
            return null;
        }

        var name = "";
        for (var holder = type as INamedTypeSymbol;
            holder is { IsGenericType: false } && SyntaxFacts.GetKeywordKind(holder.Name) == SyntaxKind.None;
            holder = holder.ContainingType)
        {
            name = name.Length == 0 ? holder.Name : holder.Name + "." + name;
            if (model.LookupSymbols(position, name: holder.Name) is [var visible] && SymbolEqualityComparer.Default.Equals(visible, holder))
            {
                return name;
            }
        }

        return null;
    }

    private static string? Shorten(string fullName, SemanticModel model, int position) =>
        model.Compilation.GetTypeByMetadataName(fullName) is { } type ? TryShorten(type, model, position) : null;

    // The simplifier prefers an alias.
    private static bool HasAlias(string name, SemanticModel model, int position) =>
        EnclosingUsings(model.SyntaxTree.GetRoot().FindToken(position).Parent!)
            .Any(directive => directive is { Alias: not null, NamespaceOrType: var type } && type.GetLastToken().ValueText == name);

    private static IEnumerable<UsingDirectiveSyntax> EnclosingUsings(SyntaxNode place) =>
        place.AncestorsAndSelf().SelectMany(static node => node switch
        {
            CompilationUnitSyntax unit => unit.Usings,
            BaseNamespaceDeclarationSyntax @namespace => @namespace.Usings,
            _ => default,
        });

    private static TNode ForSimplifier<TNode>(TNode name)
        where TNode : SyntaxNode => name.WithAdditionalAnnotations(Simplifier.Annotation);
}

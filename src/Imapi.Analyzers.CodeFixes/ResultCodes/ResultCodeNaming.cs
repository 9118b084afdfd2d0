using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Constants;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>Puts named constants in the place of numbers, and declares those that the compilation does not have.</summary>
internal static class ResultCodeNaming
{
    /// <summary>Reads the request to put the result code that a property of the diagnostic names in the place of a number.</summary>
    public static Func<SemanticModel, Diagnostic, CancellationToken, NamingRequest?> RequestFrom(string propertyKey) =>
        (model, diagnostic, cancellationToken) =>
            diagnostic.Properties.TryGetValue(propertyKey, out var name)
            && name is not null
            && ImapiCatalog.FindResultCode(name) is { } code
            && diagnostic.Location.SourceTree!.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax number
            && model.GetTypeInfo(number, cancellationToken).Type is { } type
            && LiteralValue.TryGetBits(model, number, cancellationToken, out _)
                ? new(number, code, type, ConstantConversion.WithPattern(model.GetConstantValue(number, cancellationToken).Value!, code.Value))
                : null;

    /// <summary>Whether a request can be met: a constant is in reach, or can be declared in the containing type.</summary>
    public static async Task<bool> CanNameAsync(
        Document document,
        Diagnostic diagnostic,
        Func<SemanticModel, Diagnostic, CancellationToken, NamingRequest?> read,
        CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null
            && read(model, diagnostic, cancellationToken) is { } request
            && Plan(model, new(model.Compilation), SyntaxGenerator.GetGenerator(document), request, cancellationToken) is not null;
    }

    /// <summary>Names the number of each diagnostic; those that cannot be named stay.</summary>
    /// <param name="solution">The solution in which the diagnostics were found.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="read">Reads what a diagnostic asks for, or null.</param>
    public static async Task<Solution> ApplyAsync(
        Solution solution,
        ImmutableArray<Diagnostic> diagnostics,
        Func<SemanticModel, Diagnostic, CancellationToken, NamingRequest?> read,
        CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var projectDiagnostics in diagnostics.GroupBy(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Project))
        {
            if (projectDiagnostics.Key is { } project)
            {
                changed = await ApplyAsync(changed, project, projectDiagnostics, read, cancellationToken).ConfigureAwait(false);
            }
        }

        return changed;
    }

    private static async Task<Solution> ApplyAsync(
        Solution changed,
        Project project,
        IEnumerable<Diagnostic> diagnostics,
        Func<SemanticModel, Diagnostic, CancellationToken, NamingRequest?> read,
        CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var constants = new NamedConstants(compilation!);
        var generator = SyntaxGenerator.GetGenerator(project);
        var names = new Dictionary<SyntaxNode, SyntaxNode>();
        var missing = new Dictionary<INamedTypeSymbol, SortedDictionary<uint, ResultCode>>(SymbolEqualityComparer.Default);
        foreach (var treeDiagnostics in diagnostics.GroupBy(static diagnostic => diagnostic.Location.SourceTree!))
        {
            var model = compilation!.GetSemanticModel(treeDiagnostics.Key);
            foreach (var diagnostic in treeDiagnostics)
            {
                if (read(model, diagnostic, cancellationToken) is not { } request
                    || Plan(model, constants, generator, request, cancellationToken) is not { } naming)
                {
                    continue;
                }

                names[naming.Number] = KeptComments.Of(naming.Number, WithoutElasticTrivia(ForPlace(naming.Named, naming.Number)));
                if (request.Compared is { } compared)
                {
                    names[compared.Old] = KeptComments.Of(compared.Old, compared.New);
                }

                if (naming.DeclareIn is { } type)
                {
                    if (!missing.TryGetValue(type, out var codes))
                    {
                        missing.Add(type, codes = []);
                    }

                    codes[request.Code!.Value] = request.Code;
                }
            }
        }

        var declarations = new Dictionary<SyntaxNode, SortedDictionary<uint, ResultCode>.ValueCollection>();
        foreach (var pair in missing)
        {
            declarations.Add(await DeclarationOf(pair.Key, names.Keys).GetSyntaxAsync(cancellationToken).ConfigureAwait(false), pair.Value.Values);
        }

        // All nodes of a tree at once: an editor takes them one by one, and its time grows with their square.
        foreach (var nodes in names.Keys.Concat(declarations.Keys).GroupBy(static node => node.SyntaxTree))
        {
            var root = await nodes.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var named = root.ReplaceNodes(nodes, (node, current) => names.TryGetValue(node, out var name)
                ? name
                : declarations[node].Aggregate((TypeDeclarationSyntax)current, Declare));
            var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(nodes.Key);
            changed = changed.WithDocumentSyntaxRoot(project.Solution.GetDocumentId(nodes.Key)!, ImapiUsing.Add(named, options));
        }

        return changed;
    }

    // Before the other members and by ascending value, whatever the order in which the fixes come.
    private static TypeDeclarationSyntax Declare(TypeDeclarationSyntax type, ResultCode code)
    {
        var value = code.IsFailure ? $"unchecked((int)0x{code.Value:X8})" : $"0x{code.Value:X8}";
        var field = SyntaxFactory.ParseMemberDeclaration($"private const int {code.Name} = {value};")!
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithTrailingTrivia(SyntaxFactory.ElasticMarker)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var index = type.Members.TakeWhile(member =>
            member is FieldDeclarationSyntax { Declaration.Variables: [var variable, ..] }
            && ImapiCatalog.FindResultCode(variable.Identifier.ValueText)?.Value < code.Value).Count();
        return type.WithMembers(type.Members.Insert(index, field));
    }

    // A part that has a number: no analyzer reports in generated ones.
    private static SyntaxReference DeclarationOf(INamedTypeSymbol type, IEnumerable<SyntaxNode> numbers)
    {
        var trees = new HashSet<SyntaxTree>(numbers.Select(static number => number.SyntaxTree));
        return type.DeclaringSyntaxReferences
            .OrderByDescending(reference => trees.Contains(reference.SyntaxTree))
            .ThenBy(static reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
            .First();
    }

    private static Naming? Plan(
        SemanticModel model, NamedConstants constants, SyntaxGenerator generator, NamingRequest request, CancellationToken cancellationToken)
    {
        var number = request.Constant;
        if (KeptComments.HoldsDirective(number))
        {
            return null;
        }

        if (request.Code is not { } code)
        {
            return PlanConversion(request, model, cancellationToken);
        }

        var enclosing = EnclosingType(number, model, cancellationToken);
        ISymbol within = enclosing ?? (ISymbol)model.Compilation.Assembly;
        var convertedType = model.GetTypeInfo(number, cancellationToken).ConvertedType;
        if (PlanStruct(number, convertedType, model, constants, generator, code, within, cancellationToken) is { } struc)
        {
            return struc;
        }

        if (constants.Find(code, request.Type, mustBeConst: true, within) is { } constant)
        {
            return ConstantConversion.Convert(NameOf(constant, number, model, constants, generator), constant.Type, constant.ConstantValue!, request.Type, request.Value, model, number.SpanStart) is { } named
                ? new(number, Enclose(named, number), DeclareIn: null)
                : null;
        }

        if (enclosing is null || !CanDeclare(enclosing, code))
        {
            return null;
        }

        var declared = SyntaxFactory.IdentifierName(code.Name);
        var intType = model.Compilation.GetSpecialType(SpecialType.System_Int32);
        return ConstantConversion.Convert(declared, intType, unchecked((int)code.Value), request.Type, request.Value, model, number.SpanStart) is { } expression
            ? new(number, Enclose(expression, number), enclosing)
            : null;
    }

    // The constant itself, in the wanted type.
    private static Naming? PlanConversion(NamingRequest request, SemanticModel model, CancellationToken cancellationToken)
    {
        var number = request.Constant;
        if (model.GetTypeInfo(number, cancellationToken).Type is not { } type || request.KnownValue is not { } value)
        {
            return null;
        }

        var operand = number.WithoutTrivia().Parenthesize();
        return ConstantConversion.Convert(operand, type, value, request.Type, request.Value, model, number.SpanStart) is { } converted
            ? new(number, Enclose(converted, number), DeclareIn: null)
            : null;
    }

    // An HRESULT struct's static readonly field, where the number is converted to that struct.
    private static Naming? PlanStruct(
        ExpressionSyntax number,
        ITypeSymbol? convertedType,
        SemanticModel model,
        NamedConstants constants,
        SyntaxGenerator generator,
        ResultCode code,
        ISymbol within,
        CancellationToken cancellationToken)
    {
        var converted = number;
        if (number.Parent is CastExpressionSyntax cast)
        {
            converted = cast;
            convertedType = model.GetTypeInfo(cast, cancellationToken).Type;
        }

        return convertedType is not null
            && HResultTypes.IsHResultStruct(convertedType)
            && constants.Find(code, convertedType, mustBeConst: false, within) is { IsConst: false } field
            && !(SymbolEqualityComparer.Default.Equals(field.ContainingType, within) && IsInInitializer(number))
                ? new(converted, NameOf(field, number, model, constants, generator), DeclareIn: null)
                : null;
    }

    // The initializers of a type run one after the other: what is in one may run before the field has its value.
    private static bool IsInInitializer(ExpressionSyntax number) =>
        number.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && (member is FieldDeclarationSyntax
            || (member is PropertyDeclarationSyntax { Initializer: { } initializer } && initializer.Span.Contains(number.Span)));

    private static ExpressionSyntax NameOf(
        IFieldSymbol constant, ExpressionSyntax number, SemanticModel model, NamedConstants constants, SyntaxGenerator generator)
    {
        if (model.LookupSymbols(number.SpanStart, name: constant.Name) is [var visible] && SymbolEqualityComparer.Default.Equals(visible, constant))
        {
            return SyntaxFactory.IdentifierName(constant.Name);
        }

        if (TypeName.TryShorten(constant.ContainingType, model, number.SpanStart) is { } shortName)
        {
            return (ExpressionSyntax)generator.MemberAccessExpression(SyntaxFactory.ParseExpression(shortName), constant.Name);
        }

        var holder = AsExpression((ExpressionSyntax)generator.TypeExpression(constant.ContainingType));
        if (constant.ContainingType.ToDisplayString() == ResultCodeConstants.TypeName && constants.CanImportGenerated && ImapiUsing.CanServe(number, model))
        {
            holder = holder.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
        }

        return (ExpressionSyntax)generator.MemberAccessExpression(holder, constant.Name).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    // As the parser reads it in an expression: member accesses, not a qualified name.
    private static ExpressionSyntax AsExpression(ExpressionSyntax type) => type is QualifiedNameSyntax name
        ? name.CopyAnnotationsTo(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, AsExpression(name.Left), name.Right))!
        : type;

    // The simplifier of Roslyn 4.8 throws in the arguments of a primary constructor's base: names stay as long as they are there.
    private static ExpressionSyntax ForPlace(ExpressionSyntax named, ExpressionSyntax number) =>
        number.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is null
            ? named
            : named.ReplaceNodes(
                named.GetAnnotatedNodes(Simplifier.Annotation),
                static (_, current) => current.WithoutAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));

    // With it, Roslyn formats the line that the name is in, by options that the file may not follow.
    private static ExpressionSyntax WithoutElasticTrivia(ExpressionSyntax named) =>
        named.ReplaceTrivia(named.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), static (_, trivia) => trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));

    private static ExpressionSyntax Enclose(ExpressionSyntax named, ExpressionSyntax number) =>
        IsBeforeSignedPattern(number)
            ? SyntaxFactory.CheckedExpression(SyntaxKind.UncheckedExpression, named)
            : named is CastExpressionSyntax && number.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
                ? SyntaxFactory.ParenthesizedExpression(named)
                : named;

    // is Name or -1: the parser takes that for a variable called "or", less one; parentheses do not help it.
    private static bool IsBeforeSignedPattern(ExpressionSyntax number) =>
        number.Parent is ConstantPatternSyntax { Parent: BinaryPatternSyntax combined } pattern
        && combined.Left == pattern
        && combined.OperatorToken.GetNextToken().Kind() is SyntaxKind.MinusToken or SyntaxKind.PlusToken;

    // The type whose braces the number is in; an attribute or a base list of a type is outside of it.
    private static INamedTypeSymbol? EnclosingType(ExpressionSyntax number, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var type in number.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (type.OpenBraceToken.Span.End <= number.SpanStart && type.OpenBraceToken.Span.Length > 0)
            {
                return model.GetDeclaredSymbol(type, cancellationToken);
            }
        }

        return null;
    }

    private static bool CanDeclare(INamedTypeSymbol type, ResultCode code)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return false;
        }

        for (var holder = type; holder is not null; holder = holder.BaseType)
        {
            if (!holder.GetMembers(code.Name).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number, what takes its place, and the type in which a constant must be declared for it.</summary>
    private sealed record Naming(ExpressionSyntax Number, ExpressionSyntax Named, INamedTypeSymbol? DeclareIn);
}

using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

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
            && diagnostic.Location.SourceTree!.GetRoot(cancellationToken)
                .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax number
            && model.GetTypeInfo(number, cancellationToken).Type is { } type
            && LiteralValue.TryGetBits(model, number, cancellationToken, out _)
                ? new(number, code, type, ConstantConversion.WithPattern(
                    model.GetConstantValue(number, cancellationToken).Value!, code.Value))
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

                names[naming.Number] = KeptComments.Of(naming.Number, ConstantReference.ForPlace(naming.Named, naming.Number));
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
            declarations.Add(
                await DeclaredConstant.PartFor(pair.Key, names.Keys).GetSyntaxAsync(cancellationToken).ConfigureAwait(false), pair.Value.Values);
        }

        // All nodes of a tree at once: an editor takes them one by one, and its time grows with their square.
        foreach (var nodes in names.Keys.Concat(declarations.Keys).GroupBy(static node => node.SyntaxTree))
        {
            var root = await nodes.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var named = root.ReplaceNodes(nodes, (node, current) => names.TryGetValue(node, out var name)
                ? name
                : declarations[node].Aggregate((TypeDeclarationSyntax)current, DeclaredConstant.AddTo));
            var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(nodes.Key);
            changed = changed.WithDocumentSyntaxRoot(project.Solution.GetDocumentId(nodes.Key)!, ImapiUsing.Add(named, options));
        }

        return changed;
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

        var enclosing = DeclaredConstant.EnclosingType(number, model, cancellationToken);
        ISymbol within = enclosing ?? (ISymbol)model.Compilation.Assembly;
        var convertedType = model.GetTypeInfo(number, cancellationToken).ConvertedType;
        if (PlanStruct(number, convertedType, model, constants, generator, code, within, cancellationToken) is { } struc)
        {
            return struc;
        }

        if (constants.Find(code, request.Type, mustBeConst: true, within) is { } constant)
        {
            var reference = ConstantReference.To(constant, number, model, constants, generator);
            return ConstantConversion.Convert(
                reference, constant.Type, constant.ConstantValue!, request.Type, request.Value, model, number.SpanStart) is { } named
                ? new(number, ConstantReference.Enclose(named, number), DeclareIn: null)
                : null;
        }

        if (enclosing is null || !DeclaredConstant.IsPossible(enclosing, code))
        {
            return null;
        }

        var declared = SyntaxFactory.IdentifierName(code.Name);
        var intType = model.Compilation.GetSpecialType(SpecialType.System_Int32);
        return ConstantConversion.Convert(
            declared, intType, unchecked((int)code.Value), request.Type, request.Value, model, number.SpanStart) is { } expression
            ? new(number, ConstantReference.Enclose(expression, number), enclosing)
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
            ? new(number, ConstantReference.Enclose(converted, number), DeclareIn: null)
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
                ? new(converted, ConstantReference.To(field, number, model, constants, generator), DeclareIn: null)
                : null;
    }

    // The initializers of a type run one after the other: what is in one may run before the field has its value.
    private static bool IsInInitializer(ExpressionSyntax number) =>
        number.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && (member is FieldDeclarationSyntax
            || (member is PropertyDeclarationSyntax { Initializer: { } initializer } && initializer.Span.Contains(number.Span)));

    /// <summary>A number, what takes its place, and the type in which a constant must be declared for it.</summary>
    private sealed record Naming(ExpressionSyntax Number, ExpressionSyntax Named, INamedTypeSymbol? DeclareIn);
}

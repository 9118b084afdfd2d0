using System.Collections.Concurrent;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Detection;
using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Numbers;

/// <summary>
/// Reads the uses of constants that may be result codes, numbers or names, and finds what is wrong with the comparisons among
/// them. One reading serves all rules, so that one comparison gets one report.
/// </summary>
/// <param name="symbols">The IMAPI symbols, null where no IMAPI is in sight: then only v2 failures are known to be IMAPI's.</param>
/// <param name="evidenceReader">Tells where a value comes from; null with <paramref name="symbols"/>.</param>
/// <param name="flows">The flows of bodies.</param>
internal sealed class ConstantUseReader(ImapiSymbols? symbols, EvidenceReader? evidenceReader, BodyFlows flows)
{
    private const uint SmallestResultCode = 0x0004_0200;
    private const uint SeverityBit = 0x8000_0000;

    private readonly PossibleValues arrivingValues = new(flows);
    private readonly ConcurrentDictionary<SyntaxNode, ConstantUse?> uses = new();
    private readonly ConcurrentDictionary<SyntaxNode, ConstantUse[]> numbersInBlocks = new();

    /// <summary>Calls back for each number of a compilation that may be a result code.</summary>
    public void ReadNumbers(CompilationStartAnalysisContext start, Action<ConstantUseReport> analyze)
    {
        if (symbols is not null)
        {
            // By blocks: the other rules have their operations made in any case, and of nearly all blocks their place is all that is asked.
            start.RegisterOperationBlockAction(context =>
            {
                foreach (var block in context.OperationBlocks)
                {
                    if (BelongsToAnother(block, context.OwningSymbol))
                    {
                        continue;
                    }

                    foreach (var use in NumbersIn(block, context.CancellationToken))
                    {
                        analyze(new(use, context.ReportDiagnostic, context.CancellationToken));
                    }
                }
            });
            return;
        }

        // As syntax: where there is no IMAPI, nothing shall be bound but the neighborhood of a v2 failure.
        start.RegisterSyntaxNodeAction(
            context =>
            {
                if (context.Node.Span.Length >= SourceScan.ShortestV2Failure
                    && ReadNumber((LiteralExpressionSyntax)context.Node, context.SemanticModel, context.CancellationToken) is { } use)
                {
                    analyze(new(use, context.ReportDiagnostic, context.CancellationToken));
                }
            },
            SyntaxKind.NumericLiteralExpression);
    }

    /// <summary>Calls back for each comparison of a compilation that has a flaw.</summary>
    public void ReadFlaws(CompilationStartAnalysisContext start, ComparisonFlaw flaw, Action<ConstantUseReport> analyze)
    {
        ReadNumbers(start, AnalyzeFlaw);
        if (symbols is not null)
        {
            start.RegisterOperationAction(
                context =>
                {
                    if (ReadName(context.Operation, context.CancellationToken) is { } use)
                    {
                        AnalyzeFlaw(new(use, context.ReportDiagnostic, context.CancellationToken));
                    }
                },
                OperationKind.FieldReference,
                OperationKind.LocalReference);
        }

        void AnalyzeFlaw(ConstantUseReport context)
        {
            if (context.Use.Flaw == flaw)
            {
                analyze(context);
            }
        }
    }

    /// <summary>The use of a literal or a constant's name, or null if it is no constant that may be a result code.</summary>
    public ConstantUse? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) => expression switch
    {
        LiteralExpressionSyntax literal => ReadNumber(literal, model, cancellationToken),
        IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetOperation(expression, cancellationToken) is { } reference =>
            ReadName(reference, cancellationToken),
        _ => null,
    };

    private ConstantUse[] NumbersIn(IOperation block, CancellationToken cancellationToken)
    {
        if (numbersInBlocks.TryGetValue(block.Syntax, out var known))
        {
            return known;
        }

        var (span, tree) = (block.Syntax.Span, block.Syntax.SyntaxTree);
        var positions = SourceScan.Of(tree, cancellationToken).LongNumbers;
        var first = Array.BinarySearch(positions, span.Start);
        List<ConstantUse>? found = null;
        for (var index = first < 0 ? ~first : first; index < positions.Length && positions[index] < span.End; index++)
        {
            if (tree.GetRoot(cancellationToken).FindToken(positions[index]) is { RawKind: (int)SyntaxKind.NumericLiteralToken, Parent: LiteralExpressionSyntax literal } token
                && token.SpanStart == positions[index]
                && IsOwn(literal, block)
                && ReadNumber(literal, block.SemanticModel!, cancellationToken) is { } use)
            {
                (found ??= []).Add(use);
            }
        }

        return numbersInBlocks.GetOrAdd(block.Syntax, found?.ToArray() ?? []);
    }

    // Attributes are blocks of every symbol that their declaration declares: of the assembly and, where there are top-level
    // statements, of Program; of all variables of a field.
    private static bool BelongsToAnother(IOperation block, ISymbol owner) => block.Syntax.Parent is AttributeListSyntax list && list.Parent switch
    {
        CompilationUnitSyntax => owner is ITypeSymbol,
        BaseFieldDeclarationSyntax field => owner.Name != field.Declaration.Variables[0].Identifier.ValueText,
        _ => false,
    };

    // The block of top-level statements is their whole file.
    private static bool IsOwn(LiteralExpressionSyntax literal, IOperation block) =>
        block.Syntax is not CompilationUnitSyntax || literal.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;

    /// <summary>The use of a number, or null if it is none that may be a result code.</summary>
    private ConstantUse? ReadNumber(LiteralExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!LiteralValue.TryGetPattern(literal, out var pattern)
            || !MayBeResultCode(pattern))
        {
            return null;
        }

        if (uses.TryGetValue(literal, out var known))
        {
            return known;
        }

        var use = ResultCodeExpression.TryRead(literal, model, cancellationToken, out var number) && number.Value == pattern
            ? Read(number, name: null, cancellationToken)
            : null;
        return uses.GetOrAdd(literal, use);
    }

    /// <summary>Reads a reference to a constant, or to a static readonly field that holds one.</summary>
    public static bool TryReadName(IOperation reference, CancellationToken cancellationToken, out ResultCodeExpression constant, out string name)
    {
        constant = default;
        name = "";
        switch (reference)
        {
            case IFieldReferenceOperation { Field: { HasConstantValue: true } field } when MayBeCode(field.ConstantValue):
                name = field.Name;
                break;
            case ILocalReferenceOperation { Local: { HasConstantValue: true } local } when MayBeCode(local.ConstantValue):
                name = local.Name;
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field, SemanticModel: { } model, Syntax: ExpressionSyntax syntax }
                when TryReadReadOnly(field, model.Compilation, cancellationToken, out var bits):
                name = field.Name;
                constant = ResultCodeExpression.OfField(syntax, bits, model);
                return true;
            default:
                return false;
        }

        return reference is { SemanticModel: { } semanticModel, Syntax: ExpressionSyntax expression }
            && ResultCodeExpression.TryRead(expression, semanticModel, cancellationToken, out constant);
    }

    private static bool MayBeCode(object? constant) => LiteralValue.TryGetBits(constant, out var bits) && bits >= SmallestResultCode;

    private static bool TryReadReadOnly(IFieldSymbol field, Compilation compilation, CancellationToken cancellationToken, out uint bits)
    {
        // A library's HRESULT is taken at its name: its value is in no metadata.
        if (HResultTypes.IsHResultStruct(field.Type) && ImapiCatalog.FindResultCode(field.Name) is { } code)
        {
            bits = code.Value;
            return true;
        }

        bits = 0;
        return IntegralValue.TypeUnder(field.Type) is not null
            && PossibleValues.InitialValueOf(field, compilation, cancellationToken) is { } value
            && LiteralValue.TryGetBits(value, out bits)
            && bits >= SmallestResultCode;
    }

    private bool MayBeResultCode(uint pattern) => symbols is null
        ? ImapiCatalog.CanBeV2Failure(pattern)
        : pattern >= SmallestResultCode && ((pattern & SeverityBit) != 0 || ImapiCatalog.FindResultCode(pattern) is not null);

    private ConstantUse? ReadName(IOperation reference, CancellationToken cancellationToken)
    {
        if (symbols is null)
        {
            return null;
        }

        if (uses.TryGetValue(reference.Syntax, out var known))
        {
            return known;
        }

        return TryReadName(reference, cancellationToken, out var constant, out var name)
            ? uses.GetOrAdd(reference.Syntax, Read(constant, name, cancellationToken))
            : null;
    }

    private ConstantUse? Read(ResultCodeExpression constant, string? name, CancellationToken cancellationToken)
    {
        var named = name is null ? null : ImapiCatalog.FindResultCode(name);
        var code = named ?? ImapiCatalog.FindResultCode(constant.Value);
        if ((code is null && (constant.Value & SeverityBit) == 0) || constant.IsOperand() || (name is null && constant.IsNamed()))
        {
            return null;
        }

        var place = ConstantContext.Of(constant, cancellationToken);
        if (name is not null && place.Compared is null)
        {
            return null;
        }

        // Of a number that IMAPI does not have, all that matters is whether it can be equal: that costs less to find out.
        if (code is null && !IsLikeV2(constant.Value) && ReadNeverTrue(new(constant, code, place, default), place.Compared, cancellationToken) is null)
        {
            return null;
        }

        // What has one owner needs no proof; but where it is compared, it may be the wrong generation's.
        var isEvident = symbols is null || (place.Compared is null && code is { IsUniqueToImapi: true });
        var evidence = isEvident ? HResultEvidence.None : place.ReadEvidence(evidenceReader!, cancellationToken);
        var use = new ConstantUse(constant, code, place, evidence);
        return place.Compared is { } compared ? ReadFlaw(use, compared, name, isNamed: named is not null, cancellationToken) : use;
    }

    // Facility 0xAA with the severity bit, or a v1 success with one: IMAPI1007 has to know where it stands.
    private static bool IsLikeV2(uint pattern) => (pattern & 0x9FFF_0000) == 0x80AA_0000 || pattern is 0x8004_0200 or 0x8004_0201;

    private ConstantUse ReadFlaw(ConstantUse use, IOperation compared, string? name, bool isNamed, CancellationToken cancellationToken)
    {
        var (code, evidence) = (use.Code, use.Evidence);
        if (code is { IsFailure: false } && IsNeverThrown(evidence, compared, isNamed, cancellationToken))
        {
            return use with { Flaw = ComparisonFlaw.NeverThrown };
        }

        // Under a name that is not the catalog's a v1 number is somebody else's.
        var isOurs = isNamed || code is { IsUniqueToImapi: true };
        var isOfOther = code is not null
            && (name is null || isOurs)
            && evidence is { Exists: true, IsShared: false }
            && !evidence.Generations.IsCompatibleWith(code.Generation);
        if (isOfOther)
        {
            use = use with { Flaw = ComparisonFlaw.OtherGeneration, IsOfOtherGeneration = true };
        }

        return (isOurs || evidence.Exists) && ReadNeverTrue(use, compared, cancellationToken) is { } neverTrue ? neverTrue : use;
    }

    private bool IsNeverThrown(HResultEvidence evidence, IOperation compared, bool isNamed, CancellationToken cancellationToken) =>
        evidence.Exists
            ? evidence is { IsCaught: true, IsReturned: false } && (isNamed || !evidence.IsShared)
            : isNamed && IsCodeOfException(compared, cancellationToken);

    // Directly or in a local that holds nothing else.
    private bool IsCodeOfException(IOperation compared, CancellationToken cancellationToken)
    {
        var value = compared.WalkDownConversions();
        if (value is not ILocalReferenceOperation reference)
        {
            return IsExceptionCode(value);
        }

        return flows.Reaching(reference, inBody: reference, cancellationToken) is { Count: > 0 } definitions
            && definitions.All(static definition => definition.Value is { } given && IsExceptionCode(given.WalkDownConversions()));
    }

    // What a user's own exception carries is whatever the user gives it.
    private static bool IsExceptionCode(IOperation value) =>
        value is IPropertyReferenceOperation { Property: var property, Instance.Type: { } type }
        && ExceptionCode.IsOne(property)
        && type.ToDisplayString().StartsWith("System.", StringComparison.Ordinal);

    private ConstantUse? ReadNeverTrue(ConstantUse use, IOperation? compared, CancellationToken cancellationToken)
    {
        if (compared is null || use.Place.Operand is not { } operand || operand.Parent is IBinaryOperation { OperatorMethod: not null })
        {
            return null;
        }

        if (operand.Type is { IsReferenceType: true } || compared.Type is { IsReferenceType: true })
        {
            (operand, compared) = (Unboxed(operand), Unboxed(compared));
            if (TypeOf(operand) is not { } constantType || TypeOf(compared) is not { } type)
            {
                return null;
            }

            if (!SymbolEqualityComparer.Default.Equals(constantType, type))
            {
                return use with { Flaw = ComparisonFlaw.NeverTrue, BoxedTypes = (type, constantType) };
            }
        }

        if (IntegralValue.TypeUnder(operand.Type) is not { } comparedAs
            || comparedAs != IntegralValue.TypeUnder(compared.Type)
            || arrivingValues.Of(operand, use.Constant.Value, cancellationToken) is not { Count: 1 } expected
            || arrivingValues.Of(compared, use.Constant.Value, cancellationToken) is not { } arriving
            || arriving.Contains(expected.First()))
        {
            return null;
        }

        return use with { Flaw = ComparisonFlaw.NeverTrue, Arriving = arriving, Expected = expected.First() };
    }

    private static IOperation Unboxed(IOperation value) =>
        value is IConversionOperation { OperatorMethod: null, Type.IsReferenceType: true, Operand: { Type.IsValueType: true } boxed } ? boxed : value;

    // A nullable is boxed as what it holds.
    private static ITypeSymbol? TypeOf(IOperation value)
    {
        var type = value.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var held] }
            ? held
            : value.Type;
        return IntegralValue.TypeUnder(type) is null ? null : type;
    }
}

using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Numbers;

/// <summary>Finds what is wrong with a comparison, one per comparison.</summary>
internal sealed class ComparisonFlawReader(BodyFlows flows)
{
    private readonly PossibleValues possibleValues = new(flows);

    /// <summary>The use with its flaw, if it has one.</summary>
    /// <param name="use">A constant that is compared.</param>
    /// <param name="compared">What it is compared with.</param>
    /// <param name="name">The constant's name, null for a number.</param>
    /// <param name="isNamed">Whether that name is a result code's.</param>
    /// <param name="cancellationToken">The token of the analysis.</param>
    public ConstantUse Read(ConstantUse use, IOperation compared, string? name, bool isNamed, CancellationToken cancellationToken)
    {
        var (code, evidence) = (use.Code, use.Evidence);
        if (code is { IsFailure: false } && IsNeverThrown(evidence, compared, isNamed, cancellationToken))
        {
            return use with { Flaw = ComparisonFlaw.NeverThrown };
        }

        // A v1 number under a name that the catalog does not have belongs to something else.
        var isOurs = isNamed || code is { IsUniqueToImapi: true };
        var isOfOther = code is not null
            && (name is null || isOurs)
            && evidence is { Exists: true, IsShared: false }
            && !evidence.Generations.IsCompatibleWith(code.Generation);
        if (isOfOther)
        {
            use = use with { Flaw = ComparisonFlaw.OtherGeneration, IsOfOtherGeneration = true };
        }

        return (isOurs || evidence.Exists)
            && ReadNeverMatching(use, compared, cancellationToken) is { } neverMatching ? neverMatching : use;
    }

    /// <summary>The use as one that never matches, or null where both sides can be equal.</summary>
    public ConstantUse? ReadNeverMatching(ConstantUse use, IOperation? compared, CancellationToken cancellationToken)
    {
        if (compared is null || use.Place.Operand is not { } operand || operand.Parent is IBinaryOperation { OperatorMethod: not null })
        {
            return null;
        }

        if (operand.Type is { IsReferenceType: true } || compared.Type is { IsReferenceType: true })
        {
            (operand, compared) = (Unboxed(operand), Unboxed(compared));
            if (BoxedTypeOf(operand) is not { } constantType || BoxedTypeOf(compared) is not { } type)
            {
                return null;
            }

            if (!SymbolEqualityComparer.Default.Equals(constantType, type))
            {
                return use with { Flaw = ComparisonFlaw.NeverMatches, BoxedTypes = (type, constantType) };
            }
        }

        if (IntegralValue.TypeUnder(operand.Type) is not { } comparedAs
            || comparedAs != IntegralValue.TypeUnder(compared.Type)
            || possibleValues.Of(operand, use.Constant.Value, cancellationToken) is not { Count: 1 } expected
            || possibleValues.Of(compared, use.Constant.Value, cancellationToken) is not { } arriving
            || arriving.Contains(expected.First()))
        {
            return null;
        }

        return use with { Flaw = ComparisonFlaw.NeverMatches, Arriving = arriving, Expected = expected.First() };
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
            return IsCodeOfFrameworkException(value);
        }

        return flows.Reaching(reference, inBody: reference, cancellationToken) is { Count: > 0 } definitions
            && definitions.All(static definition => definition.Value is { } given
                && IsCodeOfFrameworkException(given.WalkDownConversions()));
    }

    // A user's own exception carries whatever the user gives it.
    private static bool IsCodeOfFrameworkException(IOperation value) =>
        value is IPropertyReferenceOperation { Property: var property, Instance.Type: { } type }
        && ExceptionCode.IsOne(property)
        && FrameworkMembers.IsInSystemNamespace(type);

    private static IOperation Unboxed(IOperation value) =>
        value is IConversionOperation { OperatorMethod: null, Type.IsReferenceType: true, Operand: { Type.IsValueType: true } boxed }
            ? boxed
            : value;

    // A nullable is boxed as what it holds.
    private static ITypeSymbol? BoxedTypeOf(IOperation value)
    {
        var type = value.Type?.HeldType();
        return IntegralValue.TypeUnder(type) is null ? null : type;
    }
}

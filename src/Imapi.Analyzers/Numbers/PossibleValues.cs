using System.Numerics;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Numbers;

/// <summary>
/// What an HRESULT of a given 32-bit pattern is when it arrives at a comparison: 0xC0AA0202 in an <c>int</c> is
/// -1062600190 in a <c>long</c>, and in a <c>uint</c> 3232367106.
/// </summary>
internal sealed class PossibleValues(BodyFlows flows)
{
    private const int MaxCopies = 32;

    /// <summary>
    /// The possible values; null if they are not known, empty if a checked conversion throws on the way.
    /// </summary>
    /// <param name="value">The value that is compared, or a constant.</param>
    /// <param name="pattern">The HRESULT's pattern.</param>
    /// <param name="cancellationToken">Ends the work early by an exception.</param>
    public IReadOnlyCollection<BigInteger>? Of(IOperation value, uint pattern, CancellationToken cancellationToken) =>
        Read(value, pattern, value, copied: [], depth: 0, cancellationToken);

    /// <summary>The value that a static readonly field of the sources holds from its initializer on, or null.</summary>
    public static object? InitialValueOf(IFieldSymbol field, Compilation compilation, CancellationToken cancellationToken)
    {
        if (field is not { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences: [var reference] }
            || field.ContainingType.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared)
            || reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: var value }
            || !compilation.ContainsSyntaxTree(value.SyntaxTree))
        {
            return null;
        }

        return compilation.GetSemanticModel(value.SyntaxTree).GetConstantValue(value, cancellationToken) is { HasValue: true, Value: var constant }
            && IntegralValue.TypeUnder(field.Type) is not null
                ? constant
                : null;
    }

    // Copied values are read once: many ways may lead to one.
    private IReadOnlyCollection<BigInteger>? Read(
        IOperation value, uint pattern, IOperation inBody, Dictionary<IOperation, IReadOnlyCollection<BigInteger>?> copied, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaxCopies || IntegralValue.TypeUnder(value.Type) is not { } type)
        {
            return null;
        }

        if (value.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return [IntegralValue.Of(constant)];
        }

        var known = value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Convert(ReadPart(conversion.Operand), type, conversion.IsChecked),
            IConversionOperation { OperatorMethod.ReturnType: var returned, Operand.Type: { } from } conversion when HResultTypes.IsHResultStruct(from)
                && IntegralValue.TypeUnder(returned) is { } step && IntegralValue.Is32Bit(step) => Convert([IntegralValue.Wrap(pattern, step)], type, conversion.IsChecked),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And, OperatorMethod: null } mask when !IntegralValue.Is32Bit(type) =>
                ReadBoth(mask.LeftOperand, mask.RightOperand, Mask),
            ISimpleAssignmentOperation assignment => ReadPart(assignment.Value),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => ReadBoth(conditional.WhenTrue, whenFalse, Union),
            ICoalesceOperation coalesce => ReadBoth(coalesce.Value, coalesce.WhenNull, Union),
            IConditionalAccessOperation access => ReadPart(access.WhenNotNull),
            _ when Conversions.NullableIn(value) is { } nullable => ReadPart(nullable),
            IFieldReferenceOperation { Field: var field } when value.SemanticModel is { } model
                && InitialValueOf(field, model.Compilation, cancellationToken) is { } initial => [IntegralValue.Of(initial)],
            IFlowCaptureReferenceOperation capture => ReadAll(flows.Of(inBody, cancellationToken)?.CapturedBy(capture)),
            ILocalReferenceOperation reference when !IntegralValue.Is32Bit(type) => ReadAll(flows.Reaching(reference, inBody, cancellationToken)),
            _ => null,
        };

        // Whatever a 32-bit integer was before: with this pattern it can have only one value.
        return known ?? (IntegralValue.Is32Bit(type) ? [IntegralValue.Wrap(pattern, type)] : null);

        IReadOnlyCollection<BigInteger>? ReadPart(IOperation part) => Read(part, pattern, inBody, copied, depth + 1, cancellationToken);

        IReadOnlyCollection<BigInteger>? ReadBoth(
            IOperation left, IOperation right, Func<IReadOnlyCollection<BigInteger>, IReadOnlyCollection<BigInteger>, IReadOnlyCollection<BigInteger>> combine) =>
            ReadPart(left) is { } leftValues && ReadPart(right) is { } rightValues ? combine(leftValues, rightValues) : null;

        IReadOnlyCollection<BigInteger>? ReadAll(IReadOnlyList<Definition>? definitions)
        {
            if (definitions is null or [])
            {
                return null;
            }

            IReadOnlyCollection<BigInteger> all = [];
            foreach (var definition in definitions)
            {
                // The first unknown one decides.
                if (definition.Value is null || ReadCopied(definition.Value) is not { } values)
                {
                    return null;
                }

                all = Union(all, values);
            }

            return all;
        }

        // Nothing is known of a value as long as it is read: a loop may copy it into itself.
        IReadOnlyCollection<BigInteger>? ReadCopied(IOperation source)
        {
            if (!copied.TryGetValue(source, out var values))
            {
                copied.Add(source, null);
                copied[source] = values = ReadPart(source);
            }

            return values;
        }
    }

    private static IReadOnlyCollection<BigInteger>? Convert(IReadOnlyCollection<BigInteger>? values, SpecialType type, bool isChecked) =>
        values is null ? null : [.. values.Where(value => !isChecked || IntegralValue.Wrap(value, type) == value).Select(value => IntegralValue.Wrap(value, type))];

    private static IReadOnlyCollection<BigInteger> Mask(IReadOnlyCollection<BigInteger> values, IReadOnlyCollection<BigInteger> masks) =>
        [.. values.SelectMany(_ => masks, static (value, mask) => value & mask)];

    private static IReadOnlyCollection<BigInteger> Union(IReadOnlyCollection<BigInteger> left, IReadOnlyCollection<BigInteger> right) =>
        [.. left.Union(right)];
}

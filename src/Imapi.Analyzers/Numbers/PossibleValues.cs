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
    private const int MaxSteps = 32;

    /// <summary>
    /// The possible values; null if they are not known, empty if a checked conversion throws on the way.
    /// </summary>
    /// <param name="value">The value that is compared, or a constant.</param>
    /// <param name="pattern">The HRESULT's pattern.</param>
    /// <param name="cancellationToken">The token of the analysis.</param>
    public IReadOnlyCollection<BigInteger>? Of(IOperation value, uint pattern, CancellationToken cancellationToken) =>
        new Question(flows, value, pattern, cancellationToken).Read(value);

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

        return compilation.GetSemanticModel(
            value.SyntaxTree).GetConstantValue(value, cancellationToken) is { HasValue: true, Value: var constant }
            && IntegralValue.TypeUnder(field.Type) is not null
                ? constant
                : null;
    }

    private static IReadOnlyCollection<BigInteger>? Convert(IReadOnlyCollection<BigInteger>? values, SpecialType type, bool isChecked) =>
        values is null
            ? null
            : [.. values.Where(value => !isChecked
                || IntegralValue.Wrap(value, type) == value).Select(value => IntegralValue.Wrap(value, type))];

    /// <summary>One question about a value of one body. Copied values are read once: many ways may lead to one.</summary>
    private sealed class Question(BodyFlows flows, IOperation inBody, uint pattern, CancellationToken cancellationToken)
    {
        private readonly Dictionary<IOperation, IReadOnlyCollection<BigInteger>?> copied = [];
        private int steps;

        public IReadOnlyCollection<BigInteger>? Read(IOperation value)
        {
            if (steps > MaxSteps || IntegralValue.TypeUnder(value.Type) is not { } type)
            {
                return null;
            }

            if (value.ConstantValue is { HasValue: true, Value: { } constant })
            {
                return [IntegralValue.Of(constant)];
            }

            steps++;
            var known = ReadKnown(value, type);
            steps--;

            // Whatever a 32-bit integer was before: with this pattern it can have only one value.
            return known ?? (IntegralValue.Is32Bit(type) ? [IntegralValue.Wrap(pattern, type)] : null);
        }

        private IReadOnlyCollection<BigInteger>? ReadKnown(IOperation value, SpecialType type) => value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Convert(Read(conversion.Operand), type, conversion.IsChecked),
            IConversionOperation { OperatorMethod.ReturnType: var returned, Operand.Type: { } from } conversion
                when HResultTypes.IsHResultStruct(from) && IntegralValue.TypeUnder(returned) is { } step && IntegralValue.Is32Bit(step) =>
                Convert([IntegralValue.Wrap(pattern, step)], type, conversion.IsChecked),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And, OperatorMethod: null } mask when !IntegralValue.Is32Bit(type) =>
                Read(mask.LeftOperand) is { } values && Read(mask.RightOperand) is { } masks
                    ? [.. values.SelectMany(_ => masks, static (value, mask) => value & mask)]
                    : null,
            IFieldReferenceOperation { Field: var field } when value.SemanticModel is { } model
                && InitialValueOf(field, model.Compilation, cancellationToken) is { } initial => [IntegralValue.Of(initial)],
            IFlowCaptureReferenceOperation capture => ReadDefinitions(flows.Of(inBody, cancellationToken)?.CapturedBy(capture)),
            ILocalReferenceOperation reference when !IntegralValue.Is32Bit(type) =>
                ReadDefinitions(flows.Reaching(reference, inBody, cancellationToken)),
            _ => ReadAll(ValueFlow.SourcesOf(value), Read),
        };

        private IReadOnlyCollection<BigInteger>? ReadDefinitions(IReadOnlyList<Definition>? definitions) =>
            definitions is null ? null : ReadAll(definitions, definition => definition.Value is null ? null : ReadCopied(definition.Value));

        // The first unknown one decides.
        private static IReadOnlyCollection<BigInteger>? ReadAll<T>(IEnumerable<T> parts, Func<T, IReadOnlyCollection<BigInteger>?> read)
        {
            HashSet<BigInteger>? all = null;
            foreach (var part in parts)
            {
                if (read(part) is not { } values)
                {
                    return null;
                }

                (all ??= []).UnionWith(values);
            }

            return all;
        }

        // Nothing is known of a value as long as it is read: a loop may copy it into itself.
        private IReadOnlyCollection<BigInteger>? ReadCopied(IOperation source)
        {
            if (!copied.TryGetValue(source, out var values))
            {
                copied.Add(source, null);
                copied[source] = values = Read(source);
            }

            return values;
        }
    }
}

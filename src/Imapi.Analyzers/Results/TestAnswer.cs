using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Reads whether the outcome of a test is handed on as an answer: <c>return hr == 0;</c></summary>
internal static class TestAnswer
{
    /// <summary>Whether a test itself, alone or with others, is returned or stored.</summary>
    /// <param name="test">The test.</param>
    /// <param name="value">What it tests.</param>
    /// <param name="outcome">The outcome that is followed: not where another operand is asked about the value then.</param>
    public static bool IsHandedOn(IOperation test, IOperation value, bool outcome)
    {
        if (test is ISwitchExpressionArmOperation label)
        {
            if (SwitchLabels.ArmOfRest(label) is not { } rest || !AreTrueAndFalse(label.Value, rest.Value))
            {
                return false;
            }

            outcome ^= IsFalse(label.Value);
            test = label.Parent!;
        }

        while (true)
        {
            switch (test.Parent)
            {
                case IConversionOperation:
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    outcome = !outcome;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                    if (outcome && IsArgumentIn(value, both.LeftOperand == test ? both.RightOperand : both.LeftOperand))
                    {
                        return false;
                    }

                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                    if (!outcome && IsArgumentIn(value, either.LeftOperand == test ? either.RightOperand : either.LeftOperand))
                    {
                        return false;
                    }

                    break;
                case IConditionalOperation { Type: not null } choice when choice.Condition != test:
                    break;
                case IConditionalOperation { Type: not null } choice when AreTrueAndFalse(choice.WhenTrue, choice.WhenFalse!):
                    outcome ^= IsFalse(choice.WhenTrue);
                    break;
                case ISwitchExpressionArmOperation arm when arm.Value == test:
                    test = arm;
                    break;
                case IReturnOperation or ISymbolInitializerOperation or ICompoundAssignmentOperation:
                case ISimpleAssignmentOperation { Target: not IDiscardOperation }:
                    return true;
                default:
                    return false;
            }

            test = test.Parent!;
        }
    }

    // hr == 0 || Accepts(hr)
    private static bool IsArgumentIn(IOperation value, IOperation other) => other.DescendantsAndSelf().Any(operation =>
        operation is IArgumentOperation { Value: var given } && (value, given.WalkDownConversions()) switch
        {
            (ILocalReferenceOperation { Local: var tested }, ILocalReferenceOperation { Local: var local }) =>
                SymbolEqualityComparer.Default.Equals(tested, local),
            (IParameterReferenceOperation { Parameter: var tested }, IParameterReferenceOperation { Parameter: var parameter }) =>
                SymbolEqualityComparer.Default.Equals(tested, parameter),
            _ => false,
        });

    private static bool IsFalse(IOperation value) => value.WalkDownConversions().ConstantValue.Value is false;

    private static bool AreTrueAndFalse(IOperation one, IOperation other) =>
        one.WalkDownConversions().ConstantValue.Value is bool truth
            && other.WalkDownConversions().ConstantValue.Value is bool otherTruth
            && truth != otherTruth;
}

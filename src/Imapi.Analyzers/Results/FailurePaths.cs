using System.Collections.Immutable;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Reads what a program does with the outcome of a test: whether it takes it for a failure, or hands it on.</summary>
internal static class FailurePaths
{
    /// <summary>The ways in which a statement can end.</summary>
    [Flags]
    private enum Ends
    {
        GoesOn = 1,
        Fails = 2,

        /// <summary>It leaves and tells of no failure, or it cannot be told how.</summary>
        Leaves = 4,

        /// <summary>It goes on after the <c>switch</c> that it stands in.</summary>
        Breaks = 8,
    }

    /// <summary>Whether every path throws or returns a failure where a test has this outcome.</summary>
    public static bool Follow(IOperation test, bool outcome)
    {
        switch (test)
        {
            case ICaseClauseOperation label:
                return Follow(label, outcome);
            case ISwitchExpressionArmOperation arm:
                return SwitchLabels.ArmOfRest(arm) is { } rest && (outcome ? arm.Guard is null && Fails(arm) : Fails(rest) && !Fails(arm));
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
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } when !outcome:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } when outcome:
                    // Whatever the other operand is.
                    break;
                case IConditionalOperation { Type: null } statement when statement.Condition == test:
                    return Follow(statement, outcome);
                case IConditionalOperation choice when choice.Condition == test:
                    return Fails((outcome ? choice.WhenTrue : choice.WhenFalse)!, choice);
                case IPatternCaseClauseOperation { Guard: var guard, Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } section } when guard == test:
                    var (ends, others) = (EndsOf(section), EndsOfSections(choice, besides: section));
                    return outcome ? Fail(ends, others, choice) : Fail(others, ends, choice);
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Guard == test:
                    return outcome ? Fails(arm) : choice.Arms.All(other => other == arm || Fails(other));
                default:
                    return false;
            }

            test = test.Parent!;
        }
    }

    /// <summary>Whether a test itself, alone or with others, is returned or stored.</summary>
    /// <param name="test">The test.</param>
    /// <param name="value">What it tests.</param>
    /// <param name="outcome">The outcome that is followed: not where another operand is asked about the value then.</param>
    public static bool IsAnswer(IOperation test, IOperation value, bool outcome)
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
            (ILocalReferenceOperation { Local: var tested }, ILocalReferenceOperation { Local: var local }) => SymbolEqualityComparer.Default.Equals(tested, local),
            (IParameterReferenceOperation { Parameter: var tested }, IParameterReferenceOperation { Parameter: var parameter }) =>
                SymbolEqualityComparer.Default.Equals(tested, parameter),
            _ => false,
        });

    private static bool IsFalse(IOperation value) => value.WalkDownConversions().ConstantValue.Value is false;

    private static bool AreTrueAndFalse(IOperation one, IOperation other) =>
        one.WalkDownConversions().ConstantValue.Value is bool truth && other.WalkDownConversions().ConstantValue.Value is bool otherTruth && truth != otherTruth;

    private static bool IsReturned(IOperation value)
    {
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent is IReturnOperation { Kind: OperationKind.Return };
    }

    // The HRESULT itself is no failure that is told of, but one that is handed on.
    private static bool IsFailure(IOperation returned)
    {
        returned = returned.WalkDownConversions();
        if (returned.ConstantValue is { HasValue: true, Value: var value })
        {
            return value is null or false || (LiteralValue.TryGetBits(value, out var bits) && unchecked((int)bits) < 0);
        }

        return returned switch
        {
            IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => true,
            IMemberReferenceOperation { Instance: null, Member.Name: var name, Type: { } type } =>
                name.StartsWith("E_", StringComparison.Ordinal) && HResultTypes.IsHResultStruct(type),
            _ => false,
        };
    }

    private static bool Fails(ISwitchExpressionArmOperation arm) => Fails(arm.Value, arm.Parent!);

    private static bool Fails(IOperation chosen, IOperation choice)
    {
        chosen = chosen.WalkDownConversions();
        return chosen is IThrowOperation || (IsFailure(chosen) && IsReturned(choice));
    }

    private static bool Follow(IConditionalOperation statement, bool outcome)
    {
        var (taken, other) = outcome ? (statement.WhenTrue, statement.WhenFalse) : (statement.WhenFalse, statement.WhenTrue);
        return Fail(EndsOf(taken), EndsOf(other), statement);
    }

    private static bool Follow(ICaseClauseOperation label, bool outcome)
    {
        var section = (ISwitchCaseOperation)label.Parent!;
        var choice = (ISwitchOperation)section.Parent!;
        if (!SwitchLabels.TryFindRest(label, out var rest))
        {
            return false;
        }

        var (ends, endsOfRest) = (EndsOf(section), rest is null ? Ends.GoesOn : EndsOf(rest));
        return outcome
            ? label is not IPatternCaseClauseOperation { Guard: not null } && Fail(ends, EndsOfSections(choice, besides: section), choice)
            : ends != Ends.Fails && Fail(endsOfRest, ends, choice);
    }

    private static bool Fail(Ends taken, Ends other, IOperation statement)
    {
        if ((taken & Ends.GoesOn) == 0)
        {
            return taken == Ends.Fails;
        }

        // What follows belongs to this outcome alone if the other one leaves.
        return (other & Ends.GoesOn) == 0 && ((taken & ~Ends.GoesOn) | EndsAfter(statement)) == Ends.Fails;
    }

    private static Ends EndsOf(ISwitchCaseOperation section)
    {
        var ends = EndsOf(section.Body, first: 0);
        return (ends & Ends.Breaks) == 0 ? ends : (ends & ~Ends.Breaks) | Ends.GoesOn;
    }

    private static Ends EndsOfSections(ISwitchOperation choice, ISwitchCaseOperation? besides = null)
    {
        var ends = choice.Cases.Any(static any => any.Clauses.Any(SwitchLabels.TakesAll)) ? default : Ends.GoesOn;
        foreach (var section in choice.Cases)
        {
            ends |= section == besides ? default : EndsOf(section);
        }

        return ends;
    }

    private static Ends EndsAfter(IOperation statement)
    {
        var ends = Ends.GoesOn;
        while ((ends & Ends.GoesOn) != 0)
        {
            switch (statement.Parent)
            {
                case IBlockOperation block:
                    ends = (ends & ~Ends.GoesOn) | EndsOf(block.Operations, block.Operations.IndexOf(statement) + 1);
                    break;
                case IConditionalOperation or ILabeledOperation or IUsingOperation or ILockOperation or ITryOperation or ICatchClauseOperation:
                    break;
                default:
                    return Ends.Leaves;
            }

            statement = statement.Parent!;
        }

        return ends;
    }

    private static Ends EndsOf(ImmutableArray<IOperation> statements, int first)
    {
        var ends = Ends.GoesOn;
        for (var index = first; index < statements.Length && (ends & Ends.GoesOn) != 0; index++)
        {
            ends = (ends & ~Ends.GoesOn) | EndsOf(statements[index]);
        }

        return ends;
    }

    private static Ends EndsOf(IOperation? statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return EndsOf(block.Operations, first: 0);
            case IThrowOperation:
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned } when IsFailure(returned):
                return Ends.Fails;
            case IBranchOperation { BranchKind: BranchKind.Break } when IsOutOfSwitch(statement):
                return Ends.Breaks;
            case IReturnOperation or IBranchOperation:
                return Ends.Leaves;
            case IConditionalOperation conditional:
                return EndsOf(conditional.WhenTrue) | EndsOf(conditional.WhenFalse);
            case ILabeledOperation labeled:
                return EndsOf(labeled.Operation);
            case IUsingOperation { Body: var body }:
                return EndsOf(body);
            case ILockOperation { Body: var body }:
                return EndsOf(body);
            case ITryOperation attempt:
                var ends = EndsOf(attempt.Body);
                foreach (var handler in attempt.Catches)
                {
                    ends |= EndsOf(handler.Handler);
                }

                return ends;
            case ISwitchOperation choice:
                return EndsOfSections(choice);
            case ILoopOperation when MayLeave(statement):
                return Ends.GoesOn | Ends.Leaves;
            default:
                return Ends.GoesOn;
        }
    }

    private static bool IsOutOfSwitch(IOperation jump)
    {
        for (var parent = jump.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ISwitchOperation or ILoopOperation)
            {
                return parent is ISwitchOperation;
            }
        }

        return false;
    }

    private static bool MayLeave(IOperation statement)
    {
        foreach (var inner in statement.Descendants())
        {
            if (inner is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo })
            {
                return true;
            }
        }

        return false;
    }
}

using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Reads whether a program takes the outcome of a test for a failure: <c>if (hr != 0) throw …</c></summary>
internal static class FailurePaths
{
    /// <summary>Whether every path throws or returns a failure where a test has this outcome.</summary>
    public static bool AlwaysFails(IOperation test, bool outcome)
    {
        switch (test)
        {
            case ICaseClauseOperation label:
                return LabelFails(label, outcome);
            case ISwitchExpressionArmOperation arm:
                return SwitchLabels.ArmOfRest(arm) is { } rest
                    && (outcome ? arm.Guard is null && ArmFails(arm) : ArmFails(rest) && !ArmFails(arm));
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
                    return BranchFails(statement, outcome);
                case IConditionalOperation choice when choice.Condition == test:
                    return ChoiceFails((outcome ? choice.WhenTrue : choice.WhenFalse)!, choice);
                case IPatternCaseClauseOperation { Guard: var guard, Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } section }
                    when guard == test:
                    var (exits, others) = (StatementExits.Of(section), StatementExits.OfSections(choice, except: section));
                    return outcome ? WayFails(exits, others, choice) : WayFails(others, exits, choice);
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Guard == test:
                    return outcome ? ArmFails(arm) : choice.Arms.All(other => other == arm || ArmFails(other));
                default:
                    return false;
            }

            test = test.Parent!;
        }
    }

    private static bool ArmFails(ISwitchExpressionArmOperation arm) => ChoiceFails(arm.Value, arm.Parent!);

    private static bool ChoiceFails(IOperation chosen, IOperation choice)
    {
        chosen = chosen.WalkDownConversions();
        return chosen is IThrowOperation || (ReturnedFailure.Is(chosen) && IsReturned(choice));
    }

    private static bool IsReturned(IOperation value)
    {
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent is IReturnOperation { Kind: OperationKind.Return };
    }

    private static bool BranchFails(IConditionalOperation statement, bool outcome)
    {
        var (taken, other) = outcome ? (statement.WhenTrue, statement.WhenFalse) : (statement.WhenFalse, statement.WhenTrue);
        return WayFails(StatementExits.Of(taken), StatementExits.Of(other), statement);
    }

    private static bool LabelFails(ICaseClauseOperation label, bool outcome)
    {
        var section = (ISwitchCaseOperation)label.Parent!;
        var choice = (ISwitchOperation)section.Parent!;
        if (!SwitchLabels.TryFindRest(label, out var rest))
        {
            return false;
        }

        var (exits, exitsOfRest) = (StatementExits.Of(section), rest is null ? Exits.GoesOn : StatementExits.Of(rest));
        return outcome
            ? label is not IPatternCaseClauseOperation { Guard: not null }
                && WayFails(exits, StatementExits.OfSections(choice, except: section), choice)
            : exits != Exits.Fails && WayFails(exitsOfRest, exits, choice);
    }

    // Whether the taken way fails, for certain and alone.
    private static bool WayFails(Exits taken, Exits other, IOperation statement)
    {
        if ((taken & Exits.GoesOn) == 0)
        {
            return taken == Exits.Fails;
        }

        // What follows belongs to this outcome alone if the other one leaves.
        return (other & Exits.GoesOn) == 0 && ((taken & ~Exits.GoesOn) | StatementExits.After(statement)) == Exits.Fails;
    }
}

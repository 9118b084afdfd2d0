using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

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
    }

    /// <summary>Whether every path throws or returns a failure where a test has this outcome.</summary>
    public static bool Follow(IOperation test, bool outcome)
    {
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
                    var chosen = (outcome ? choice.WhenTrue : choice.WhenFalse)!.Unconverted();
                    return chosen is IThrowOperation || (IsFailure(chosen) && IsReturned(choice));
                default:
                    return false;
            }

            test = test.Parent!;
        }
    }

    /// <summary>Whether a test itself, alone or with others, is returned or stored.</summary>
    public static bool IsAnswer(IOperation test)
    {
        while (true)
        {
            switch (test.Parent)
            {
                case IConversionOperation:
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or }:
                case IConditionalOperation { Type: not null } choice when choice.Condition != test || ChoosesTruth(choice):
                    test = test.Parent!;
                    continue;
                case ISwitchExpressionArmOperation { Parent: { } choice } arm when arm.Value == test:
                    test = choice;
                    continue;
                case IReturnOperation or ISymbolInitializerOperation or ICompoundAssignmentOperation:
                case ISimpleAssignmentOperation { Target: not IDiscardOperation }:
                    return true;
                default:
                    return false;
            }
        }
    }

    private static bool ChoosesTruth(IConditionalOperation choice) =>
        choice is { WhenTrue.ConstantValue.Value: bool, WhenFalse.ConstantValue.Value: bool };

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
        returned = returned.Unconverted();
        if (returned.ConstantValue is { HasValue: true, Value: var value })
        {
            return value is null or false || (ResultCodeExpression.TryGetBits(value, out var bits) && unchecked((int)bits) < 0);
        }

        return returned switch
        {
            IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => true,
            IMemberReferenceOperation { Instance: null, Member.Name: var name, Type: { } type } =>
                name.StartsWith("E_", StringComparison.Ordinal) && ImapiInterop.IsHResultStruct(type),
            _ => false,
        };
    }

    private static bool Follow(IConditionalOperation statement, bool outcome)
    {
        var (taken, other) = outcome ? (statement.WhenTrue, statement.WhenFalse) : (statement.WhenFalse, statement.WhenTrue);
        var ends = EndsOf(taken);
        if ((ends & Ends.GoesOn) == 0)
        {
            return ends == Ends.Fails;
        }

        // What follows belongs to this outcome alone if the other one leaves.
        return (EndsOf(other) & Ends.GoesOn) == 0 && ((ends & ~Ends.GoesOn) | EndsAfter(statement)) == Ends.Fails;
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
            case ILoopOperation or ISwitchOperation when MayLeave(statement):
                return Ends.GoesOn | Ends.Leaves;
            default:
                return Ends.GoesOn;
        }
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

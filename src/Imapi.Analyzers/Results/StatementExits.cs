using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>The ways in which a statement can be left.</summary>
[Flags]
internal enum Exits
{
    GoesOn = 1,
    Fails = 2,

    /// <summary>It leaves and tells of no failure, or it is not known how it leaves.</summary>
    Leaves = 4,

    /// <summary>It goes on after the <c>switch</c> that it is in.</summary>
    Breaks = 8,
}

/// <summary>
/// Reads how statements are left: <c>throw</c> and <c>return false</c> fail, a plain <c>return</c> leaves. Roslyn's control
/// flow analysis does not do, because it does not list what throws.
/// </summary>
internal static class StatementExits
{
    /// <summary>The exits of a section of a <c>switch</c>; what breaks out of it goes on.</summary>
    public static Exits Of(ISwitchCaseOperation section)
    {
        var exits = Of(section.Body, first: 0);
        return (exits & Exits.Breaks) == 0 ? exits : (exits & ~Exits.Breaks) | Exits.GoesOn;
    }

    /// <summary>The exits of all sections of a <c>switch</c> but one.</summary>
    public static Exits OfSections(ISwitchOperation choice, ISwitchCaseOperation? except = null)
    {
        var exits = choice.Cases.Any(static any => any.Clauses.Any(SwitchLabels.TakesAll)) ? default : Exits.GoesOn;
        foreach (var section in choice.Cases)
        {
            exits |= section == except ? default : Of(section);
        }

        return exits;
    }

    /// <summary>The exits of what follows a statement, up to the end of the body.</summary>
    public static Exits After(IOperation statement)
    {
        var exits = Exits.GoesOn;
        while ((exits & Exits.GoesOn) != 0)
        {
            switch (statement.Parent)
            {
                case IBlockOperation block:
                    exits = (exits & ~Exits.GoesOn) | Of(block.Operations, block.Operations.IndexOf(statement) + 1);
                    break;
                case IConditionalOperation or ILabeledOperation or IUsingOperation or ILockOperation or ITryOperation
                    or ICatchClauseOperation:
                    break;
                default:
                    return Exits.Leaves;
            }

            statement = statement.Parent!;
        }

        return exits;
    }

    private static Exits Of(ImmutableArray<IOperation> statements, int first)
    {
        var exits = Exits.GoesOn;
        for (var index = first; index < statements.Length && (exits & Exits.GoesOn) != 0; index++)
        {
            exits = (exits & ~Exits.GoesOn) | Of(statements[index]);
        }

        return exits;
    }

    /// <summary>The exits of a statement; a missing one goes on.</summary>
    public static Exits Of(IOperation? statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return Of(block.Operations, first: 0);
            case IThrowOperation:
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned } when ReturnedFailure.Is(returned):
                return Exits.Fails;
            case IBranchOperation { BranchKind: BranchKind.Break } when IsOutOfSwitch(statement):
                return Exits.Breaks;
            case IReturnOperation or IBranchOperation:
                return Exits.Leaves;
            case IConditionalOperation conditional:
                return Of(conditional.WhenTrue) | Of(conditional.WhenFalse);
            case ILabeledOperation labeled:
                return Of(labeled.Operation);
            case IUsingOperation { Body: var body }:
                return Of(body);
            case ILockOperation { Body: var body }:
                return Of(body);
            case ITryOperation attempt:
                var exits = Of(attempt.Body);
                foreach (var handler in attempt.Catches)
                {
                    exits |= Of(handler.Handler);
                }

                return exits;
            case ISwitchOperation choice:
                return OfSections(choice);
            case ILoopOperation when MayLeave(statement):
                return Exits.GoesOn | Exits.Leaves;
            default:
                return Exits.GoesOn;
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

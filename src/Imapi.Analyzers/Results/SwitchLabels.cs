using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Finds where a <c>switch</c> takes the values that none of its labels names.</summary>
internal static class SwitchLabels
{
    /// <summary>Whether a label takes whatever arrives at it.</summary>
    public static bool TakesAll(ICaseClauseOperation label) =>
        label is IDefaultCaseClauseOperation
            || (label is IPatternCaseClauseOperation { Guard: null, Pattern: var pattern } && TakesAll(pattern));

    /// <inheritdoc cref="TakesAll(ICaseClauseOperation)"/>
    public static bool TakesAll(ISwitchExpressionArmOperation arm) => arm.Guard is null && TakesAll(arm.Pattern);

    /// <summary>The constants that a label takes, if it takes nothing else; null for all other labels.</summary>
    public static IReadOnlyList<IOperation>? ConstantsOf(ICaseClauseOperation label) => label switch
    {
        ISingleValueCaseClauseOperation { Value: var constant } => [constant],
        IPatternCaseClauseOperation { Pattern: var pattern } => HResultTest.ConstantsOf(pattern),
        _ => null,
    };

    /// <summary>
    /// Finds the section for the values that no other label takes, null if there is none: they go on after the statement.
    /// Fails where a label may take some of them, or the section is that of the given label itself.
    /// </summary>
    public static bool TryFindRest(ICaseClauseOperation label, out ISwitchCaseOperation? rest)
    {
        rest = null;
        var choice = (ISwitchOperation)label.Parent!.Parent!;
        foreach (var section in choice.Cases)
        {
            foreach (var other in section.Clauses)
            {
                if (TakesAll(other))
                {
                    rest = section;
                }
                else if (other != label && ConstantsOf(other) is null)
                {
                    return false;
                }
            }
        }

        return rest != label.Parent;
    }

    /// <summary>The arm for the values that no other arm takes; null where there is none, or an arm may take some of them.</summary>
    public static ISwitchExpressionArmOperation? ArmOfRest(ISwitchExpressionArmOperation label)
    {
        ISwitchExpressionArmOperation? rest = null;
        foreach (var arm in ((ISwitchExpressionOperation)label.Parent!).Arms)
        {
            if (TakesAll(arm))
            {
                rest = arm;
            }
            else if (arm != label && HResultTest.ConstantsOf(arm.Pattern) is null)
            {
                return null;
            }
        }

        return rest;
    }

    private static bool TakesAll(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation declaration =>
            declaration.MatchesNull || SymbolEqualityComparer.Default.Equals(declaration.MatchedType, declaration.InputType),
        _ => false,
    };
}

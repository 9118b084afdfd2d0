using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Operations;

/// <summary>What a pattern tests.</summary>
internal static class PatternInput
{
    /// <summary>The value that a pattern tests: the whole input, or the member of a property pattern.</summary>
    public static IOperation? Of(IOperation pattern)
    {
        while (true)
        {
            switch (pattern.Parent)
            {
                case IBinaryPatternOperation or INegatedPatternOperation:
                    pattern = pattern.Parent;
                    continue;
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice }:
                    return choice.Value;
                case IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice }:
                    return choice.Value;
                case IPropertySubpatternOperation { Member: var member }:
                    return member;
                default:
                    return null;
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Results;

/// <summary>Tells which calls a <c>[Conditional]</c> attribute removes from release builds, arguments and all.</summary>
internal static class ConditionalCalls
{
    /// <summary>
    /// Whether a release build drops calls of a method: no symbol of its attributes is defined in the file or, other than
    /// <c>DEBUG</c>, in the parse options.
    /// </summary>
    public static bool IsRemoved(IMethodSymbol method, SyntaxTree tree)
    {
        if (!method.IsConditional)
        {
            return false;
        }

        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            foreach (var attribute in declared.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "ConditionalAttribute", ConstructorArguments: [{ Value: string symbol }] }
                    && IsDefined(symbol, tree))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsDefined(string symbol, SyntaxTree tree)
    {
        var isDefined = symbol != "DEBUG" && tree.Options.PreprocessorSymbolNames.Contains(symbol);
        if (tree.GetRoot() is not CompilationUnitSyntax { ContainsDirectives: true } root)
        {
            return isDefined;
        }

        // Both are before the first token, and the last one wins.
        foreach (var trivia in root.GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            switch (trivia.GetStructure())
            {
                case DefineDirectiveTriviaSyntax { IsActive: true } define when define.Name.ValueText == symbol:
                    isDefined = true;
                    break;
                case UndefDirectiveTriviaSyntax { IsActive: true } undefine when undefine.Name.ValueText == symbol:
                    isDefined = false;
                    break;
            }
        }

        return isDefined;
    }
}

using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Numbers;

/// <summary>Reads declarations that give a name of the headers a value: <c>const uint IMAPI_E_NOTOPENED = 0x8004020B;</c></summary>
internal static class NamedConstant
{
    /// <summary>What the headers define for the name of a variable, a property or an enum member; null if nothing.</summary>
    public static HeaderConstant? HeaderOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => ImapiCatalog.FindConstant(variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => ImapiCatalog.FindConstant(property.Identifier.ValueText),
        EnumMemberDeclarationSyntax { Parent: EnumDeclarationSyntax enumeration } member =>
            ImapiCatalog.FindMember(enumeration.Identifier.ValueText, member.Identifier.ValueText)
            ?? ImapiCatalog.FindConstant(member.Identifier.ValueText),
        _ => null,
    };

    /// <summary>The outermost constant expression of a value, inside its conversions to a struct; null if there is none.</summary>
    public static ExpressionSyntax? NumberIn(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var number = value;
        while (!model.GetConstantValue(number, cancellationToken).HasValue)
        {
            if (InnerOf(number) is not { } inner || !HoldsResultCode(model.GetTypeInfo(number, cancellationToken).Type))
            {
                return null;
            }

            number = inner;
        }

        return number;
    }

    /// <summary>Whether a type can hold a result code: an integer of 32 or 64 bits, an enum of one, or an HRESULT struct.</summary>
    public static bool HoldsResultCode(ITypeSymbol? type) =>
        type is not null && (IntegralValue.TypeUnder(type) is not null || HResultTypes.IsHResultStruct(type));

    /// <summary>The expression inside a conversion, parentheses or the construction of a struct; null for all others.</summary>
    public static ExpressionSyntax? InnerOf(ExpressionSyntax conversion) => conversion switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        CheckedExpressionSyntax @checked => @checked.Expression,
        CastExpressionSyntax cast => cast.Expression,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }], Initializer: null } => argument,
        _ => null,
    };
}

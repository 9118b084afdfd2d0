using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Numbers;

/// <summary>Reads references to named constants that may be result codes.</summary>
internal static class ConstantName
{
    /// <summary>Reads a reference to a constant, or to a static readonly field that holds one.</summary>
    public static bool TryRead(
        IOperation reference, CancellationToken cancellationToken, out ResultCodeExpression constant, out string name)
    {
        constant = default;
        name = "";
        switch (reference)
        {
            case IFieldReferenceOperation { Field: { HasConstantValue: true } field } when MayBeCode(field.ConstantValue):
                name = field.Name;
                break;
            case ILocalReferenceOperation { Local: { HasConstantValue: true } local } when MayBeCode(local.ConstantValue):
                name = local.Name;
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field, SemanticModel: { } model, Syntax: ExpressionSyntax syntax }
                when TryReadReadOnly(field, model.Compilation, cancellationToken, out var bits):
                name = field.Name;
                constant = ResultCodeExpression.OfField(syntax, bits, model);
                return true;
            default:
                return false;
        }

        return reference is { SemanticModel: { } semanticModel, Syntax: ExpressionSyntax expression }
            && ResultCodeExpression.TryRead(expression, semanticModel, cancellationToken, out constant);
    }

    private static bool MayBeCode(object? constant) => LiteralValue.TryGetBits(constant, out var bits)
        && bits >= ImapiCatalog.SmallestResultCode;

    private static bool TryReadReadOnly(IFieldSymbol field, Compilation compilation, CancellationToken cancellationToken, out uint bits)
    {
        // A library's HRESULT is recognized by its name: metadata does not have its value.
        if (HResultTypes.IsHResultStruct(field.Type) && ImapiCatalog.FindResultCode(field.Name) is { } code)
        {
            bits = code.Value;
            return true;
        }

        bits = 0;
        return IntegralValue.TypeUnder(field.Type) is not null
            && PossibleValues.InitialValueOf(field, compilation, cancellationToken) is { } value
            && LiteralValue.TryGetBits(value, out bits)
            && bits >= ImapiCatalog.SmallestResultCode;
    }
}

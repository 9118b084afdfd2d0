using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Numbers;

/// <summary>What a number is compared with, assigned to or returned as: the value whose evidence decides what it means.</summary>
internal readonly struct ConstantContext
{
    private readonly IOperation? target;
    private readonly ISymbol? symbol;

    private ConstantContext(IOperation? compared = null, IOperation? target = null, ISymbol? symbol = null, IOperation? operand = null)
    {
        Compared = compared;
        Operand = operand;
        this.target = target;
        this.symbol = symbol;
    }

    /// <summary>The value that the number is compared with, null if it is not compared.</summary>
    public IOperation? Compared { get; }

    /// <summary>The number with all its conversions, as it meets the value that it is compared with; null if it is not compared.</summary>
    public IOperation? Operand { get; }

    /// <summary>Whether the number is tested on an exception's code, whatever the exception was caught around.</summary>
    public bool IsExceptionCodeTest =>
        Compared?.WalkDownConversions() is IPropertyReferenceOperation { Property: var property } && ExceptionCode.IsOne(property);

    public static ConstantContext Of(ResultCodeExpression number, CancellationToken cancellationToken)
    {
        var syntax = number.Syntax;
        if (OfGotoCase(number, cancellationToken) is { } compared)
        {
            return new(compared);
        }

        while (syntax is ParenthesizedExpressionSyntax or CheckedExpressionSyntax)
        {
            syntax = syntax is ParenthesizedExpressionSyntax parenthesized
                ? parenthesized.Expression
                : ((CheckedExpressionSyntax)syntax).Expression;
        }

        return number.Model.GetOperation(syntax, cancellationToken) is { } operation ? Of(operation) : default;
    }

    public HResultEvidence ReadEvidence(EvidenceReader reader, CancellationToken cancellationToken) => this switch
    {
        { Compared: { } compared } => reader.Of(compared, cancellationToken),
        { target: IReturnOperation returned } => reader.OfReturns(returned, cancellationToken),
        { symbol: ILocalSymbol local, target: { } body } => reader.OfLocal(local, body, cancellationToken),
        { symbol: { } member } => reader.OfMember(member, cancellationToken),
        { target: { } assigned } => reader.OfTarget(assigned, cancellationToken),
        _ => HResultEvidence.None,
    };

    /// <summary>The place of a number or a named constant.</summary>
    public static ConstantContext Of(IOperation operation)
    {
        while (true)
        {
            if (ValueFlow.TargetOf(operation) is { } target)
            {
                operation = target;
                continue;
            }

            switch (operation.Parent)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary:
                    return new(binary.LeftOperand == operation ? binary.RightOperand : binary.LeftOperand, operand: operation);
                case IPatternOperation pattern:
                    return new(PatternInput.Of(pattern), operand: operation);
                case ISingleValueCaseClauseOperation { Parent.Parent: ISwitchOperation choice }:
                    return new(choice.Value, operand: operation);
                case ISimpleAssignmentOperation assignment when assignment.Value == operation:
                    return new(target: assignment.Target);
                case ICoalesceAssignmentOperation assignment when assignment.Value == operation:
                    return new(target: assignment.Target);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return new(target: declarator, symbol: declarator.Symbol);
                case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                    return new(symbol: field);
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                    return new(symbol: property);
                case IParameterInitializerOperation { Parameter: var parameter }:
                    return new(symbol: parameter);
                case IReturnOperation returned:
                    return new(target: returned);
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    return OtherOfEquals(call, argument) is { } other ? new(other, operand: operation) : new(symbol: argument.Parameter);
                case IArgumentOperation { Parameter: { } parameter }:
                    return new(symbol: parameter);
                case IInvocationOperation { TargetMethod.Name: nameof(Equals), Arguments: [{ Value: var compared }] } call
                    when call.Instance == operation:
                    return new(compared, operand: operation);
                case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                    return new(SoughtIn(array), operand: operation);
                default:
                    return default;
            }
        }
    }

    // a.Equals(number), Equals(a, number)
    private static IOperation? OtherOfEquals(IInvocationOperation call, IArgumentOperation argument)
    {
        if (call.TargetMethod.Name != nameof(Equals))
        {
            return null;
        }

        if (call is { Instance: { } instance, Arguments.Length: 1 })
        {
            return instance;
        }

        return call is { Instance: null, TargetMethod.ContainingType.SpecialType: SpecialType.System_Object, Arguments: [var left, var right] }
            ? (left == argument ? right : left).Value
            : null;
    }

    // new[] { number, … }.Contains(value)
    private static IOperation? SoughtIn(IOperation collection)
    {
        while (collection.Parent is IConversionOperation conversion)
        {
            collection = conversion;
        }

        return collection.Parent switch
        {
            IArgumentOperation
            {
                Parent: IInvocationOperation
                {
                    TargetMethod: { Name: "Contains", IsExtensionMethod: true },
                    Arguments: [_, { Value: var sought }, .. var others],
                },
            } argument
                when argument.Parameter?.Ordinal == 0
                    && others.All(static other => other.ArgumentKind == ArgumentKind.DefaultValue) => sought,
            IInvocationOperation { TargetMethod.Name: "Contains", Arguments: [{ Value: var sought }] } => sought,
            _ => null,
        };
    }

    private static IOperation? OfGotoCase(ResultCodeExpression number, CancellationToken cancellationToken)
    {
        if (number.Syntax.Parent is not GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoCaseStatement } jump
            || jump.FirstAncestorOrSelf<SwitchStatementSyntax>() is not { } choice)
        {
            return null;
        }

        return (number.Model.GetOperation(choice, cancellationToken) as ISwitchOperation)?.Value;
    }
}

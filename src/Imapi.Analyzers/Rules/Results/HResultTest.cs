using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>How a test looks at a value.</summary>
internal enum HResultTestKind
{
    Equal,
    NotEqual,

    /// <summary>Whether a signed number is greater than 0.</summary>
    Positive,

    /// <summary>Whether what the value converts to is <c>true</c>.</summary>
    True,

    /// <summary>Whether what the value converts to is <c>false</c>.</summary>
    False,
}

/// <summary>A test of a value that may be an HRESULT, for 0, 1 or -1 or as a Boolean, in whatever way it is written.</summary>
internal readonly struct HResultTest
{
    /// <summary>The property of a diagnostic that says what the test means; without it there is no fix.</summary>
    internal const string MeaningKey = "Meaning";

    /// <summary>The meaning of a test that is true where the call succeeded.</summary>
    internal const string Success = "Success";

    /// <summary>The meaning of a test that is true where the call failed.</summary>
    internal const string Failure = "Failure";

    private HResultTest(HResultTestKind kind, IOperation value, IOperation? constant = null, int number = 0, IMethodSymbol? conversion = null)
    {
        Kind = kind;
        Value = value;
        Conversion = conversion;
        Constant = constant;
        Number = number;
    }

    public HResultTestKind Kind { get; }

    /// <summary>The value, without the conversions round it.</summary>
    public IOperation Value { get; }

    /// <summary>What the value is compared with, without the conversions round it; null if it is converted to a Boolean.</summary>
    public IOperation? Constant { get; }

    /// <summary>The constant's value.</summary>
    public int Number { get; }

    /// <summary>The HRESULT type's own conversion to <c>bool</c>, null if there is none in the test.</summary>
    public IMethodSymbol? Conversion { get; }

    /// <summary>Whether the value is held to be, or not to be, S_OK.</summary>
    public bool IsForOk => Number == 0 && Kind is HResultTestKind.Equal or HResultTestKind.NotEqual;

    public static bool TryRead(IOperation operation, out HResultTest test)
    {
        var read = operation switch
        {
            IBinaryOperation binary => OfBinary(binary),
            IIsPatternOperation { Value: var value, Pattern: var pattern } => OfPattern(value, pattern),
            IInvocationOperation { TargetMethod: { Name: "ToBoolean", ContainingType: { Name: "Convert", ContainingNamespace.Name: "System" } }, Arguments: [{ Value: var value }, ..] } =>
                OfValue(HResultTestKind.True, value),
            IConversionOperation conversion => OfConversion(HResultTestKind.True, conversion),
            _ => null,
        };
        test = read.GetValueOrDefault();
        return read is not null;
    }

    /// <summary>Whether an operation is the constant 0, or S_OK as a member of an HRESULT struct.</summary>
    public static bool IsOk(IOperation operation) => NumberOf(operation.Unconverted()) == 0;

    private static HResultTest? OfBinary(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Equals => OfEquality(HResultTestKind.Equal, binary),
        BinaryOperatorKind.NotEquals => OfEquality(HResultTestKind.NotEqual, binary),
        BinaryOperatorKind.GreaterThan => OfPositive(binary.LeftOperand, binary.RightOperand),
        BinaryOperatorKind.LessThan => OfPositive(binary.RightOperand, binary.LeftOperand),
        _ => null,
    };

    private static HResultTest? OfEquality(HResultTestKind kind, IBinaryOperation binary) =>
        OfEquality(kind, binary.LeftOperand, binary.RightOperand) ?? OfEquality(kind, binary.RightOperand, binary.LeftOperand);

    private static HResultTest? OfEquality(HResultTestKind kind, IOperation value, IOperation other)
    {
        var constant = other.Unconverted();
        if (constant.ConstantValue is { HasValue: true, Value: bool truth })
        {
            return OfConversion((kind == HResultTestKind.Equal) == truth ? HResultTestKind.True : HResultTestKind.False, value as IConversionOperation);
        }

        return NumberOf(constant) is { } number && number is 0 or 1 or -1 ? OfValue(kind, value, constant, number) : null;
    }

    private static HResultTest? OfPattern(IOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var constant } => OfEquality(HResultTestKind.Equal, value, constant),
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } => OfEquality(HResultTestKind.NotEqual, value, constant),
        IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThan, Value: var constant } => OfPositive(value, constant),
        _ => null,
    };

    // An unsigned HRESULT is greater than 0 for every failure: that is a test for S_OK.
    private static HResultTest? OfPositive(IOperation value, IOperation constant)
    {
        if (!IsOk(constant))
        {
            return null;
        }

        for (var converted = value; ; converted = ((IConversionOperation)converted).Operand)
        {
            if (IntegralValue.TypeUnder(converted.Type) is SpecialType.System_UInt32 or SpecialType.System_UInt64)
            {
                return null;
            }

            if (converted is not IConversionOperation)
            {
                return OfValue(HResultTestKind.Positive, converted, constant.Unconverted());
            }
        }
    }

    private static HResultTest? OfConversion(HResultTestKind kind, IConversionOperation? conversion) =>
        conversion is { OperatorMethod: { } method, Type.SpecialType: SpecialType.System_Boolean }
            ? OfValue(kind, conversion.Operand, conversion: method)
            : null;

    private static HResultTest? OfValue(
        HResultTestKind kind, IOperation value, IOperation? constant = null, int number = 0, IMethodSymbol? conversion = null)
    {
        value = value.Unconverted();
        return CanFlowFromCall(value) && CanBeHResult(value.Type) ? new(kind, value, constant, number, conversion) : null;
    }

    // All others have no evidence; most tests for 0 are of a Count or a Length.
    private static bool CanFlowFromCall(IOperation value) =>
        value is ILocalReferenceOperation
            or IParameterReferenceOperation
            or IInvocationOperation
            or ISimpleAssignmentOperation
            or IConditionalAccessOperation
            or IConditionalOperation
            or ICoalesceOperation
            or ISwitchExpressionOperation
            or IMemberReferenceOperation { Member.Name: "Value" };

    private static bool CanBeHResult(ITypeSymbol? type) => type is { TypeKind: TypeKind.Struct } || IntegralValue.TypeUnder(type) is not null;

    private static int? NumberOf(IOperation constant)
    {
        if (constant.ConstantValue is { HasValue: true, Value: var value })
        {
            return ResultCodeExpression.TryGetBits(value, out var bits) ? unchecked((int)bits) : null;
        }

        return constant switch
        {
            IDefaultValueOperation { Type.TypeKind: TypeKind.Struct } => 0,
            IMemberReferenceOperation { Instance: null, Member.Name: "S_OK", Type.TypeKind: TypeKind.Struct } => 0,
            IObjectCreationOperation { Type.TypeKind: TypeKind.Struct, Arguments: [{ Value: var argument }] } => NumberOf(argument.Unconverted()),
            _ => null,
        };
    }
}

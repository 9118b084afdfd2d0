using System.Collections.Immutable;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

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
    private HResultTest(
        HResultTestKind kind, IOperation value, IOperation? constant = null, int number = 0, IMethodSymbol? conversion = null)
    {
        Kind = kind;
        Value = value;
        Conversion = conversion;
        Constant = constant;
        Number = number;
        Others = ImmutableArray<IOperation>.Empty;
    }

    public HResultTestKind Kind { get; }

    /// <summary>The value, without the conversions around it.</summary>
    public IOperation Value { get; }

    /// <summary>What the value is compared with, without the conversions around it; null if it is converted to a Boolean.</summary>
    public IOperation? Constant { get; }

    /// <summary>The constant's value.</summary>
    public int Number { get; }

    /// <summary>The other constants of a pattern, such as <c>0 or 1</c>, of which the value must, or must not, be one.</summary>
    public ImmutableArray<IOperation> Others { get; private init; }

    /// <summary>The HRESULT type's own conversion to <c>bool</c>, null if there is none in the test.</summary>
    public IMethodSymbol? Conversion { get; }

    /// <summary>Whether this asks if the value is, or is not, S_OK.</summary>
    public bool TestsSOk => Number == 0 && Kind is HResultTestKind.Equal or HResultTestKind.NotEqual;

    public static bool TryRead(IOperation operation, out HResultTest test)
    {
        var read = operation switch
        {
            IBinaryOperation binary => OfBinary(binary),
            IIsPatternOperation { Value: var value, Pattern: var pattern } => OfPattern(value, pattern),
            ISingleValueCaseClauseOperation { Value: var constant, Parent.Parent: ISwitchOperation { Value: var value } } =>
                OfEquality(HResultTestKind.Equal, value, constant),
            IPatternCaseClauseOperation { Pattern: var pattern, Parent.Parent: ISwitchOperation { Value: var value } } =>
                OfPattern(value, pattern),
            ISwitchExpressionArmOperation { Pattern: var pattern, Parent: ISwitchExpressionOperation { Value: var value } } =>
                OfPattern(value, pattern),
            IInvocationOperation { TargetMethod.Name: nameof(Equals) } call => OfEquals(call),
            IInvocationOperation { TargetMethod: { Name: "ToBoolean", ContainingType: var type }, Arguments: [{ Value: var value }, ..] }
                when FrameworkMembers.IsType(type, "System", "Convert") => OfValue(HResultTestKind.True, value),
            IConversionOperation conversion => OfConversion(HResultTestKind.True, conversion),
            _ => null,
        };

        // switch ((bool)hr) { case true: … }: the conversion is the test.
        if (operation is ICaseClauseOperation or ISwitchExpressionArmOperation && read is { Constant: null })
        {
            read = null;
        }

        test = read.GetValueOrDefault();
        return read is not null;
    }

    /// <summary>Where a test is: the whole comparison, or the constant or pattern of a label.</summary>
    public static SyntaxNode SyntaxOf(IOperation test) => test switch
    {
        ISingleValueCaseClauseOperation { Value.Syntax: var constant } => constant,
        IPatternCaseClauseOperation { Pattern.Syntax: var pattern } => pattern,
        ISwitchExpressionArmOperation { Pattern.Syntax: var pattern } => pattern,
        _ => test.Syntax,
    };

    /// <summary>The constants of a pattern that takes them and nothing else; null for all other patterns.</summary>
    public static IReadOnlyList<IOperation>? ConstantsOf(IPatternOperation pattern)
    {
        var constants = new List<IOperation>();
        return Gather(pattern, constants) ? constants : null;
    }

    /// <summary>Whether an operation is the constant 0, or S_OK as a member of an HRESULT struct.</summary>
    public static bool IsOk(IOperation operation) => NumberOf(operation.WalkDownConversions()) == 0;

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
        var constant = other.WalkDownConversions();
        if (constant.ConstantValue is { HasValue: true, Value: bool truth })
        {
            return OfConversion((kind == HResultTestKind.Equal) == truth
                ? HResultTestKind.True
                : HResultTestKind.False, value as IConversionOperation);
        }

        return NumberOf(constant) is { } number && number is 0 or 1 or -1 ? OfValue(kind, value, constant, number) : null;
    }

    // hr.Equals(0), Equals(hr, 0)
    private static HResultTest? OfEquals(IInvocationOperation call)
    {
        var (left, right) = call switch
        {
            { Instance: { } instance, Arguments: [{ Value: var other }] } => (instance, other),
            {
                Instance: null,
                TargetMethod.ContainingType.SpecialType: SpecialType.System_Object,
                Arguments: [{ Value: var first }, { Value: var second }],
            } => (first, second),
            _ => default,
        };
        return left is null || right is null
            ? null
            : OfEquality(HResultTestKind.Equal, left, right) ?? OfEquality(HResultTestKind.Equal, right, left);
    }

    private static HResultTest? OfPattern(IOperation value, IPatternOperation pattern)
    {
        // Most values that are matched cannot be an HRESULT: nothing is gathered for them.
        if (!CanBeTested(value))
        {
            return null;
        }

        if (pattern is IRelationalPatternOperation relational)
        {
            return relational.OperatorKind == BinaryOperatorKind.GreaterThan ? OfPositive(value, relational.Value) : null;
        }

        if (ConstantsOf(pattern) is { } constants)
        {
            return OfConstants(HResultTestKind.Equal, value, constants);
        }

        var excluded = new List<IOperation>();
        return GatherExcluded(pattern, excluded) ? OfConstants(HResultTestKind.NotEqual, value, excluded) : null;
    }

    // One of several is a test for S_OK, 1 or -1 if the others are S_FALSE or failures.
    private static HResultTest? OfConstants(HResultTestKind kind, IOperation value, IReadOnlyList<IOperation> constants)
    {
        if (constants is [var only])
        {
            return OfEquality(kind, value, only);
        }

        foreach (var number in (int[])[0, -1, 1])
        {
            if (constants.FirstOrDefault(constant => NumberOf(constant.WalkDownConversions()) == number) is { } decisive
                && constants.All(constant => NumberOf(constant.WalkDownConversions()) is <= 1)
                && OfValue(kind, value, decisive.WalkDownConversions(), number) is { } test)
            {
                return test with { Others = constants.Where(constant => constant != decisive).ToImmutableArray() };
            }
        }

        return null;
    }

    // 0, 0 or 1
    private static bool Gather(IPatternOperation pattern, List<IOperation> constants)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value: var constant }:
                constants.Add(constant);
                return true;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Gather(either.LeftPattern, constants) && Gather(either.RightPattern, constants);
            default:
                return false;
        }
    }

    // not 0, not (0 or 1), not 0 and not 1
    private static bool GatherExcluded(IPatternOperation pattern, List<IOperation> constants) => pattern switch
    {
        INegatedPatternOperation { Pattern: var excluded } => Gather(excluded, constants),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
            GatherExcluded(both.LeftPattern, constants) && GatherExcluded(both.RightPattern, constants),
        _ => false,
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
                return OfValue(HResultTestKind.Positive, converted, constant.WalkDownConversions());
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
        value = value.WalkDownConversions();
        return CanBeTested(value) ? new(kind, value, constant, number, conversion) : null;
    }

    // All others have no evidence; most tests for 0 are of a Count or a Length.
    private static bool CanBeTested(IOperation value)
    {
        value = value.WalkDownConversions();
        return value is ILocalReferenceOperation
                or IParameterReferenceOperation
                or IInvocationOperation
                or ISimpleAssignmentOperation
                or IConditionalAccessOperation
                or IConditionalOperation
                or ICoalesceOperation
                or ISwitchExpressionOperation
                or IMemberReferenceOperation { Member.Name: "Value" }
            && (value.Type is { TypeKind: TypeKind.Struct } || IntegralValue.TypeUnder(value.Type) is not null);
    }

    private static int? NumberOf(IOperation constant)
    {
        if (constant.ConstantValue is { HasValue: true, Value: var value })
        {
            return LiteralValue.TryGetBits(value, out var bits) ? unchecked((int)bits) : null;
        }

        return constant switch
        {
            IDefaultValueOperation { Type.TypeKind: TypeKind.Struct } => 0,
            IMemberReferenceOperation { Instance: null, Member.Name: "S_OK", Type.TypeKind: TypeKind.Struct } => 0,
            IObjectCreationOperation { Type.TypeKind: TypeKind.Struct, Arguments: [{ Value: var argument }] } =>
                NumberOf(argument.WalkDownConversions()),
            _ => null,
        };
    }
}

using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Tells whether a handler loses what it caught: <c>catch (COMException) { return false; }</c></summary>
internal static class LostFailures
{
    /// <summary>
    /// Whether a handler only goes on: it is empty, leaves, returns a constant, a default or an empty value, or
    /// assigns one to what the <c>try</c> block assigns.
    /// </summary>
    public static bool IsLoss(ICatchClauseOperation handler, ITryOperation statement, AnalyzerOptions options)
    {
        foreach (var operation in handler.Handler.Operations)
        {
            if (!IsLoss(operation, statement, options))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLoss(IOperation operation, ITryOperation statement, AnalyzerOptions options) => operation switch
    {
        IEmptyOperation or IBranchOperation => true,
        IBlockOperation block => block.Operations.All(inner => IsLoss(inner, statement, options)),
        IReturnOperation { ReturnedValue: null } => true,
        IReturnOperation { ReturnedValue: { } value } => IsLostReturn(value, options),
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } => IsLostAssignment(assignment, statement),
        _ => false,
    };

    private static bool IsLostReturn(IOperation value, AnalyzerOptions options) =>
        IsNothing(value, allowsAnyConstant: true)
        && ImapiOptions.Read(options, value.Syntax.SyntaxTree, ImapiOptions.ReportDefaultReturns)
        && !IsAnswerOfTry(value);

    // bool TryBurn(): false is the answer that the name promises.
    private static bool IsAnswerOfTry(IOperation value)
    {
        value = value.WalkDownConversions();
        var answer = value is IInvocationOperation { Arguments: [{ Value: var wrapped }] } ? wrapped : value;
        return answer.ConstantValue is { HasValue: true, Value: false }
            && value.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node =>
                node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) switch
            {
                MethodDeclarationSyntax method => IsTry(method.Identifier),
                LocalFunctionStatementSyntax function => IsTry(function.Identifier),
                _ => false,
            };

        static bool IsTry(SyntaxToken name) => name.ValueText.StartsWith("Try", StringComparison.Ordinal);
    }

    private static bool IsLostAssignment(ISimpleAssignmentOperation assignment, ITryOperation statement)
    {
        ISymbol? variable = assignment.Target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return variable is not null
            && assignment.Target.Type?.SpecialType != SpecialType.System_Boolean
            && IsNothing(assignment.Value, allowsAnyConstant: false)
            && statement.Body.Descendants().Any(operation => IsAssignmentTo(variable, operation));
    }

    private static bool IsAssignmentTo(ISymbol variable, IOperation operation)
    {
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var argument } => argument,
            _ => null,
        };
        return target switch
        {
            ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
            IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
            _ => false,
        };
    }

    // A constant with a name says what happened, unless it is zero and named for something else; so does a text.
    private static bool IsNothing(IOperation value, bool allowsAnyConstant)
    {
        value = value.WalkDownConversions();
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return (IsZero(constant) && !IsNamedFailure(value))
                || (allowsAnyConstant && constant is not string && value is not (IFieldReferenceOperation or ILocalReferenceOperation));
        }

        return value switch
        {
            IDefaultValueOperation => true,
            ITupleOperation tuple => tuple.Elements.All(element => IsNothing(element, allowsAnyConstant)),
            IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } } array =>
                array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 0 } }],
            IObjectCreationOperation { Arguments: [var wrapped], Type.Name: "ValueTask" } => IsNothing(wrapped.Value, allowsAnyConstant),
            IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type: { } type } => IsCollection(type),
            IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: [var wrapped] } =>
                IsNothing(wrapped.Value, allowsAnyConstant),
            IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true }, Arguments.IsEmpty: true } => true,
            IMemberReferenceOperation { Instance: null, Member.Name: "Empty" or "CompletedTask" } => true,
            _ => value.Syntax is CollectionExpressionSyntax { Elements.Count: 0 },
        };
    }

    // enum BurnResult { Failed, Burned }
    private static bool IsNamedFailure(IOperation value) =>
        value is IFieldReferenceOperation { Field.Name: var name }
        && (name.IndexOf("Fail", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Error", StringComparison.OrdinalIgnoreCase) >= 0)
        && !name.StartsWith("No", StringComparison.Ordinal);

    private static bool IsZero(object? constant) => constant switch
    {
        null or false or "" or '\0' => true,
        bool or string or char => false,
        _ => Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture) == 0,
    };

    private static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);
}

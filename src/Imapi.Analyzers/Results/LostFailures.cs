using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Results;

/// <summary>Tells whether a handler loses what it caught, and whether it could throw it on instead.</summary>
internal static class LostFailures
{
    /// <summary>
    /// Whether a handler does nothing but go on: it is empty, leaves, returns a constant, a default or an empty value, or
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

    /// <summary>
    /// Whether <c>throw;</c> in the place of the handler's last jump, or at its end, compiles and leaves all code in reach
    /// that is in reach now.
    /// </summary>
    public static bool CanPropagate(CatchClauseSyntax handler, TryStatementSyntax statement, SemanticModel model)
    {
        var goesOn = model.AnalyzeControlFlow(statement.Block) is { Succeeded: true, EndPointIsReachable: true };
        foreach (var other in statement.Catches)
        {
            goesOn |= other != handler && model.AnalyzeControlFlow(other.Block) is { Succeeded: true, EndPointIsReachable: true };
        }

        var jump = JumpOf(handler.Block);
        if (jump is not null && jump.DescendantTrivia().Any(trivia => trivia.IsDirective && jump.Span.Contains(trivia.Span)))
        {
            return false;
        }

        return jump switch
        {
            ReturnStatementSyntax { Expression: not null } answer => IsTypedWithout(answer, model),
            ReturnStatementSyntax => true,
            YieldStatementSyntax => IsIteratorWithout(handler),
            ContinueStatementSyntax => goesOn,
            BreakStatementSyntax leave => goesOn && !IsOnlyWayOut(leave),
            GotoStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var label } } =>
                goesOn && CountJumpsTo(label, handler) > 1,
            GotoStatementSyntax => false,
            _ => model.AnalyzeControlFlow(handler.Block) is { Succeeded: true, EndPointIsReachable: true } && (goesOn || IsLastOfBody(statement)),
        };
    }

    /// <summary>The jump that ends a handler, or null.</summary>
    public static StatementSyntax? JumpOf(BlockSyntax handler) =>
        handler.Statements.LastOrDefault() is { } last
        && last is ReturnStatementSyntax or YieldStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax
            ? last
            : null;

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
            && value.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) switch
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
            return (IsZero(constant) && !IsNamedFailure(value)) || (allowsAnyConstant && constant is not string && value is not (IFieldReferenceOperation or ILocalReferenceOperation));
        }

        return value switch
        {
            IDefaultValueOperation => true,
            ITupleOperation tuple => tuple.Elements.All(element => IsNothing(element, allowsAnyConstant)),
            IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } } array =>
                array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 0 } }],
            IObjectCreationOperation { Arguments: [var wrapped], Type.Name: "ValueTask" } => IsNothing(wrapped.Value, allowsAnyConstant),
            IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type: { } type } => IsCollection(type),
            IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: [var wrapped] } => IsNothing(wrapped.Value, allowsAnyConstant),
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

    // A lambda may have its type from what it returns.
    private static bool IsTypedWithout(ReturnStatementSyntax answer, SemanticModel model) =>
        answer.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
            is not AnonymousFunctionExpressionSyntax lambda
        || lambda.DescendantNodes().OfType<ReturnStatementSyntax>().Any(other =>
            other != answer && other.Expression is { } value && model.GetTypeInfo(value).Type is not null);

    // What yields nothing any more is no iterator.
    private static bool IsIteratorWithout(CatchClauseSyntax handler) =>
        handler.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) is { } function
        && function.DescendantNodes().Any(static node => node.IsKind(SyntaxKind.YieldReturnStatement));

    private static bool IsOnlyWayOut(BreakStatementSyntax jump) => jump.FirstAncestorOrSelf<StatementSyntax>(static statement =>
        statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax) switch
    {
        CommonForEachStatementSyntax => false,
        WhileStatementSyntax loop => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        DoStatementSyntax loop => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        ForStatementSyntax loop => loop.Condition is null || loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        _ => true,
    };

    private static int CountJumpsTo(string label, CatchClauseSyntax handler) =>
        handler.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            ? member.DescendantNodes().OfType<GotoStatementSyntax>().Count(jump =>
                jump.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == label)
            : 0;

    // Nothing follows that only the handler leads to.
    private static bool IsLastOfBody(StatementSyntax statement)
    {
        for (SyntaxNode node = statement; node.Parent is BlockSyntax block && block.Statements.Last() == node; node = block)
        {
            if (block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax)
            {
                return true;
            }
        }

        return false;
    }
}

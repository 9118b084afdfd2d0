using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Evidence;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.Results;

/// <summary>
/// IMAPI2004: an HRESULT tested as if success were true, or failure -1.
/// <code>if (master.Open() == 1)</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BooleanHResultAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.BooleanHResult);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is { } imapi)
            {
                start.RegisterOperationAction(
                    operation => Analyze(operation, imapi),
                    OperationKind.Binary,
                    OperationKind.IsPattern,
                    OperationKind.Invocation,
                    OperationKind.Conversion,
                    OperationKind.CaseClause,
                    OperationKind.SwitchExpressionArm);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImapiContext imapi)
    {
        var operation = context.Operation;
        if (!HResultTest.TryRead(operation, out var test) || test.TestsSOk)
        {
            return;
        }

        var evidence = imapi.Evidence.OfCall(test.Value, context.CancellationToken);
        if (evidence.Method is not { } method)
        {
            return;
        }

        var name = imapi.Symbols.NameOf(method);
        var successCodes = ImapiCatalog.SuccessCodes.TryGetValue(name, out var codes) ? codes : [];
        if (IsRight(operation, test, successCodes, imapi, context)
            || (test.Kind == HResultTestKind.Positive && SignTests.Exist(evidence, operation, imapi.Evidence, context.CancellationToken))
            || IsBesideOk(operation, test, evidence, imapi, context.CancellationToken))
        {
            return;
        }

        var meaning = MeaningOf(operation, test, successCodes);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.BooleanHResult,
            HResultTest.SyntaxOf(operation).GetLocation(),
            meaning is null ? null : ImmutableDictionary<string, string?>.Empty.Add(HResultTest.MeaningKey, meaning),
            name));
    }

    private static bool IsRight(
        IOperation operation, HResultTest test, IReadOnlyList<string> successCodes, ImapiContext imapi, OperationAnalysisContext context)
    {
        switch (test.Kind)
        {
            case HResultTestKind.Positive:
                return successCodes.Count > 0;
            case HResultTestKind.Equal or HResultTestKind.NotEqual:
                return (test.Number == 1 && (successCodes.Contains("S_FALSE") || IsNamedFalse(test.Constant)))
                    || IsGiven(test.Value, test.Number);
            default:
                return test.Conversion is { } conversion
                    && ((operation is IConversionOperation && IsInTest(operation)) || TestsItself(conversion, imapi, context));
        }
    }

    // hr == true, (bool)hr is true: the whole comparison is reported, not the conversion in it.
    private static bool IsInTest(IOperation conversion)
    {
        var parent = conversion.Parent;
        while (parent is IArgumentOperation or IConversionOperation { OperatorMethod: null })
        {
            parent = parent.Parent;
        }

        return parent is IBinaryOperation or IIsPatternOperation or IInvocationOperation && HResultTest.TryRead(parent, out _);
    }

    // if (hr == 0) … else if (hr == 1): the program knows S_OK, and means S_FALSE; so it does with a success above 0.
    private static bool IsBesideOk(
        IOperation operation, HResultTest test, HResultEvidence evidence, ImapiContext imapi, CancellationToken cancellationToken)
    {
        if (test.Number == 1 || (test.Kind == HResultTestKind.Positive && !FailurePaths.Follow(operation, outcome: true)))
        {
            foreach (var other in operation.Root().Descendants())
            {
                if (HResultTest.TryRead(other, out var found)
                    && found.TestsSOk
                    && !FailurePaths.Follow(other, outcome: found.Kind == HResultTestKind.Equal)
                    && imapi.Evidence.OfCall(found.Value, cancellationToken).MayBeSameAs(evidence))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNamedFalse(IOperation? constant) =>
        constant is IMemberReferenceOperation { Member.Name: var name } && name.IndexOf("FALSE", StringComparison.OrdinalIgnoreCase) >= 0;

    // int hr = -1; … if (hr == -1): the program's own mark for what was never called.
    private static bool IsGiven(IOperation value, int number)
    {
        if (CanBe(value, number))
        {
            return true;
        }

        if (value is not ILocalReferenceOperation { Local: var local })
        {
            return false;
        }

        foreach (var operation in value.Root().Descendants())
        {
            var given = operation switch
            {
                IVariableDeclaratorOperation declarator when IsLocal(declarator.Symbol) => declarator.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when IsLocal(target.Local) => assignment.Value,
                _ => null,
            };
            if (given is not null && CanBe(given, number))
            {
                return true;
            }
        }

        return false;

        bool IsLocal(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(other, local);
    }

    private static bool CanBe(IOperation value, int number) => value.WalkDownConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => LiteralValue.TryGetBits(constant, out var bits) && unchecked((int)bits) == number,
        IConditionalOperation { WhenFalse: { } whenFalse } choice => CanBe(choice.WhenTrue, number) || CanBe(whenFalse, number),
        ICoalesceOperation coalesce => CanBe(coalesce.Value, number) || CanBe(coalesce.WhenNull, number),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => CanBe(arm.Value, number)),
        ISimpleAssignmentOperation assignment => CanBe(assignment.Value, number),
        _ => false,
    };

    // Most HRESULT types that convert to bool test the sign there, or for S_OK; one that cannot be read gets the benefit.
    private static bool TestsItself(IMethodSymbol conversion, ImapiContext imapi, OperationAnalysisContext context)
    {
        if (conversion.DeclaringSyntaxReferences is not [var reference] || !context.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return true;
        }

        var declaration = reference.GetSyntax(context.CancellationToken);
        var body = imapi.Symbols.GetModel(declaration.SyntaxTree).GetOperation(declaration, context.CancellationToken);
        return body is null || body.Descendants().Any(static operation =>
            SignTests.TestedBy(operation) is not null
            || (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } binary
                && (HResultTest.IsOk(binary.LeftOperand) || HResultTest.IsOk(binary.RightOperand))));
    }

    // What the program does with the outcome says what it was meant to be; else true is success, and -1 failure.
    private static string? MeaningOf(IOperation operation, HResultTest test, IReadOnlyList<string> successCodes)
    {
        if (test.Number != -1 && !ImapiCatalog.AreQualifiedSuccesses(successCodes))
        {
            return null;
        }

        var usual = (test.Kind, test.Number) switch
        {
            (HResultTestKind.Positive, _) => null,
            (HResultTestKind.True, _) or (HResultTestKind.Equal, 1) or (HResultTestKind.NotEqual, -1) => HResultTest.Success,
            _ => HResultTest.Failure,
        };
        var failsIfTrue = FailurePaths.Follow(operation, outcome: true);
        if (failsIfTrue == FailurePaths.Follow(operation, outcome: false))
        {
            return usual;
        }

        var told = failsIfTrue ? HResultTest.Failure : HResultTest.Success;
        var isSure = test.Number == -1 && told == usual;
        return !isSure && MayTellOfSuccess(operation, isUsual: told == usual, hasUsual: usual is not null) ? null : told;
    }

    // if (hr == 1) return null; return "cannot open"; here null or false says that nothing failed.
    private static bool MayTellOfSuccess(IOperation operation, bool isUsual, bool hasUsual)
    {
        var answers = AnswersAfter(operation);
        var isTruth = answers.Exists(static answer => answer.ConstantValue.Value is false);
        if (!isTruth && !answers.Exists(static answer => answer is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation { ConstantValue.HasValue: false }))
        {
            return false;
        }

        return !(isUsual || (isTruth && !hasUsual))
            || answers.Exists(static answer => answer is IInterpolatedStringOperation or { ConstantValue.Value: string })
            || IsNamedFailure(operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.Name);
    }

    // The values that the body can return from the test on, or from the start of its switch.
    private static List<IOperation> AnswersAfter(IOperation test)
    {
        var start = test is ICaseClauseOperation { Parent.Parent: { } choice } ? choice.Syntax.SpanStart : test.Syntax.SpanStart;
        var answers = new List<IOperation>();
        foreach (var operation in test.Root().Descendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } returned } && operation.Syntax.Span.End > start)
            {
                Add(returned.WalkDownConversions());
            }
        }

        return answers;

        void Add(IOperation value)
        {
            switch (value)
            {
                case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                    Add(choice.WhenTrue.WalkDownConversions());
                    Add(whenFalse.WalkDownConversions());
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                    {
                        Add(arm.Value.WalkDownConversions());
                    }

                    break;
                default:
                    answers.Add(value);
                    break;
            }
        }
    }

    private static bool IsNamedFailure(string? name) => name is not null
        && (name.IndexOf("Fail", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Error", StringComparison.OrdinalIgnoreCase) >= 0);
}

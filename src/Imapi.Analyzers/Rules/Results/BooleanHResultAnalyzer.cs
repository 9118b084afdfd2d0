using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
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
            || (test.Kind == HResultTestKind.Positive
                && SignTests.IsAlsoTestedBySign(evidence, operation, imapi.Evidence, context.CancellationToken))
            || IsTestedForOkToo(operation, test, evidence, imapi, context.CancellationToken))
        {
            return;
        }

        var meaning = TestMeaning.Infer(operation, test, successCodes);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.BooleanHResult,
            HResultTest.SyntaxOf(operation).GetLocation(),
            meaning is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Meaning, meaning),
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
    private static bool IsTestedForOkToo(
        IOperation operation, HResultTest test, HResultEvidence evidence, ImapiContext imapi, CancellationToken cancellationToken)
    {
        if (test.Number == 1 || (test.Kind == HResultTestKind.Positive && !FailurePaths.AlwaysFails(operation, outcome: true)))
        {
            foreach (var other in operation.Root().Descendants())
            {
                if (HResultTest.TryRead(other, out var found)
                    && found.TestsSOk
                    && !FailurePaths.AlwaysFails(other, outcome: found.Kind == HResultTestKind.Equal)
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
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when IsLocal(target.Local) =>
                    assignment.Value,
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

    private static bool CanBe(IOperation value, int number)
    {
        value = value.WalkDownConversions();
        return value.ConstantValue is { HasValue: true, Value: var constant }
            ? LiteralValue.TryGetBits(constant, out var bits) && unchecked((int)bits) == number
            : ValueFlow.SourcesOf(value).Any(source => CanBe(source, number));
    }

    // Most HRESULT types that convert to bool test the sign there, or for S_OK; one whose source is not available gets the benefit of the doubt.
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
}

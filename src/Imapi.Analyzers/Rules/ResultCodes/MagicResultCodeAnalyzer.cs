using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1001: a result code written as a number.
/// <code>if (ex.HResult == unchecked((int)0xC0AA0202))</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MagicResultCodeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property that carries the result code's name.</summary>
    internal const string ResultCodeKey = "ResultCode";

    // 0xC0AA0202 and -1062600190: no shorter literal is a v2 failure. 262656: none is a result code at all.
    private const int ShortestV2Failure = 10;
    private const int ShortestResultCode = 6;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MagicResultCode);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var interop = ImapiInterop.TryGet(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterSyntaxNodeAction(node => Analyze(node, interop), SyntaxKind.NumericLiteralExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ImapiInterop? interop)
    {
        if (context.Node.Span.Length < (interop is null ? ShortestV2Failure : ShortestResultCode))
        {
            return;
        }

        var literal = (LiteralExpressionSyntax)context.Node;
        if (!ResultCodeExpression.TryGetPattern(literal, out var pattern)
            || ImapiCatalog.FindResultCode(pattern) is not { } code
            || (interop is null && !code.HasOneOwner)
            || !ResultCodeExpression.TryRead(literal, context.SemanticModel, context.CancellationToken, out var number)
            || number.Value != code.Value
            || number.IsNamed()
            || number.IsOperand())
        {
            return;
        }

        if (!code.HasOneOwner && !IsProven(code, number, interop!, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.MagicResultCode,
            number.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(ResultCodeKey, code.Name),
            number.Number,
            code.Name,
            Descriptors.MeaningOf(code.Name)));
    }

    private static bool IsProven(ResultCode code, ResultCodeExpression number, ImapiInterop interop, CancellationToken cancellationToken) =>
        NumberPlace.Of(number, cancellationToken).ReadEvidence(interop.Evidence, cancellationToken).Proves(code);
}

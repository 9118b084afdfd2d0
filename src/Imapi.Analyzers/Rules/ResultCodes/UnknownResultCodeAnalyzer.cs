using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1007: a number that is meant as an IMAPI result code, but is none.
/// <code>case 0xC0AA0302:</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownResultCodeAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] ColorWords = ["color", "colour", "argb", "rgb", "brush", "palette"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnknownResultCode, Descriptors.UnknownResultCodeWithCounterpart);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGetConstantUses(start.Compilation, start.Options, start.CancellationToken) is { } uses)
            {
                ConstantUseActions.ForNumbers(start, uses, Analyze);
            }
        });
    }

    private static void Analyze(ConstantUseReport context)
    {
        var (number, _, place, evidence) = context.Use;
        var pattern = number.Value;
        if (context.Use.Flaw != ComparisonFlaw.None || !(IsUnknownV2(pattern) || ImapiCatalog.IsFlippedV1Success(pattern)))
        {
            return;
        }

        var isMeant = ImapiCatalog.IsFlippedV1Success(pattern)
            ? evidence.Generations.HasFlag(Generation.V1) && !evidence.IsShared
            : evidence.Exists || (ImapiCatalog.CanBeV2Failure(pattern) && IsMeantWithoutEvidence(number, place, context.CancellationToken));
        if (isMeant)
        {
            context.Report(Create(number, CounterpartOf(pattern), evidence.IsCaught
                || place.IsExceptionCodeTest, context.CancellationToken));
        }
    }

    private static Diagnostic Create(
        ResultCodeExpression number, ResultCode? counterpart, bool isThrown, CancellationToken cancellationToken)
    {
        if (counterpart is null)
        {
            return Diagnostic.Create(Descriptors.UnknownResultCode, number.Syntax.GetLocation(), number.Number);
        }

        // No exception carries a success code: to put one there would trade one dead test for another.
        var isOffered = counterpart.IsFailure || !isThrown;
        return Diagnostic.Create(
            Descriptors.UnknownResultCodeWithCounterpart,
            number.Syntax.GetLocation(),
            isOffered ? Counterpart.PropertiesOf(number, counterpart, cancellationToken) : null,
            number.Number,
            "0x" + counterpart.Value.ToString("X8"),
            counterpart.Name);
    }

    // Without the ends of ranges and masks.
    private static bool IsUnknownV2(uint pattern) =>
        HResultBits.IsImapi2Failure(pattern)
        && (pattern & 0xFFFF) is not (0 or 0xB1FF or 0xB2FF)
        && ImapiCatalog.FindResultCode(pattern) is null;

    private static bool IsMeantWithoutEvidence(ResultCodeExpression number, ConstantContext place, CancellationToken cancellationToken) =>
        place.IsExceptionCodeTest || (!IsColor(number.Syntax) && IsTestedWithResultCode(number, cancellationToken));

    private static bool IsTestedWithResultCode(ResultCodeExpression number, CancellationToken cancellationToken)
    {
        foreach (var neighbor in NeighborConstants.Of(number.Syntax))
        {
            if (LiteralValue.TryGetBits(number.Model, neighbor, cancellationToken, out var bits)
                && ImapiCatalog.FindResultCode(bits) is { IsUniqueToImapi: true })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsColor(ExpressionSyntax number)
    {
        foreach (var node in number.Ancestors())
        {
            var name = node switch
            {
                InvocationExpressionSyntax call => call.Expression.ToString(),
                ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable =>
                    declaration.Type + variable.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Type + property.Identifier.ValueText,
                AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
                _ => "",
            };
            if (Array.Exists(ColorWords, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    private static ResultCode? CounterpartOf(uint pattern)
    {
        ResultCode? counterpart = null;
        foreach (var code in ImapiCatalog.ResultCodes)
        {
            if (!HResultBits.IsSameButSeverity(code.Value, pattern))
            {
                continue;
            }

            if (counterpart is not null)
            {
                return null;
            }

            counterpart = code;
        }

        return counterpart;
    }
}

using System.Collections.Immutable;
using System.Numerics;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1006: a number that is cast to an IMAPI enumeration.
/// <code>if (format.CurrentPhysicalMediaType == (IMAPI_MEDIA_PHYSICAL_TYPE)0x0c)</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MagicEnumerationMemberAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MagicEnumerationMember, Descriptors.UnknownEnumerationMember);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is not null)
            {
                start.RegisterOperationAction(Analyze, OperationKind.Conversion);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.Syntax is not CastExpressionSyntax cast
            || EnumerationOf(conversion) is not { } type
            || (SymbolEqualityComparer.Default.Equals(conversion.Type, type)
                ? conversion
                : conversion.Operand).ConstantValue.Value is not { } constant
            || !ImapiCatalog.Enumerations.TryGetValue(type.Name, out var enumeration)
            || !HasMemberOf(type, enumeration)
            || !IsNumber(cast.Expression, enumeration.IsFlags)
            || ResultCodeExpression.IsNamed(cast))
        {
            return;
        }

        var value = IntegralValue.Of(constant);
        if (value.IsZero && enumeration.IsFlags)
        {
            return;
        }

        context.ReportDiagnostic(Create(cast, value, type, enumeration));
    }

    // A cast to a nullable is two conversions, to what it holds and then to it, which Roslyn calls implicit.
    private static INamedTypeSymbol? EnumerationOf(IConversionOperation conversion) => conversion switch
    {
        { IsImplicit: false, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration } => enumeration,
        {
            Type: { } type,
            Operand: IConversionOperation { IsImplicit: true, Type.TypeKind: TypeKind.Enum } inner,
        } when type.HeldType() is INamedTypeSymbol { TypeKind: TypeKind.Enum } held
            && type.IsNullable()
            && inner.Syntax == conversion.Syntax
            && SymbolEqualityComparer.Default.Equals(
                conversion.SemanticModel!.GetTypeInfo(conversion.Syntax).Type, conversion.Type) => held,
        _ => null,
    };

    private static Diagnostic Create(CastExpressionSyntax cast, BigInteger value, INamedTypeSymbol type, ImapiEnumeration enumeration)
    {
        if (FindMembers(MembersOf(type), value, enumeration.IsFlags) is { } own)
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Members, string.Join("|", own));
            return Diagnostic.Create(
                Descriptors.MagicEnumerationMember, cast.GetLocation(), properties, cast.Expression, string.Join(" | ", own));
        }

        // The header has members that this declaration lacks.
        var headers = enumeration.Members.Select(static member => (member.Key, (BigInteger)member.Value));
        return FindMembers(headers, value, enumeration.IsFlags) is { } known
            ? Diagnostic.Create(Descriptors.MagicEnumerationMember, cast.GetLocation(), cast.Expression, string.Join(" | ", known))
            : Diagnostic.Create(Descriptors.UnknownEnumerationMember, cast.GetLocation(), cast.Expression, type.Name);
    }

    private static bool HasMemberOf(INamedTypeSymbol type, ImapiEnumeration enumeration)
    {
        foreach (var member in enumeration.Members)
        {
            if (!type.GetMembers(member.Key).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    // Flags may be put together: 1 | 2, 1 << 2.
    private static bool IsNumber(ExpressionSyntax operand, bool isFlags) => operand switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        ParenthesizedExpressionSyntax parenthesized => IsNumber(parenthesized.Expression, isFlags),
        CastExpressionSyntax cast => IsNumber(cast.Expression, isFlags),
        CheckedExpressionSyntax @checked => IsNumber(@checked.Expression, isFlags),
        PrefixUnaryExpressionSyntax sign => IsNumber(sign.Operand, isFlags),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression or (int)SyntaxKind.LeftShiftExpression } joined =>
            isFlags && IsNumber(joined.Left, isFlags) && IsNumber(joined.Right, isFlags),
        _ => false,
    };

    private static IEnumerable<(string Name, BigInteger Value)> MembersOf(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value })
            {
                yield return (member.Name, IntegralValue.Of(value));
            }
        }
    }

    // The member itself, else of flags the fewest that make it up: those with most bits first.
    private static IReadOnlyList<string>? FindMembers(IEnumerable<(string Name, BigInteger Value)> members, BigInteger value, bool isFlags)
    {
        var all = members.ToList();
        foreach (var (name, memberValue) in all)
        {
            if (memberValue == value && !name.EndsWith("_MAX", StringComparison.Ordinal))
            {
                return [name];
            }
        }

        if (!isFlags || value.Sign <= 0)
        {
            return null;
        }

        var (parts, rest) = (new List<(string Name, BigInteger Value)>(), value);
        foreach (var member in all.Where(static member => member.Value.Sign > 0).OrderByDescending(static member => member.Value))
        {
            if ((member.Value & value) == member.Value && !(member.Value & rest).IsZero)
            {
                parts.Add(member);
                rest &= ~member.Value;
            }
        }

        return rest.IsZero ? [.. parts.OrderBy(static part => part.Value).Select(static part => part.Name)] : null;
    }
}

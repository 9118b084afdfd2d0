using System.Collections.Immutable;
using System.Globalization;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Numbers;
using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Rules.ResultCodes;

/// <summary>
/// IMAPI1003: a constant that bears the name of an IMAPI result code or enumeration member, but not its value.
/// <code>const uint IMAPI_S_PROPERTIESIGNORED = 0x80040200;</code>
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongConstantValueAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.WrongConstantValue);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImapiContext.TryGet(start.Compilation, start.Options, start.CancellationToken) is not null)
            {
                start.RegisterSyntaxNodeAction(
                    Analyze, SyntaxKind.VariableDeclarator, SyntaxKind.EnumMemberDeclaration, SyntaxKind.PropertyDeclaration);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var (declaration, model, cancellationToken) = (context.Node, context.SemanticModel, context.CancellationToken);
        if (NamedConstant.HeaderOf(declaration) is not { } header
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } declared)
        {
            return;
        }

        var value = ValueOf(declaration);
        var constant = ConstantOf(declared, value, model, cancellationToken);
        if (constant is not (int or uint or long or ulong))
        {
            return;
        }

        var isPattern = LiteralValue.TryGetBits(constant, out var bits);
        if ((isPattern && (bits == header.Value || (value is null && IsMereNumbering(bits, header))))
            || (value is null ? FollowsWrongMember(declaration, header) : IsCopy(value, header, model, cancellationToken)))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.WrongConstantValue,
            value?.GetLocation() ?? declared.Locations[0],
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.HeaderValue, header.ToString()),
            declared.Name,
            header.IsResultCode
                ? "0x" + ((IFormattable)(isPattern ? bits : constant)).ToString("X8", CultureInfo.InvariantCulture)
                : constant.ToString(),
            header.ToString(),
            header.Header));
    }

    private static ExpressionSyntax? ValueOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        EnumMemberDeclarationSyntax member => member.EqualsValue?.Value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
        PropertyDeclarationSyntax { Initializer.Value: var initial } => initial,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: var body }] } => body,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body.Statements: [ReturnStatementSyntax { Expression: var returned }] }] } => returned,
        _ => null,
    };

    private static object? ConstantOf(ISymbol declared, ExpressionSyntax? value, SemanticModel model, CancellationToken cancellationToken)
    {
        (ITypeSymbol? Type, object? Constant) read = declared switch
        {
            IFieldSymbol field when field.IsConst || field.IsReadOnly => (field.Type, field.ConstantValue),
            ILocalSymbol { IsConst: true } local => (local.Type, local.ConstantValue),
            IPropertySymbol { IsReadOnly: true } property => (property.Type, null),
            _ => default,
        };
        if (!NamedConstant.HoldsResultCode(read.Type))
        {
            return null;
        }

        return read.Constant ?? (value is not null && NamedConstant.NumberIn(value, model, cancellationToken) is { } number
            ? model.GetConstantValue(number, cancellationToken).Value
            : null);
    }

    // Counted by the compiler from a small number: somebody's own enumeration, which borrows the names alone.
    private static bool IsMereNumbering(uint bits, HeaderConstant header) => header.IsResultCode && bits <= ushort.MaxValue;

    // One more than a member that is itself one too many or too few: what corrects that one corrects this.
    private static bool FollowsWrongMember(SyntaxNode declaration, HeaderConstant header)
    {
        var members = ((EnumDeclarationSyntax)declaration.Parent!).Members;
        var index = members.IndexOf((EnumMemberDeclarationSyntax)declaration);
        for (uint distance = 1; distance <= index; distance++)
        {
            var earlier = members[index - (int)distance];
            if (NamedConstant.HeaderOf(earlier) is { } known)
            {
                return known.Value + distance == header.Value;
            }

            if (earlier.EqualsValue is not null)
            {
                return false;
            }
        }

        return false;
    }

    // The value of another constant of that name is wrong there, not here.
    private static bool IsCopy(ExpressionSyntax value, HeaderConstant header, SemanticModel model, CancellationToken cancellationToken)
    {
        var original = value;
        while (NamedConstant.InnerOf(original) is { } inner)
        {
            original = inner;
        }

        return model.GetSymbolInfo(original, cancellationToken).Symbol is (IFieldSymbol
            or ILocalSymbol) and { DeclaringSyntaxReferences: [var reference, ..] }
            && NamedConstant.HeaderOf(reference.GetSyntax(cancellationToken)) == header;
    }
}

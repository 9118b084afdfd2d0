using Imapi.Analyzers.CodeFixes.Editing;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Options;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.CodeFixes.Results;

/// <summary>Writes the checked call of an HRESULT type: what throws if the HRESULT is a failure.</summary>
internal static class CheckedCall
{
    /// <summary>The checked call of a value, or null if the type has none.</summary>
    /// <param name="value">The HRESULT, which may be the nullable result of <c>?.</c>.</param>
    /// <param name="type">Its type, nullable or not.</param>
    /// <param name="diagnostic">Carries the method that the options name, if they do.</param>
    /// <param name="model">The model of the diagnostic's document.</param>
    public static ExpressionSyntax? Of(
        ExpressionSyntax value, ITypeSymbol type, Diagnostic diagnostic, SemanticModel model)
    {
        var compilation = model.Compilation;
        var position = diagnostic.Location.SourceSpan.Start;
        var (isNullable, resultType) = (type.IsNullable(), type.HeldType());
        value = value.WithoutTrivia();
        if (diagnostic.Properties.TryGetValue(ImapiOptions.CheckedCall.Key, out var named)
            && FindStaticMethod(named, resultType, compilation) is { } custom)
        {
            return Invoke(custom, Denullified(value, isNullable, resultType), model, position);
        }

        if (FrameworkMembers.CheckedCallNames.FirstOrDefault(name => HasCheckingMethod(resultType, name)) is { } instanceMethod)
        {
            return Append(value, instanceMethod, isNullable);
        }

        if (HResultTypes.IsHResultStruct(resultType)
            && FindStaticMethod("TerraFX.Interop.Windows.Windows.ThrowIfFailed", resultType, compilation) is { } terraFX)
        {
            return Invoke(terraFX, Denullified(value, isNullable, resultType), model, position);
        }

        var intType = compilation.GetSpecialType(SpecialType.System_Int32);
        if (FindStaticMethod("System.Runtime.InteropServices.Marshal.ThrowExceptionForHR", intType, compilation) is not { } throwing
            || !compilation.ClassifyConversion(resultType, intType).Exists)
        {
            return null;
        }

        var hr = Denullified(value, isNullable, resultType);
        if (resultType.SpecialType == SpecialType.System_Int32)
        {
            return Invoke(throwing, hr, model, position);
        }

        // A struct may convert by way of uint, which no failure survives in a checked context.
        var cast = SyntaxFactory.CastExpression(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword)), hr.Parenthesize());
        return Invoke(throwing, Expressions.Unchecked(cast), model, position);
    }

    private static bool HasCheckingMethod(ITypeSymbol type, string name) => type.GetMembers(name).Any(static member =>
        member is IMethodSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } method
        && method.Parameters.All(static parameter => parameter.IsOptional));

    private static IMethodSymbol? FindStaticMethod(string? fullName, ITypeSymbol argumentType, Compilation compilation)
    {
        var dot = fullName?.LastIndexOf('.') ?? -1;
        if (fullName is null || dot <= 0 || FindType(fullName.Substring(0, dot), compilation) is not { } type)
        {
            return null;
        }

        return type.GetMembers(fullName.Substring(dot + 1)).OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.IsStatic
            && method.Parameters.Length > 0
            && compilation.ClassifyCommonConversion(argumentType, method.Parameters[0].Type).IsImplicit
            && method.Parameters.Skip(1).All(static parameter => parameter.IsOptional)
            && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly));
    }

    // People write My.Hr for a nested type too; metadata calls it My+Hr.
    private static INamedTypeSymbol? FindType(string name, Compilation compilation)
    {
        while (true)
        {
            var type = compilation.GetTypeByMetadataName(name);
            var dot = name.LastIndexOf('.');
            if (type is not null || dot < 0)
            {
                return type;
            }

            name = name.Substring(0, dot) + "+" + name.Substring(dot + 1);
        }
    }

    private static InvocationExpressionSyntax Invoke(IMethodSymbol method, ExpressionSyntax argument, SemanticModel model, int position) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, TypeName.AsExpression(
                    method.ContainingType, model, position), SyntaxFactory.IdentifierName(method.Name)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))));

    // x?.Open().ThrowOnFailure(): the check goes to the end of the chain, and is skipped with it.
    private static ExpressionSyntax Append(ExpressionSyntax value, string method, bool isNullable)
    {
        if (value is ConditionalAccessExpressionSyntax access)
        {
            return access.WithWhenNotNull(Append(access.WhenNotNull, method, isNullable: false));
        }

        var receiver = value.Parenthesize();
        ExpressionSyntax call = isNullable
            ? SyntaxFactory.ConditionalAccessExpression(
                receiver, SyntaxFactory.InvocationExpression(SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName(method))))
            : SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(method)));
        return call;
    }

    private static ExpressionSyntax Denullified(ExpressionSyntax value, bool isNullable, ITypeSymbol resultType)
    {
        if (!isNullable && value is not ConditionalAccessExpressionSyntax)
        {
            return value;
        }

        ExpressionSyntax success = resultType is { TypeKind: TypeKind.Enum } or { SpecialType: not SpecialType.None }
            ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0))
            : SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression);
        return SyntaxFactory.BinaryExpression(SyntaxKind.CoalesceExpression, value, success);
    }
}

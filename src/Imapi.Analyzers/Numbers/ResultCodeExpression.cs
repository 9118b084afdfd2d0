using Imapi.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Numbers;

/// <summary>
/// A number that could be a result code: the outermost constant expression around a literal or a constant's name, such as
/// <c>unchecked((int)0xC0AA0202)</c>, with its 32-bit value and its type.
/// </summary>
/// <param name="syntax">The outermost constant expression.</param>
/// <param name="number">The number as written: the literal with its sign or complement, such as <c>-2147220981</c>, or the name.</param>
/// <param name="value">The 32-bit pattern.</param>
/// <param name="model">The semantic model of the tree.</param>
internal readonly struct ResultCodeExpression(ExpressionSyntax syntax, string number, uint value, SemanticModel model)
{
    public ExpressionSyntax Syntax { get; } = syntax;

    public string Number { get; } = number;

    public uint Value { get; } = value;

    public SemanticModel Model { get; } = model;

    /// <summary>
    /// Reads the outermost constant expression around a literal or the name of a constant; fails where its value is not a 32-bit
    /// pattern.
    /// </summary>
    public static bool TryRead(
        ExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken, out ResultCodeExpression expression)
    {
        var outermost = Outermost(literal);
        while (!model.GetConstantValue(outermost, cancellationToken).HasValue && outermost != literal)
        {
            outermost = Inner(outermost);
        }

        var isPattern = LiteralValue.TryGetBits(model, outermost, cancellationToken, out var value);
        expression = isPattern ? new(outermost, NumberAsWritten(literal), value, model) : default;
        return isPattern;
    }

    /// <summary>The name of a field that is no constant of the language, but holds one value all the same.</summary>
    public static ResultCodeExpression OfField(ExpressionSyntax name, uint value, SemanticModel model) =>
        new(name, name.ToString(), value, model);

    /// <summary>
    /// Whether the number is being named, and so is not magic: the whole value of a constant, a readonly field, an enum
    /// member or a get-only property.
    /// </summary>
    public bool IsNamed() => IsNamed(Syntax);

    /// <inheritdoc cref="IsNamed()"/>
    public static bool IsNamed(ExpressionSyntax number)
    {
        var whole = WithConversions(number);
        return whole.Parent switch
        {
            EqualsValueClauseSyntax { Parent: var named } => IsNaming(named),
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
            ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax accessor } => IsOnlyGetter(accessor),
            ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: AccessorDeclarationSyntax accessor } } =>
                IsOnlyGetter(accessor),
            _ => false,
        };
    }

    /// <summary>Whether the number is computed with, a mask, a range's end, or only shown: then it is no code.</summary>
    public bool IsOperand()
    {
        var whole = WithConversions(Syntax);
        return whole.Parent switch
        {
            BinaryExpressionSyntax binary => binary.Kind()
                is not (SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.CoalesceExpression
                    or SyntaxKind.IsExpression),
            AssignmentExpressionSyntax assignment => assignment.Kind()
                is not (SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression),
            RelationalPatternSyntax or RangeExpressionSyntax or InterpolationSyntax => true,
            PrefixUnaryExpressionSyntax or ArrayRankSpecifierSyntax or AttributeTargetSpecifierSyntax => true,
            _ => false,
        };
    }

    private static string NumberAsWritten(ExpressionSyntax literal)
    {
        var written = literal;
        while (written.Parent is PrefixUnaryExpressionSyntax sign && LiteralValue.IsWrapper(sign))
        {
            written = sign;
        }

        return written.ToString();
    }

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ExpressionSyntax parent && LiteralValue.IsWrapper(parent))
        {
            expression = parent;
        }

        return expression;
    }

    private static ExpressionSyntax Inner(ExpressionSyntax wrapper) => wrapper switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        CastExpressionSyntax cast => cast.Expression,
        CheckedExpressionSyntax @checked => @checked.Expression,
        PrefixUnaryExpressionSyntax unary => unary.Operand,
        _ => wrapper,
    };

    private static bool IsNaming(SyntaxNode? named) => named switch
    {
        EnumMemberDeclarationSyntax => true,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } =>
            field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
        VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax local } => local.IsConst,
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors is [var accessor] && IsOnlyGetter(accessor),
        _ => false,
    };

    private static bool IsOnlyGetter(AccessorDeclarationSyntax accessor) =>
        accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
        && accessor.Parent is AccessorListSyntax { Accessors.Count: 1, Parent: PropertyDeclarationSyntax };

    // Conversions that the language does not fold, such as a cast to an HRESULT struct.
    private static ExpressionSyntax WithConversions(ExpressionSyntax number)
    {
        var whole = number;
        while (whole.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole;
    }
}

using System.Collections.Concurrent;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>Gathers what a type gives to its own fields, properties and parameters.</summary>
internal sealed class MemberSources(ImapiSymbols symbols)
{
    private readonly ConcurrentDictionary<SyntaxNode, string> texts = new();

    /// <summary>
    /// All values that the containing type assigns to a field or property, or passes to a parameter; null where some are
    /// not expressions (<c>out</c>, <c>++</c>, a delegate of the method), or the member holds no HRESULT.
    /// </summary>
    public IReadOnlyList<IOperation>? Of(ISymbol member, CancellationToken cancellationToken)
    {
        var type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false } property => property.Type,
            IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
            _ => null,
        };
        if (type is null
            || !symbols.IsHResultType(type)
            || member.ContainingType is not { } containingType
            || !symbols.IsDeclaredHere(containingType))
        {
            return null;
        }

        var values = new List<IOperation>();
        foreach (var reference in containingType.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellationToken);
            var model = symbols.GetModel(declaration.SyntaxTree);
            foreach (var node in MentionsOf(NameOf(member), declaration))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isKnown = member is IParameterSymbol parameter
                    ? TryAddPassed(parameter, node, model, values, cancellationToken)
                    : TryAddAssigned(member, node, model, values, cancellationToken);
                if (!isKnown)
                {
                    return null;
                }
            }
        }

        // What is given no value here gets it from elsewhere.
        return values.Count > 0 ? values : null;
    }

    // Sought as text: few names of a type are asked for, and its nodes are many.
    private IEnumerable<SyntaxNode> MentionsOf(string name, SyntaxNode declaration)
    {
        if (name == WellKnownMemberNames.InstanceConstructorName)
        {
            foreach (var node in declaration.DescendantNodes())
            {
                if (node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax)
                {
                    yield return node;
                }
            }

            yield break;
        }

        // A lambda has no name by which anybody could call it.
        if (name.Length == 0)
        {
            yield break;
        }

        var text = texts.GetOrAdd(declaration, static declaration => declaration.SyntaxTree.GetText().ToString(declaration.Span));
        for (var index = text.IndexOf(name, StringComparison.Ordinal);
            index >= 0;
            index = text.IndexOf(name, index + name.Length, StringComparison.Ordinal))
        {
            var token = declaration.FindToken(declaration.SpanStart + index);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && MentionAt(token) is { } mention)
            {
                yield return mention;
            }
        }
    }

    private static SyntaxNode? MentionAt(SyntaxToken name) => name.Parent switch
    {
        SimpleNameSyntax reference => reference,
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    private static string NameOf(ISymbol member) => member is IParameterSymbol parameter ? parameter.ContainingSymbol.Name : member.Name;

    private static bool TryAddAssigned(
        ISymbol member, SyntaxNode node, SemanticModel model, List<IOperation> values, CancellationToken cancellationToken)
    {
        if (node is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initializer
            && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(initializer.Parent!, cancellationToken), member))
        {
            if (model.GetOperation(initializer, cancellationToken) is ISymbolInitializerOperation { Value: var value })
            {
                values.Add(value);
            }

            return true;
        }

        if (node is not IdentifierNameSyntax identifier
            || identifier.Identifier.ValueText != member.Name
            || ReferenceTo(member, identifier, model, cancellationToken) is not { } reference)
        {
            return true;
        }

        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                values.Add(assignment.Value);
                return !assignment.IsRef;
            case ICompoundAssignmentOperation assignment when assignment.Target == reference:
            case ICoalesceAssignmentOperation coalesce when coalesce.Target == reference:
            case IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation }:
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } }:
                return false;
            default:
                return true;
        }
    }

    private static IMemberReferenceOperation? ReferenceTo(
        ISymbol member, IdentifierNameSyntax identifier, SemanticModel model, CancellationToken cancellationToken)
    {
        var expression = identifier.Parent is MemberAccessExpressionSyntax access
            && access.Name == identifier ? access : (ExpressionSyntax)identifier;
        return model.GetOperation(expression, cancellationToken) is IMemberReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member)
                ? reference
                : null;
    }

    private static bool TryAddPassed(
        IParameterSymbol parameter, SyntaxNode node, SemanticModel model, List<IOperation> values, CancellationToken cancellationToken)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return false;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            if (node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax)
            {
                switch (model.GetOperation(node, cancellationToken))
                {
                    case IObjectCreationOperation creation when IsSame(creation.Constructor, method):
                        AddArgument(creation.Arguments, parameter, values);
                        break;
                    case IInvocationOperation invocation when IsSame(invocation.TargetMethod, method):
                        AddArgument(invocation.Arguments, parameter, values);
                        break;
                }
            }

            return true;
        }

        if (node is not SimpleNameSyntax name
            || name.Identifier.ValueText != method.Name
            || !IsSame(model.GetSymbolInfo(name, cancellationToken).Symbol, method))
        {
            return true;
        }

        var invoked = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        if (invoked.Parent is not InvocationExpressionSyntax call || call.Expression != invoked)
        {
            // A delegate of the method may be called by anyone; nameof calls nothing.
            return invoked.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
        }

        if (model.GetOperation(call, cancellationToken) is IInvocationOperation { Arguments: var arguments })
        {
            AddArgument(arguments, parameter, values);
        }

        return true;
    }

    private static void AddArgument(IEnumerable<IArgumentOperation> arguments, IParameterSymbol parameter, List<IOperation> values)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == parameter.Ordinal)
            {
                values.Add(argument.Value);
            }
        }
    }

    private static bool IsSame(ISymbol? called, IMethodSymbol method) =>
        called is not null && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, method.OriginalDefinition);
}

using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>
/// Recognises calls through late binding: <c>dynamic</c> members and <c>Type.InvokeMember</c> on an object made from an
/// IMAPI ProgID that a local or a field of the type holds.
/// </summary>
internal sealed class LateBinding(ImapiSymbols symbols)
{
    // Type t = GetTypeFromProgID(…); object o = CreateInstance(t); dynamic d = o: three steps, and one to spare.
    private const int MaxSteps = 4;

    /// <summary>The generation of the object whose member is used, or <see cref="Generation.None"/>.</summary>
    public Generation GenerationOf(IOperation use, CancellationToken cancellationToken)
    {
        switch (use)
        {
            case IDynamicMemberReferenceOperation { Instance: { } instance }:
                return GenerationOfObject(instance, MaxSteps, cancellationToken);
            case IDynamicIndexerAccessOperation { Operation: var instance }:
                return GenerationOfObject(instance, MaxSteps, cancellationToken);
            case IForEachLoopOperation { Collection: var collection }:
                return GenerationOfObject(collection, MaxSteps, cancellationToken);
            case IInvocationOperation { TargetMethod: { Name: "InvokeMember", ContainingType: var declaring } } invocation
                when FrameworkMembers.IsType(declaring, "System", "Type"):
                var generation = invocation.Instance is { } type ? GenerationOfObject(type, MaxSteps, cancellationToken) : Generation.None;
                foreach (var argument in invocation.Arguments)
                {
                    if (argument.Parameter?.Name == "target")
                    {
                        generation |= GenerationOfObject(argument.Value, MaxSteps, cancellationToken);
                    }
                }

                return generation;
            default:
                return Generation.None;
        }
    }

    private Generation GenerationOfObject(IOperation value, int steps, CancellationToken cancellationToken)
    {
        if (steps == 0)
        {
            return Generation.None;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return GenerationOfObject(conversion.Operand, steps, cancellationToken);
            case IDynamicMemberReferenceOperation { Instance: { } instance }:
                return GenerationOfObject(instance, steps, cancellationToken);
            case IDynamicInvocationOperation invocation:
                return GenerationOfObject(invocation.Operation, steps, cancellationToken);
            case IDynamicIndexerAccessOperation access:
                return GenerationOfObject(access.Operation, steps, cancellationToken);
            case ILocalReferenceOperation { Local: var local }:
                return GenerationOfVariable(local, value, steps, cancellationToken);
            case IFieldReferenceOperation { Field: var field }:
                return GenerationOfVariable(field, value, steps, cancellationToken);
            case IInvocationOperation invocation:
                var generation = Generation.None;
                foreach (var argument in invocation.Arguments)
                {
                    generation |= argument.Value.ConstantValue is { HasValue: true, Value: string progId }
                        ? ImapiCatalog.FindCoclassByProgId(progId)?.Generation ?? Generation.None
                        : GenerationOfObject(argument.Value, steps - 1, cancellationToken);
                }

                return generation;
            default:
                return Generation.None;
        }
    }

    private Generation GenerationOfVariable(ISymbol variable, IOperation use, int steps, CancellationToken cancellationToken)
    {
        if (variable.ContainingType is not { } type || !symbols.IsDeclaredHere(type))
        {
            return Generation.None;
        }

        var generation = Generation.None;
        foreach (var scope in ScopesOf(variable, type, use, cancellationToken))
        {
            var model = symbols.GetModel(scope.SyntaxTree);
            foreach (var value in AssignedTo(variable, scope, model, cancellationToken))
            {
                generation |= GenerationOfObject(value, steps - 1, cancellationToken);
            }
        }

        return generation;
    }

    // A local gets its values in its body, a field anywhere in its type.
    private static IEnumerable<SyntaxNode> ScopesOf(
        ISymbol variable, INamedTypeSymbol type, IOperation use, CancellationToken cancellationToken)
    {
        if (variable is ILocalSymbol)
        {
            return [use.Root().Syntax];
        }

        return type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));
    }

    private static IEnumerable<IOperation> AssignedTo(
        ISymbol variable, SyntaxNode scope, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in scope.DescendantNodes())
        {
            var value = node switch
            {
                VariableDeclaratorSyntax { Initializer: { } initializer } declarator
                    when declarator.Identifier.ValueText == variable.Name
                        && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(declarator, cancellationToken), variable) =>
                            initializer.Value,
                AssignmentExpressionSyntax assignment
                    when NameOf(assignment.Left) == variable.Name
                        && SymbolEqualityComparer.Default.Equals(
                            model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol, variable) => assignment.Right,
                _ => null,
            };
            if (value is not null && model.GetOperation(value, cancellationToken) is { } operation)
            {
                yield return operation;
            }
        }
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}

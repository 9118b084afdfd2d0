using System.Collections.Concurrent;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>
/// Reads which IMAPI calls a try block makes, whose failures its handlers can catch: in the block itself, or one
/// non-virtual or local method of the same type away.
/// </summary>
internal sealed class CaughtCalls(ImapiInterop interop)
{
    private readonly LateBinding lateBinding = new(interop);
    private readonly ConcurrentDictionary<TryStatementSyntax, Evidence> known = new();

    /// <summary>The evidence that an exception caught by this statement carries.</summary>
    public Evidence EvidenceOf(TryStatementSyntax statement, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(statement, out var evidence))
        {
            return evidence;
        }

        var calls = new Calls();
        if (interop.GetModel(statement.SyntaxTree).GetOperation(statement, cancellationToken) is ITryOperation { Body: var body })
        {
            Gather(body, calls, mayFollow: true, cancellationToken);
        }

        return known.GetOrAdd(statement, new Evidence(calls.Generations, method: null, isCaught: true, isReturned: false, calls.HasOther));
    }

    private void Gather(IOperation operation, Calls calls, bool mayFollow, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (operation)
        {
            case ILocalFunctionOperation:
            case IAnonymousFunctionOperation when !IsArgument(operation):
            case INameOfOperation:
                return;
            case ITryOperation inner when inner.Catches.Any(Swallows):
                foreach (var handler in inner.Catches)
                {
                    Gather(handler, calls, mayFollow, cancellationToken);
                }

                if (inner.Finally is { } last)
                {
                    Gather(last, calls, mayFollow, cancellationToken);
                }

                return;
            case IInvocationOperation invocation:
                AddCall(invocation.TargetMethod, calls, mayFollow);
                if (mayFollow && BodyOf(invocation.TargetMethod, operation, cancellationToken) is { } called)
                {
                    Gather(called, calls, mayFollow: false, cancellationToken);
                }

                calls.Generations |= lateBinding.GenerationOf(invocation, cancellationToken);
                break;
            case IPropertyReferenceOperation { Property: var property }:
                calls.Generations |= interop.GenerationOf(property);
                calls.HasOther |= mayFollow && (property.GetMethod ?? property.SetMethod) is { } accessor && interop.IsOtherInterop(accessor);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                calls.HasOther |= mayFollow && interop.IsOtherInterop(constructor);
                break;
            case IEventReferenceOperation { Event: var @event }:
                calls.Generations |= interop.GenerationOf(@event);
                break;
            case IForEachLoopOperation { Collection: var collection }:
                calls.Generations |= GenerationOfElements(collection);
                break;
            case IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation:
                calls.Generations |= lateBinding.GenerationOf(operation, cancellationToken);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Gather(child, calls, mayFollow, cancellationToken);
        }
    }

    private void AddCall(IMethodSymbol method, Calls calls, bool isInBlock)
    {
        calls.Generations |= interop.GenerationOfCall(method);

        // Only what the block itself calls can be mistaken: the design asks no more of a method one away.
        calls.HasOther |= isInBlock && interop.IsOtherInterop(method);
    }

    private Generation GenerationOfElements(IOperation collection)
    {
        while (collection is IConversionOperation conversion)
        {
            collection = conversion.Operand;
        }

        return collection.Type is INamedTypeSymbol type ? interop.GenerationOf(type) : Generation.None;
    }

    // Event handlers and stored delegates run at another time; what is passed to a call is taken to run in it.
    private static bool IsArgument(IOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation } };

    private static bool Swallows(ICatchClauseOperation handler) =>
        handler.Filter is null
        && handler.ExceptionType is { } type
        && type.ToDisplayString() is "object" or "System.Exception" or "System.SystemException"
            or "System.Runtime.InteropServices.ExternalException" or "System.Runtime.InteropServices.COMException"
        && !handler.Handler.Descendants().Any(static operation => operation is IThrowOperation);

    private IOperation? BodyOf(IMethodSymbol method, IOperation call, CancellationToken cancellationToken)
    {
        if (method is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true, IsSealed: false } or { IsExtern: true })
        {
            return null;
        }

        method = method.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        var caller = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellationToken)?.ContainingType;
        if (!SymbolEqualityComparer.Default.Equals(caller?.OriginalDefinition, method.ContainingType)
            || method.DeclaringSyntaxReferences is not [var reference])
        {
            return null;
        }

        var declaration = reference.GetSyntax(cancellationToken);
        return interop.GetModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) switch
        {
            ILocalFunctionOperation function => function.Body,
            var body => body,
        };
    }

    private sealed class Calls
    {
        public Generation Generations { get; set; }

        public bool HasOther { get; set; }
    }
}

using System.Collections.Concurrent;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>
/// Answers for all rules whether a value is an IMAPI HRESULT, of which generation, and from which method. A value has
/// evidence when it flows from a result-bearing IMAPI call of its body, when it is the code of an exception caught around
/// IMAPI calls, or when it is a member to which its type gives such values and nothing else but constants.
/// </summary>
internal sealed class EvidenceReader
{
    private readonly ImapiSymbols symbols;
    private readonly CaughtCalls caughtCalls;
    private readonly MemberSources memberSources;
    private readonly BodyFlows flows;
    private readonly ConcurrentDictionary<SyntaxNode, bool> callers = new();
    private readonly ConcurrentDictionary<ISymbol, ValueOrigin> members = new(SymbolEqualityComparer.Default);

    public EvidenceReader(ImapiSymbols symbols, BodyFlows flows)
    {
        this.symbols = symbols;
        this.flows = flows;
        caughtCalls = new(symbols);
        memberSources = new(symbols);
    }

    /// <summary>The IMAPI calls, in source order, whose failures a handler can catch.</summary>
    public IReadOnlyList<ImapiCall> CallsCaughtBy(ICatchClauseOperation handler, CancellationToken cancellationToken) =>
        caughtCalls.Of(handler, cancellationToken);

    /// <summary>The evidence of a value that is read.</summary>
    /// <param name="value">An operation of the operation tree, not of a control flow graph.</param>
    public HResultEvidence Of(IOperation value, CancellationToken cancellationToken) =>
        Ask(value, readsMembers: true, cancellationToken).Read(value).Evidence;

    /// <summary>
    /// The evidence of a value that flows from result-bearing calls of its own body, and from nothing else but constants: no
    /// member of the type is asked. Costs next to nothing in a body that holds no such call.
    /// </summary>
    /// <param name="value">An operation of the operation tree, not of a control flow graph.</param>
    public HResultEvidence OfCall(IOperation value, CancellationToken cancellationToken) => HoldsCall(value.Root())
        ? Ask(value, readsMembers: false, cancellationToken).Read(value).Evidence
        : HResultEvidence.None;

    /// <summary>The evidence of a variable or member that is assigned to, by all else that it is given.</summary>
    public HResultEvidence OfTarget(IOperation target, CancellationToken cancellationToken) => target switch
    {
        ILocalReferenceOperation reference => OfLocal(reference.Local, reference, cancellationToken),
        IParameterReferenceOperation reference => OfLocal(reference.Parameter, reference, cancellationToken),
        IMemberReferenceOperation reference => OfMember(reference.Member, cancellationToken),
        _ => HResultEvidence.None,
    };

    /// <summary>The evidence of a local or parameter, by all that its body assigns to it.</summary>
    public HResultEvidence OfLocal(ISymbol variable, IOperation inBody, CancellationToken cancellationToken) =>
        Ask(inBody, readsMembers: true, cancellationToken).ReadAll(variable).Evidence;

    /// <summary>The evidence of a field, property or parameter, by what its containing type gives it.</summary>
    public HResultEvidence OfMember(ISymbol member, CancellationToken cancellationToken) =>
        ReadMember(member.OriginalDefinition, cancellationToken).Evidence;

    /// <summary>The evidence of what a function returns, by all its returned values.</summary>
    /// <param name="returned">A value that the function returns, which itself counts for nothing if it is constant.</param>
    public HResultEvidence OfReturns(IReturnOperation returned, CancellationToken cancellationToken)
    {
        var function = FunctionOf(returned);
        var question = Ask(returned, readsMembers: false, cancellationToken);
        return ValueOrigin.OfAll(function.Descendants()
            .OfType<IReturnOperation>()
            .Where(other => other.ReturnedValue is not null && FunctionOf(other) == function)
            .Select(other => question.Read(other.ReturnedValue))).Evidence;
    }

    private static IOperation FunctionOf(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }

    private EvidenceQuestion Ask(IOperation inBody, bool readsMembers, CancellationToken cancellationToken) =>
        new(symbols, flows, caughtCalls, inBody, readsMembers ? member => ReadMember(member, cancellationToken) : null, cancellationToken);

    private bool HoldsCall(IOperation body) =>
        callers.TryGetValue(body.Syntax, out var holdsCall)
            ? holdsCall
            : callers.GetOrAdd(body.Syntax, body.Descendants().Any(operation =>
                operation is IInvocationOperation call && symbols.IsResultBearing(call.TargetMethod)));

    private ValueOrigin ReadMember(ISymbol member, CancellationToken cancellationToken)
    {
        if (members.TryGetValue(member, out var known))
        {
            return known;
        }

        return members.GetOrAdd(member, memberSources.Of(member, cancellationToken) is { } values
            ? ValueOrigin.OfAll(values.Select(value => Ask(value, readsMembers: false, cancellationToken).Read(value)))
            : ValueOrigin.Foreign);
    }
}

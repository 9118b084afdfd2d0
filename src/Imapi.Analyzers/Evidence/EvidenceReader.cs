using System.Collections.Concurrent;
using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>
/// Answers for all rules whether a value is an IMAPI HRESULT, of which generation, and from which method. A value has
/// evidence when it flows from a result-bearing IMAPI call of its body, when it is the code of an exception caught round
/// IMAPI calls, or when it is a member to which its type gives such values and nothing else but constants.
/// </summary>
internal sealed class EvidenceReader
{
    // A chain of copies longer than this is nobody's.
    private const int MaxCopies = 32;

    private readonly ImapiSymbols interop;
    private readonly CaughtCalls caughtCalls;
    private readonly MemberSources memberSources;
    private readonly BodyFlows flows;
    private readonly ConcurrentDictionary<SyntaxNode, bool> callers = new();
    private readonly ConcurrentDictionary<ISymbol, ValueOrigin> members = new(SymbolEqualityComparer.Default);

    public EvidenceReader(ImapiSymbols interop, BodyFlows flows)
    {
        this.interop = interop;
        this.flows = flows;
        caughtCalls = new(interop);
        memberSources = new(interop);
    }

    /// <summary>The IMAPI calls, in source order, whose failures a handler can catch.</summary>
    public IReadOnlyList<ImapiCall> CallsCaughtBy(ICatchClauseOperation handler, CancellationToken cancellationToken) =>
        caughtCalls.Of(handler, cancellationToken);

    /// <summary>The evidence of a value that is read.</summary>
    /// <param name="value">An operation of the operation tree, not of a control flow graph.</param>
    /// <param name="cancellationToken">Ends the work early by an exception.</param>
    public HResultEvidence Of(IOperation value, CancellationToken cancellationToken) =>
        Read(value, new(flows, value), readMembers: true, depth: 0, cancellationToken).Evidence;

    /// <summary>
    /// The evidence of a value that flows from result-bearing calls of its own body, and from nothing else but constants: no
    /// member of the type is asked. Costs next to nothing in a body that holds no such call.
    /// </summary>
    /// <param name="value">An operation of the operation tree, not of a control flow graph.</param>
    /// <param name="cancellationToken">Ends the work early by an exception.</param>
    public HResultEvidence OfCall(IOperation value, CancellationToken cancellationToken) => HoldsCall(BodyGraphs.RootOf(value))
        ? Read(value, new(flows, value), readMembers: false, depth: 0, cancellationToken).Evidence
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
    public HResultEvidence OfLocal(ISymbol variable, IOperation inBody, CancellationToken cancellationToken)
    {
        var question = new Question(flows, inBody);
        return Read(question.GetFlow(cancellationToken)?.AllOf(variable), question, readMembers: true, depth: 0, cancellationToken).Evidence;
    }

    /// <summary>The evidence of a field, property or parameter, by what its containing type gives it.</summary>
    public HResultEvidence OfMember(ISymbol member, CancellationToken cancellationToken) =>
        ReadMember(member.OriginalDefinition, cancellationToken).Evidence;

    /// <summary>The evidence of what a function returns, by all its returned values.</summary>
    /// <param name="returned">A value that the function returns, which itself counts for nothing if it is constant.</param>
    /// <param name="cancellationToken">Ends the work early by an exception.</param>
    public HResultEvidence OfReturns(IReturnOperation returned, CancellationToken cancellationToken)
    {
        var function = FunctionOf(returned);
        var question = new Question(flows, returned);
        return ValueOrigin.OfAll(function.Descendants()
            .OfType<IReturnOperation>()
            .Where(other => other.ReturnedValue is not null && FunctionOf(other) == function)
            .Select(other => Read(other.ReturnedValue, question, readMembers: false, depth: 0, cancellationToken))).Evidence;
    }

    private static IOperation FunctionOf(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }

    private bool HoldsCall(IOperation body) =>
        callers.TryGetValue(body.Syntax, out var holdsCall)
            ? holdsCall
            : callers.GetOrAdd(body.Syntax, body.Descendants().Any(operation =>
                operation is IInvocationOperation call && interop.IsResultBearing(call.TargetMethod)));

    private ValueOrigin Read(
        IReadOnlyList<Definition>? definitions, Question question, bool readMembers, int depth, CancellationToken cancellationToken) =>
        definitions is null
            ? ValueOrigin.Foreign
            : ValueOrigin.OfAll(definitions.Select(definition => definition switch
            {
                { Value: { } value } => question.Once((value, false), () => Read(value, question, readMembers, depth + 1, cancellationToken)),
                { IsIncoming: true, Variable: IParameterSymbol parameter } when readMembers => ReadMember(parameter, cancellationToken),
                _ => ValueOrigin.Foreign,
            }));

    private ValueOrigin Read(IOperation? value, Question question, bool readMembers, int depth, CancellationToken cancellationToken)
    {
        if (value is null || depth > MaxCopies)
        {
            return ValueOrigin.Foreign;
        }

        if (value.ConstantValue.HasValue)
        {
            return ValueOrigin.Constant;
        }

        if (Conversions.NullableIn(value) is { } nullable)
        {
            return Read(nullable);
        }

        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Read(conversion.Operand);
            case IConversionOperation { Operand.Type: { } from, Type: { } to } conversion
                when interop.IsHResultType(from) || interop.IsHResultType(to):
                return Read(conversion.Operand);
            case ISimpleAssignmentOperation assignment:
                return Read(assignment.Value);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return ReadAll(conditional.WhenTrue, whenFalse);
            case ICoalesceOperation coalesce:
                return ReadAll(coalesce.Value, coalesce.WhenNull);
            case IConditionalAccessOperation access:
                return Read(access.WhenNotNull);
            case ISwitchExpressionOperation choice:
                return ReadAll(choice.Arms.Select(static arm => arm.Value).ToArray());
            case IThrowOperation or IDefaultValueOperation:
                return ValueOrigin.Constant;
            case IFlowCaptureReferenceOperation capture:
                return this.Read(question.GetFlow(cancellationToken)?.CapturedBy(capture), question, readMembers, depth, cancellationToken);
            case ILocalReferenceOperation reference:
                return this.Read(question.Reaching(reference, cancellationToken), question, readMembers, depth, cancellationToken);
            case IParameterReferenceOperation reference:
                return this.Read(question.GetFlow(cancellationToken)?.Reaching(reference, reference.Parameter), question, readMembers, depth, cancellationToken);
            case IInvocationOperation invocation when interop.IsResultBearing(invocation.TargetMethod):
                return ValueOrigin.Of(new(interop.GenerationOfCall(invocation.TargetMethod), invocation.TargetMethod, isCaught: false, isReturned: true, isShared: false, invocation.Syntax));
            case IInvocationOperation { TargetMethod: { Name: "GetHRForException", ContainingType.Name: "Marshal" }, Arguments: [{ Value: var exception }] }:
                return ReadException(exception, question, depth, cancellationToken);
            case IPropertyReferenceOperation { Instance: { } instance } reference when ExceptionCode.IsOne(reference.Property):
                return ReadException(instance, question, depth, cancellationToken);
            case IMemberReferenceOperation { Instance: { Type: { } holder } instance, Member.Name: "Value" } when HResultTypes.IsHResultStruct(holder):
                return Read(instance);
            case IFieldReferenceOperation or IPropertyReferenceOperation when readMembers:
                return ReadMember(((IMemberReferenceOperation)value).Member.OriginalDefinition, cancellationToken);
            default:
                return ValueOrigin.Foreign;
        }

        ValueOrigin Read(IOperation part) => this.Read(part, question, readMembers, depth + 1, cancellationToken);

        ValueOrigin ReadAll(params IOperation[] parts) => ValueOrigin.OfAll(parts.Select(Read));
    }

    private ValueOrigin ReadException(IOperation exception, Question question, int depth, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return ReadException(conversion.Operand, question, depth, cancellationToken);
            case IConditionalAccessInstanceOperation instance when ReceiverOf(instance) is { } receiver:
                return ReadException(receiver, question, depth, cancellationToken);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } when MatchedBy(exception) is { } matched:
                return ReadException(matched, question, depth, cancellationToken);
            case IFlowCaptureReferenceOperation capture:
                return ReadExceptions(question.GetFlow(cancellationToken)?.CapturedBy(capture), local: null);
            case ILocalReferenceOperation { Local: var local } when IsOnlyCaught(local, cancellationToken):
                return ReadCaught(local, cancellationToken);
            case ILocalReferenceOperation reference:
                return ReadExceptions(question.Reaching(reference, cancellationToken), reference.Local);
            default:
                return ValueOrigin.Foreign;
        }

        ValueOrigin ReadExceptions(IReadOnlyList<Definition>? definitions, ILocalSymbol? local) =>
            definitions is null or [] || depth > MaxCopies
                ? ValueOrigin.Foreign
                : ValueOrigin.OfAll(definitions.Select(definition => definition.Value switch
                {
                    null => ValueOrigin.Foreign,
                    ICaughtExceptionOperation when local is not null => ReadCaught(local, cancellationToken),
                    { ConstantValue: { HasValue: true, Value: null } } => ValueOrigin.Constant,
                    var value => question.Once((value, true), () => ReadException(value, question, depth + 1, cancellationToken)),
                }));
    }

    private static IOperation? ReceiverOf(IConditionalAccessInstanceOperation instance)
    {
        for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access)
            {
                return access.Operation;
            }
        }

        return null;
    }

    // ex is { HResult: … }: the pattern's input.
    private static IOperation? MatchedBy(IOperation input)
    {
        for (var parent = input.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IRecursivePatternOperation pattern)
            {
                return PatternInput.Of(pattern);
            }
        }

        return null;
    }

    // The usual case, for which no flow need be known: nothing in the handler gives the variable another exception.
    private static bool IsOnlyCaught(ILocalSymbol exception, CancellationToken cancellationToken)
    {
        if (exception.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellationToken) is not CatchDeclarationSyntax { Parent: CatchClauseSyntax handler })
        {
            return false;
        }

        return !handler.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == exception.Name && SoleDefinition.IsWrite(name));
    }

    private ValueOrigin ReadCaught(ILocalSymbol exception, CancellationToken cancellationToken)
    {
        if (exception.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellationToken) is not CatchDeclarationSyntax { Parent.Parent: TryStatementSyntax statement })
        {
            return ValueOrigin.Foreign;
        }

        return ValueOrigin.Of(caughtCalls.EvidenceOf(statement, cancellationToken));
    }

    private ValueOrigin ReadMember(ISymbol member, CancellationToken cancellationToken)
    {
        if (members.TryGetValue(member, out var known))
        {
            return known;
        }

        return members.GetOrAdd(member, memberSources.Of(member, cancellationToken) is { } values
            ? ValueOrigin.OfAll(values.Select(value => Read(value, new(flows, value), readMembers: false, depth: 0, cancellationToken)))
            : ValueOrigin.Foreign);
    }

    /// <summary>One question: the flow of the body that its value stands in, made only when it is asked for, and what is known of copied values.</summary>
    private sealed class Question(BodyFlows flows, IOperation operation)
    {
        private Dictionary<(IOperation Value, bool IsException), ValueOrigin>? copied;

        /// <summary>
        /// Where a copied value comes from. It is read once, for many ways may lead to it, and adds nothing where the way leads
        /// back to it.
        /// </summary>
        public ValueOrigin Once((IOperation Value, bool IsException) copy, Func<ValueOrigin> read)
        {
            copied ??= [];
            if (!copied.TryGetValue(copy, out var origin))
            {
                copied.Add(copy, ValueOrigin.Constant);
                copied[copy] = origin = read();
            }

            return origin;
        }

        public BodyFlow? GetFlow(CancellationToken cancellationToken) => flows.Of(operation, cancellationToken);

        public IReadOnlyList<Definition>? Reaching(ILocalReferenceOperation use, CancellationToken cancellationToken) =>
            flows.Reaching(use, operation, cancellationToken);
    }
}

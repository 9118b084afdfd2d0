using Imapi.Analyzers.Flow;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>
/// One question about values of one body: where they come from, through everything that only hands them on. Each copied value
/// is read once, and the flow of the body is made when it is first needed.
/// </summary>
/// <param name="symbols">The IMAPI symbols of the compilation.</param>
/// <param name="flows">The flows of bodies.</param>
/// <param name="caughtCalls">Reads what the exceptions caught by a handler come from.</param>
/// <param name="inBody">An operation of the operation tree, in the body that the question is about.</param>
/// <param name="readMember">Reads what fields, properties and parameters are given; null if their values count as foreign.</param>
/// <param name="cancellationToken">The token of the analysis.</param>
internal sealed class EvidenceQuestion(
    ImapiSymbols symbols,
    BodyFlows flows,
    CaughtCalls caughtCalls,
    IOperation inBody,
    Func<ISymbol, ValueOrigin>? readMember,
    CancellationToken cancellationToken)
{
    // A value that is handed on more often than this counts as foreign.
    private const int MaxSteps = 32;

    private Dictionary<(IOperation Value, bool IsException), ValueOrigin>? copied;
    private int steps;

    /// <summary>Where a value comes from.</summary>
    public ValueOrigin Read(IOperation? value)
    {
        if (value is null || steps > MaxSteps)
        {
            return ValueOrigin.Foreign;
        }

        if (value.ConstantValue.HasValue)
        {
            return ValueOrigin.Constant;
        }

        steps++;
        var origin = ReadValue(value);
        steps--;
        return origin;
    }

    /// <summary>Where the values come from that the body gives to a local or parameter, in whatever order.</summary>
    public ValueOrigin ReadAll(ISymbol variable) => ReadDefinitions(GetFlow()?.AllOf(variable));

    private ValueOrigin ReadValue(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation { OperatorMethod: not null, Operand.Type: { } from, Type: { } to } conversion
                when symbols.IsHResultType(from) || symbols.IsHResultType(to):
                return Read(conversion.Operand);
            case IThrowOperation or IDefaultValueOperation:
                return ValueOrigin.Constant;
            case IFlowCaptureReferenceOperation capture:
                return ReadDefinitions(GetFlow()?.CapturedBy(capture));
            case ILocalReferenceOperation reference:
                return ReadDefinitions(flows.Reaching(reference, inBody, cancellationToken));
            case IParameterReferenceOperation reference:
                return ReadDefinitions(GetFlow()?.Reaching(reference, reference.Parameter));
            case IInvocationOperation { TargetMethod: var method } call when symbols.IsResultBearing(method):
                return ValueOrigin.Of(new(
                    symbols.GenerationOfCall(method), method, isCaught: false, isReturned: true, isShared: false, call.Syntax));
            case IInvocationOperation { TargetMethod: var method, Arguments: [{ Value: var exception }] }
                when FrameworkMembers.IsMarshal(method, "GetHRForException"):
                return ReadException(exception);
            case IPropertyReferenceOperation { Instance: { } instance } reference when ExceptionCode.IsOne(reference.Property):
                return ReadException(instance);
            case IMemberReferenceOperation { Instance: { Type: { } holder } instance, Member.Name: "Value" }
                when HResultTypes.IsHResultStruct(holder):
                return Read(instance);
        }

        var sources = ValueFlow.SourcesOf(value);
        if (!sources.IsEmpty)
        {
            return ValueOrigin.OfAll(sources.Select(Read));
        }

        return value is IFieldReferenceOperation or IPropertyReferenceOperation && readMember is not null
            ? readMember(((IMemberReferenceOperation)value).Member.OriginalDefinition)
            : ValueOrigin.Foreign;
    }

    private ValueOrigin ReadDefinitions(IReadOnlyList<Definition>? definitions) =>
        definitions is null
            ? ValueOrigin.Foreign
            : ValueOrigin.OfAll(definitions.Select(definition => definition switch
            {
                { Value: { } value } => ReadCopied(value, isException: false),
                { IsIncoming: true, Variable.Symbol: { } parameter } when readMember is not null => readMember(parameter),
                _ => ValueOrigin.Foreign,
            }));

    // Many ways may lead to a copied value; where the way leads back to it, it adds nothing.
    private ValueOrigin ReadCopied(IOperation value, bool isException)
    {
        copied ??= [];
        if (!copied.TryGetValue((value, isException), out var origin))
        {
            copied.Add((value, isException), ValueOrigin.Constant);
            copied[(value, isException)] = origin = isException ? ReadException(value) : Read(value);
        }

        return origin;
    }

    private ValueOrigin ReadException(IOperation exception)
    {
        switch (exception)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return ReadException(conversion.Operand);
            case IConditionalAccessInstanceOperation instance when ReceiverOf(instance) is { } receiver:
                return ReadException(receiver);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } when MatchedBy(exception) is { } matched:
                return ReadException(matched);
            case IFlowCaptureReferenceOperation capture:
                return ReadExceptions(GetFlow()?.CapturedBy(capture), local: null);
            case ILocalReferenceOperation { Local: var local } when IsOnlyCaught(local):
                return ReadCaught(local);
            case ILocalReferenceOperation reference:
                return ReadExceptions(flows.Reaching(reference, inBody, cancellationToken), reference.Local);
            default:
                return ValueOrigin.Foreign;
        }
    }

    private ValueOrigin ReadExceptions(IReadOnlyList<Definition>? definitions, ILocalSymbol? local)
    {
        if (definitions is null or [] || steps > MaxSteps)
        {
            return ValueOrigin.Foreign;
        }

        steps++;
        var origin = ValueOrigin.OfAll(definitions.Select(definition => definition.Value switch
        {
            null => ValueOrigin.Foreign,
            ICaughtExceptionOperation when local is not null => ReadCaught(local),
            { ConstantValue: { HasValue: true, Value: null } } => ValueOrigin.Constant,
            var value => ReadCopied(value, isException: true),
        }));
        steps--;
        return origin;
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

    // The usual case, which needs no flow: nothing in the handler gives the variable another exception.
    private bool IsOnlyCaught(ILocalSymbol exception)
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

    private ValueOrigin ReadCaught(ILocalSymbol exception)
    {
        if (exception.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellationToken) is not CatchDeclarationSyntax { Parent.Parent: TryStatementSyntax statement })
        {
            return ValueOrigin.Foreign;
        }

        return ValueOrigin.Of(caughtCalls.EvidenceOf(statement, cancellationToken));
    }

    private BodyFlow? GetFlow() => flows.Of(inBody, cancellationToken);
}

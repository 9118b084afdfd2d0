using System.Collections.Concurrent;
using System.Reflection;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Operations;
using Imapi.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Imapi.Analyzers.Evidence;

/// <summary>
/// Reads which IMAPI calls a try block makes, whose failures its handlers can catch: in the block itself, or one
/// non-virtual or local method of the same type away.
/// </summary>
internal sealed class CaughtCalls(ImapiSymbols symbols)
{
    private readonly LateBinding lateBinding = new(symbols);
    private readonly ConcurrentDictionary<TryStatementSyntax, Calls> known = new();

    /// <summary>The evidence that an exception caught by this statement carries.</summary>
    public HResultEvidence EvidenceOf(TryStatementSyntax statement, CancellationToken cancellationToken)
    {
        var calls = ReadCalls(statement, cancellationToken);
        return new(calls.Generations, method: null, isCaught: true, isReturned: false, calls.HasOther);
    }

    /// <summary>
    /// The IMAPI calls, in source order, whose failures this handler can catch, be it as what an inner one makes of them.
    /// </summary>
    public IReadOnlyList<ImapiCall> Of(ICatchClauseOperation handler, CancellationToken cancellationToken)
    {
        var calls = new Calls(handler);
        Gather(((ITryOperation)handler.Parent!).Body, calls, mayFollow: true, cancellationToken);
        return calls.Thrown;
    }

    private Calls ReadCalls(TryStatementSyntax statement, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(statement, out var calls))
        {
            return calls;
        }

        calls = new Calls();
        if (symbols.GetModel(statement.SyntaxTree).GetOperation(statement, cancellationToken) is ITryOperation { Body: var body })
        {
            Gather(body, calls, mayFollow: true, cancellationToken);
        }

        return known.GetOrAdd(statement, calls);
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
            case IAnonymousFunctionOperation { Body: var lambdaBody }:
                GatherWrapped(lambdaBody, calls, mayFollow, cancellationToken);
                return;
            case ITryOperation inner:
                GatherInner(inner, calls, mayFollow, cancellationToken);
                return;
            case IInvocationOperation invocation:
                AddCall(invocation.TargetMethod, calls, mayFollow);
                var body = mayFollow ? BodyOf(invocation.TargetMethod, operation, cancellationToken) : null;
                if (body is not null)
                {
                    Gather(body, calls, mayFollow: false, cancellationToken);
                }

                calls.ThrowsResults |= body is null && MayThrowResult(invocation);
                calls.Add(
                    lateBinding.GenerationOf(invocation, cancellationToken), InvokedMember(
                        invocation), isRead: IsReadByReflection(invocation), isReflected: true);
                break;
            case IThrowOperation thrown when !calls.IsInHandler || (thrown.Exception is not null && !ThrowsAnother(thrown)):
                calls.ThrowsResults |= !calls.Misses(thrown);
                break;
            case IPropertyReferenceOperation { Property: var property }:
                calls.Add(symbols.GenerationOf(property), property.Name, symbols.NameOfInterface(property), isRead: !IsWritten(operation));
                calls.HasOther |= mayFollow
                    && (property.GetMethod ?? property.SetMethod) is { } accessor
                    && symbols.IsOtherInterop(accessor);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                calls.HasOther |= mayFollow && symbols.IsOtherInterop(constructor);
                break;
            case IEventReferenceOperation { Event: var @event }:
                calls.Add(symbols.GenerationOf(@event), @event.Name, symbols.NameOfInterface(@event));
                break;
            case IForEachLoopOperation loop:
                AddElements(loop, calls, cancellationToken);
                break;
            case IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation:
                calls.Add(
                    lateBinding.GenerationOf(operation, cancellationToken),
                    (operation as IDynamicMemberReferenceOperation)?.MemberName,
                    isRead: operation.Parent is not IDynamicInvocationOperation && !IsWritten(operation));
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Gather(child, calls, mayFollow, cancellationToken);
        }
    }

    private void GatherInner(ITryOperation statement, Calls calls, bool mayFollow, CancellationToken cancellationToken)
    {
        if (statement.Catches.IsEmpty)
        {
            Gather(statement.Body, calls, mayFollow, cancellationToken);
        }
        else if (!KeepsFailures(statement, calls))
        {
            var count = calls.Earlier.Count;
            calls.Earlier.AddRange(statement.Catches.Where(static handler =>
                handler.Filter is null && !handler.Handler.Descendants().Any(static operation => operation is IThrowOperation)));
            GatherWrapped(statement.Body, calls, mayFollow, cancellationToken);
            calls.Earlier.RemoveRange(count, calls.Earlier.Count - count);
        }

        var isInHandler = calls.IsInHandler;
        calls.IsInHandler = true;
        foreach (var handler in statement.Catches)
        {
            Gather(handler, calls, mayFollow, cancellationToken);
        }

        calls.IsInHandler = isInHandler;
        if (statement.Finally is { } last)
        {
            Gather(last, calls, mayFollow, cancellationToken);
        }
    }

    private void GatherWrapped(IOperation body, Calls calls, bool mayFollow, CancellationToken cancellationToken)
    {
        var isWrapped = calls.IsWrapped;
        calls.IsWrapped = true;
        Gather(body, calls, mayFollow, cancellationToken);
        calls.IsWrapped = isWrapped;
    }

    private void AddCall(IMethodSymbol method, Calls calls, bool isInBlock)
    {
        calls.Add(
            symbols.GenerationOfCall(method), method.Name, symbols.NameOfInterface(method), isReturned: symbols.IsResultBearing(method));

        // Only what the block itself calls can be mistaken: the design asks no more of a method one away.
        calls.HasOther |= isInBlock && symbols.IsOtherInterop(method);
    }

    private void AddElements(IForEachLoopOperation loop, Calls calls, CancellationToken cancellationToken)
    {
        if (loop.Collection.WalkDownConversions().Type is INamedTypeSymbol type)
        {
            calls.Add(symbols.GenerationOf(type), "GetEnumerator", symbols.InterfaceOf(type)?.Name ?? type.Name);
        }

        calls.Add(lateBinding.GenerationOf(loop, cancellationToken), "GetEnumerator");
    }

    // type.InvokeMember("Write", …)
    private static string? InvokedMember(IInvocationOperation invocation) =>
        invocation.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string member } }, ..] ? member : null;

    // type.InvokeMember("VendorId", BindingFlags.GetProperty, …)
    private static bool IsReadByReflection(IInvocationOperation invocation) =>
        invocation.Arguments.Any(static argument =>
            argument is { Parameter.Name: "invokeAttr", Value.ConstantValue: { HasValue: true, Value: int flags } }
            && ((BindingFlags)flags & (BindingFlags.GetProperty | BindingFlags.InvokeMethod)) == BindingFlags.GetProperty);

    // Marshal.ThrowExceptionForHR(hr), hr.ThrowOnFailure(), Check(hr) of another type: none else of the framework's, and nothing
    // that only tells or shows what the HRESULT is.
    private bool MayThrowResult(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (symbols.GenerationOfCall(method) != Generation.None
            || (FrameworkMembers.IsInSystemNamespace(method.ContainingType) && !FrameworkMembers.IsThrowExceptionForHR(method)))
        {
            return false;
        }

        return (IsResult(invocation.Instance) && !method.IsOverride && method.ReturnType.SpecialType != SpecialType.System_Boolean)
            || invocation.Arguments.Any(argument => IsResult(argument.Value));
    }

    private bool IsResult(IOperation? value)
    {
        value = value?.WalkDownConversions();
        return value is ILocalReferenceOperation or IInvocationOperation && value.Type is { } type && symbols.IsHResultType(type);
    }

    private static bool IsWritten(IOperation property) =>
        property.Parent is IAssignmentOperation assignment && assignment.Target == property;

    // Event handlers and stored delegates run at another time; what is passed to a call is taken to run in it.
    private static bool IsArgument(IOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation } };

    // No failure of a call gets past the handlers: they end it, or make an exception of it that the one asked about does not see.
    private static bool KeepsFailures(ITryOperation statement, Calls calls)
    {
        foreach (var handler in statement.Catches)
        {
            if (handler.ExceptionType is not { } type || !FrameworkMembers.IsComExceptionOrBase(type))
            {
                continue;
            }

            if (handler.Handler.Descendants().Any(operation => operation is IThrowOperation thrown
                && (!ThrowsAnother(thrown) || calls.Arrives(thrown))))
            {
                return false;
            }

            if (handler.Filter is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool ThrowsAnother(IThrowOperation thrown) => thrown.Exception?.WalkDownConversions() switch
    {
        IObjectCreationOperation { Type: { } created } => !FrameworkMembers.IsComException(created),
        { Type: { } type } => !FrameworkMembers.IsComException(type) && !FrameworkMembers.IsComExceptionOrBase(type),
        _ => false,
    };

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
        return symbols.GetModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) switch
        {
            ILocalFunctionOperation function => function.Body,
            var body => body,
        };
    }

    /// <param name="asked">The handler that is asked about, null for what can tell an HRESULT: a translated failure cannot.</param>
    private sealed class Calls(ICatchClauseOperation? asked = null)
    {
        private readonly List<ImapiCall> imapi = [];

        /// <summary>The handlers that an exception meets, and ends at, before the one that is asked about.</summary>
        public List<ICatchClauseOperation> Earlier { get; } = asked?.Parent is ITryOperation { Catches: var all }
            ? [.. all.TakeWhile(handler => handler != asked).Where(static handler => handler.Filter is null)]
            : [];

        /// <summary>Whether what is read is in a handler of an inner try: what it throws comes from what it caught.</summary>
        public bool IsInHandler { get; set; }

        /// <summary>Whether what is thrown may arrive as another exception: out of an inner try, or of a lambda that a task runs.</summary>
        public bool IsWrapped { get; set; }

        public Generation Generations { get; private set; }

        public bool HasOther { get; set; }

        /// <summary>Whether something may make an exception of a returned HRESULT.</summary>
        public bool ThrowsResults { get; set; }

        /// <summary>The calls whose failure can arrive as an exception: what is returned must be thrown first.</summary>
        public IReadOnlyList<ImapiCall> Thrown => ThrowsResults ? imapi : imapi.FindAll(static call => !call.IsReturned);

        /// <summary>Whether the handler that is asked about cannot catch what is made here.</summary>
        public bool Misses(IThrowOperation thrown) =>
            asked is not null
            && !IsWrapped
            && thrown.Exception?.WalkDownConversions() is { Type: INamedTypeSymbol type } exception
            && !Arrives(thrown)
            && (exception is IObjectCreationOperation || !IsOrDerivesFrom(asked.ExceptionType, type));

        public bool Arrives(IThrowOperation thrown) =>
            asked is not null
            && thrown.Exception?.WalkDownConversions().Type is { } type
            && Catches(asked, type)
            && !Earlier.Exists(handler => Catches(handler, type));

        private static bool Catches(ICatchClauseOperation handler, ITypeSymbol exception) =>
            handler.ExceptionType is null || IsOrDerivesFrom(exception, handler.ExceptionType);

        private static bool IsOrDerivesFrom(ITypeSymbol? type, ITypeSymbol other)
        {
            for (; type is not null; type = type.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(type, other))
                {
                    return true;
                }
            }

            return false;
        }

        public void Add(
            Generation generation, string? member, string? interfaceName = null, bool isRead = false, bool isReflected = false, bool isReturned = false)
        {
            if (generation != Generation.None)
            {
                Generations |= generation;
                imapi.Add(new(interfaceName, member ?? "Item", isRead, isReflected, isReturned));
            }
        }
    }
}

/// <summary>An IMAPI call that a try block makes.</summary>
/// <param name="interfaceName">The interface, null for late binding.</param>
/// <param name="member">The method, property or event.</param>
/// <param name="isRead">Whether a property is only read.</param>
/// <param name="isReflected">Whether it is made by reflection, so a failure arrives inside another exception.</param>
/// <param name="isReturned">Whether it returns its HRESULT, so a failure is not an exception by itself.</param>
internal readonly struct ImapiCall(string? interfaceName, string member, bool isRead, bool isReflected, bool isReturned)
{
    public string Member { get; } = member;

    public bool IsReflected { get; } = isReflected;

    public bool IsReturned { get; } = isReturned;

    /// <summary>The name for a message, such as <c>IDiscFormat2Data.Write</c>.</summary>
    public string Name => interfaceName is null ? Member : interfaceName + "." + Member;

    /// <summary>Whether it only says which drive is meant: what follows is about that drive.</summary>
    public bool IsSetUp => !isRead && ImapiCatalog.RoleOf(Member) == MemberRole.SetUp;

    /// <summary>Whether it only asks what a device or a disc can do.</summary>
    public bool IsProbe =>
        isRead
        || Member.StartsWith("get_", StringComparison.Ordinal)
        || ImapiCatalog.RoleOf(Member) == MemberRole.Probe;
}

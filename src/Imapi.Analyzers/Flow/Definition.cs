using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>One place that gives a variable a value.</summary>
/// <param name="variable">An <see cref="ISymbol"/> or a <see cref="Microsoft.CodeAnalysis.FlowAnalysis.CaptureId"/>.</param>
/// <param name="value">The value, or null where it is not an expression of this body: <c>out</c>, <c>++</c>, <c>foreach</c>.</param>
/// <param name="isIncoming">Whether this is a parameter's value at the start of the body.</param>
/// <param name="store">The statement-level assignment or declarator that gives the value, or null where its value is used further.</param>
/// <param name="copied">The variable or flow capture that the value is a mere copy of, or null.</param>
/// <param name="isPartial">Whether the old value may stay: <c>ref</c> arguments, patterns that need not match.</param>
internal sealed class Definition(object variable, IOperation? value, SyntaxNode? store, object? copied, bool isIncoming, bool isPartial)
{
    public object Variable { get; } = variable;

    public IOperation? Value { get; } = value;

    public SyntaxNode? Store { get; } = store;

    public object? Copied { get; } = copied;

    public bool IsIncoming { get; } = isIncoming;

    public bool IsPartial { get; } = isPartial;
}

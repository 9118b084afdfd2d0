using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Flow;

/// <summary>One place that gives a variable a value.</summary>
/// <param name="variable">The variable.</param>
/// <param name="value">The value, or null where it is not an expression of this body: <c>out</c>, <c>++</c>, <c>foreach</c>.</param>
/// <param name="isIncoming">Whether this is a parameter's value at the start of the body.</param>
/// <param name="store">The statement-level assignment or declarator that gives the value, or null where its value is used further.</param>
/// <param name="copied">The variable or flow capture that the value is a mere copy of, or null.</param>
/// <param name="isPartial">Whether the old value may stay: <c>ref</c> arguments, patterns that need not match.</param>
internal sealed class Definition(
    FlowVariable variable, IOperation? value, SyntaxNode? store, FlowVariable? copied, bool isIncoming, bool isPartial)
{
    public FlowVariable Variable { get; } = variable;

    public IOperation? Value { get; } = value;

    public SyntaxNode? Store { get; } = store;

    public FlowVariable? Copied { get; } = copied;

    public bool IsIncoming { get; } = isIncoming;

    public bool IsPartial { get; } = isPartial;
}

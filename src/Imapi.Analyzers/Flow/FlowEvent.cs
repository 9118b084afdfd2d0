namespace Imapi.Analyzers.Flow;

/// <summary>One step of a block in evaluation order: a variable or flow capture is read, or given a value.</summary>
internal readonly struct FlowEvent
{
    private FlowEvent(Definition? definition, FlowVariable? examined) => (Definition, Examined) = (definition, examined);

    /// <summary>What is given a value here, or null.</summary>
    public Definition? Definition { get; }

    /// <summary>What is read here in a way that examines it, or null: a mere copy examines nothing.</summary>
    public FlowVariable? Examined { get; }

    public static FlowEvent Define(Definition definition) => new(definition, examined: null);

    public static FlowEvent Read(FlowVariable? examined) => new(definition: null, examined);
}

namespace Imapi.Analyzers.Options;

/// <summary>What the values of an option look like.</summary>
internal enum OptionKind
{
    Boolean,
    MethodName,
    MethodNames,
    TypeNames,
}

namespace Imapi.Analyzers.Catalog;

/// <summary>A named IMAPI HRESULT value.</summary>
/// <param name="name">The header's name, such as <c>IMAPI_E_NOTOPENED</c>.</param>
/// <param name="value">The 32-bit pattern.</param>
/// <param name="generation">The generation of the header that defines it.</param>
/// <param name="header">The header's file name.</param>
internal sealed class ResultCode(string name, uint value, Generation generation, string header)
{
    public string Name { get; } = name;

    public uint Value { get; } = value;

    public Generation Generation { get; } = generation;

    public string Header { get; } = header;

    /// <summary>Whether the severity bit is set.</summary>
    public bool IsFailure => HResultBits.IsFailure(Value);

    /// <summary>Whether the number alone proves IMAPI: failures of facility 0xAA have no other known owner.</summary>
    public bool IsUniqueToImapi => IsFailure && Generation != Generation.V1;
}

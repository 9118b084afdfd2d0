namespace Imapi.Analyzers.Declarations;

/// <summary>How a declaration brings a COM interface into C#.</summary>
internal enum DeclarationStyle
{
    /// <summary><c>[ComImport]</c>: own members only, bases redeclared, <c>_VtblGap</c> counted.</summary>
    ComImport,

    /// <summary><c>[GeneratedComInterface]</c>: the base's members come first, and the root is IUnknown.</summary>
    Generated,

    /// <summary>A struct with a <c>[Guid]</c>, whose methods call through slot numbers.</summary>
    VtableStruct,
}

namespace Imapi.Analyzers.Declarations;

/// <summary>The values of <c>ComInterfaceType</c>.</summary>
internal enum ComInterfaceKind
{
    /// <summary>Derived from IDispatch, called through the vtable; what an interface is without the attribute.</summary>
    Dual = 0,
    Unknown = 1,

    /// <summary>Called by DISPID alone.</summary>
    Dispatch = 2,
}

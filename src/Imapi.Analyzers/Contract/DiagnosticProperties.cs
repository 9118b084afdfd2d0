namespace Imapi.Analyzers.Contract;

/// <summary>
/// The keys of <c>Diagnostic.Properties</c> by which an analyzer tells its fix what to write. Options that a fix needs travel
/// under their own keys, see <c>ImapiOptions.PropertiesForFixes</c>.
/// </summary>
internal static class DiagnosticProperties
{
    /// <summary>IMAPI1001, IMAPI1002: the name of the result code that the constant is, if it is one.</summary>
    public const string ResultCode = "ResultCode";

    /// <summary>IMAPI1002: the one value, in decimal, that an HRESULT of that code arrives with, if there is only one.</summary>
    public const string ArrivingValue = "Arriving";

    /// <summary>IMAPI1003: the header's value: eight hexadecimal digits after <c>0x</c>, or a decimal number.</summary>
    public const string HeaderValue = "HeaderValue";

    /// <summary>IMAPI1004, IMAPI1007: the name of the result code that is meant, if the fix may write it.</summary>
    public const string Counterpart = "Counterpart";

    /// <summary>IMAPI1006: the names of the members, separated by <c>|</c>, if the program's enumeration has them.</summary>
    public const string Members = "Members";

    /// <summary>
    /// IMAPI2003, IMAPI2004: <see cref="Success"/> or <see cref="Failure"/>, what the test means; without it there is no
    /// fix.
    /// </summary>
    public const string Meaning = "Meaning";

    /// <summary>The meaning of a test that is true if the call succeeded.</summary>
    public const string Success = "Success";

    /// <summary>The meaning of a test that is true if the call failed.</summary>
    public const string Failure = "Failure";

    /// <summary>IMAPI2005: is there if <c>throw;</c> can end the handler without making code unreachable.</summary>
    public const string CanPropagate = "CanPropagate";

    /// <summary>IMAPI2006: is there if the call returns its HRESULT, which the fix must check.</summary>
    public const string ResultBearing = "ResultBearing";

    /// <summary>IMAPI3001: the header's id, in upper-case digits; absent where it is not certain which interface is meant.</summary>
    public const string HeaderId = "HeaderId";

    /// <summary>IMAPI3002: the right member of <c>ComInterfaceType</c>.</summary>
    public const string InterfaceType = "InterfaceType";

    /// <summary>IMAPI3004: the right return type, as the file writes it.</summary>
    public const string ReturnType = "ReturnType";
}

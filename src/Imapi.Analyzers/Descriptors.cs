using System.Resources;
using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers;

/// <summary>The rule table. Titles, messages and descriptions stand in Resources.resx under the rule's id.</summary>
internal static class Descriptors
{
    /// <summary>IMAPI1001; message arguments: the number as written, the code's name, its meaning.</summary>
    public static readonly DiagnosticDescriptor MagicResultCode =
        Rule("IMAPI1001", ResultCodes, DiagnosticSeverity.Warning, "imapi-return-values");

    /// <summary>IMAPI1007; message argument: the number as written.</summary>
    public static readonly DiagnosticDescriptor UnknownResultCode =
        Rule("IMAPI1007", ResultCodes, DiagnosticSeverity.Warning, "imapi-return-values");

    /// <summary>IMAPI1007 where one code differs in its severity bits alone; further arguments: that code's value and name.</summary>
    public static readonly DiagnosticDescriptor UnknownResultCodeWithCounterpart =
        Rule("IMAPI1007", ResultCodes, DiagnosticSeverity.Warning, "imapi-return-values", "CounterpartMessage");

    /// <summary>IMAPI2001; message arguments: interface and method, its success codes, those that hide a failure.</summary>
    public static readonly DiagnosticDescriptor IgnoredResult =
        Rule("IMAPI2001", Results, DiagnosticSeverity.Warning, "imapi-return-values");

    /// <summary>IMAPI2001 where the method has success codes other than S_OK.</summary>
    public static readonly DiagnosticDescriptor IgnoredResultWithSuccessCodes =
        Rule("IMAPI2001", Results, DiagnosticSeverity.Warning, "imapi-return-values", "SuccessCodesMessage");

    /// <summary>IMAPI2001 where one of the success codes says that the work was not done.</summary>
    public static readonly DiagnosticDescriptor IgnoredResultWithHiddenFailure =
        Rule("IMAPI2001", Results, DiagnosticSeverity.Warning, "imapi-return-values", "HiddenFailureMessage");

    /// <summary>IMAPI2002; message arguments: interface and method, the variable.</summary>
    public static readonly DiagnosticDescriptor UnexaminedStore =
        Rule("IMAPI2002", Results, DiagnosticSeverity.Warning, "imapi-return-values");

    /// <summary>IMAPI2006; message arguments: interface and method, the call that disappears.</summary>
    public static readonly DiagnosticDescriptor DisappearingCall =
        Rule("IMAPI2006", Results, DiagnosticSeverity.Warning, "imapi-return-values");

    private const string ResultCodes = "Imapi.ResultCodes";
    private const string Results = "Imapi.Results";

    private static ResourceManager Texts => field ??= new("Imapi.Analyzers.Resources", typeof(Descriptors).Assembly);

    /// <summary>A result code's one-line meaning, in the language in which the message is read.</summary>
    public static LocalizableString MeaningOf(string resultCodeName) =>
        new LocalizableResourceString(resultCodeName, ImapiCatalog.Meanings, typeof(Descriptors));

    private static DiagnosticDescriptor Rule(
        string id, string category, DiagnosticSeverity severity, string page, string message = "Message") =>
#pragma warning disable RS0030 // The one place where a rule is made.
        new(
            id,
            Text(id, "Title"),
            Text(id, message),
            category,
            severity,
            isEnabledByDefault: true,
            Text(id, "Description"),
            helpLinkUri: "https://learn.microsoft.com/windows/win32/imapi/" + page);
#pragma warning restore RS0030

    private static LocalizableResourceString Text(string id, string part) => new(id + "_" + part, Texts, typeof(Descriptors));
}

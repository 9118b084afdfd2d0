using System.Reflection;
using System.Resources;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers;

/// <summary>The rule table. Titles, messages and descriptions are in Resources.resx under the rule's id.</summary>
internal static class Descriptors
{
    /// <summary>IMAPI1001; message arguments: the number as written, the code's name, its meaning.</summary>
    public static readonly DiagnosticDescriptor MagicResultCode =
        Rule("IMAPI1001", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI1002; message arguments: the constant, the value that arrives, the value that it is compared with.</summary>
    public static readonly DiagnosticDescriptor NeverMatchingComparison =
        Rule("IMAPI1002", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI1002 where a checked conversion throws; message argument: the constant.</summary>
    public static readonly DiagnosticDescriptor ThrowingComparison =
        Rule("IMAPI1002", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage, "ThrownMessage");

    /// <summary>IMAPI1002 between boxed values; message arguments: the constant, the types of the HRESULT and of the constant.</summary>
    public static readonly DiagnosticDescriptor BoxedComparison =
        Rule("IMAPI1002", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage, "BoxedMessage");

    /// <summary>IMAPI1003; message arguments: the constant's name, its value, the header's value, the header.</summary>
    public static readonly DiagnosticDescriptor WrongConstantValue =
        Rule("IMAPI1003", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI1004; message arguments: the constant, its generation, the value's generation.</summary>
    public static readonly DiagnosticDescriptor OtherGenerationCode =
        Rule("IMAPI1004", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI1004 where the other generation has a code of the same meaning; further argument: that code.</summary>
    public static readonly DiagnosticDescriptor OtherGenerationCodeWithCounterpart =
        Rule("IMAPI1004", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage, "CounterpartMessage");

    /// <summary>IMAPI1005; message argument: the constant.</summary>
    public static readonly DiagnosticDescriptor NeverThrownCode =
        Rule("IMAPI1005", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI1005 given to <c>Marshal</c>; message arguments: the constant, the method.</summary>
    public static readonly DiagnosticDescriptor NeverThrownArgument =
        Rule("IMAPI1005", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage, "ThrowerMessage");

    /// <summary>IMAPI1006; message arguments: the number as written, the member or members.</summary>
    public static readonly DiagnosticDescriptor MagicEnumerationMember =
        Rule("IMAPI1006", ResultCodes, DiagnosticSeverity.Info, EnumerationsPage);

    /// <summary>IMAPI1006 where there is no such member; message arguments: the number as written, the enumeration.</summary>
    public static readonly DiagnosticDescriptor UnknownEnumerationMember =
        Rule("IMAPI1006", ResultCodes, DiagnosticSeverity.Info, EnumerationsPage, "UnknownMessage");

    /// <summary>IMAPI1007; message argument: the number as written.</summary>
    public static readonly DiagnosticDescriptor UnknownResultCode =
        Rule("IMAPI1007", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI1007 where one code differs in its severity bits alone; further arguments: that code's value and name.</summary>
    public static readonly DiagnosticDescriptor UnknownResultCodeWithCounterpart =
        Rule("IMAPI1007", ResultCodes, DiagnosticSeverity.Warning, ReturnValuesPage, "CounterpartMessage");

    /// <summary>IMAPI2001; message arguments: interface and method, its success codes, those that hide a failure.</summary>
    public static readonly DiagnosticDescriptor IgnoredResult =
        Rule("IMAPI2001", Results, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI2001 where the method has success codes other than S_OK.</summary>
    public static readonly DiagnosticDescriptor IgnoredResultWithSuccessCodes =
        Rule("IMAPI2001", Results, DiagnosticSeverity.Warning, ReturnValuesPage, "SuccessCodesMessage");

    /// <summary>IMAPI2001 where one of the success codes says that the work was not done.</summary>
    public static readonly DiagnosticDescriptor IgnoredResultWithHiddenFailure =
        Rule("IMAPI2001", Results, DiagnosticSeverity.Warning, ReturnValuesPage, "HiddenFailureMessage");

    /// <summary>IMAPI2002; message arguments: interface and method, the variable.</summary>
    public static readonly DiagnosticDescriptor UnexaminedStore =
        Rule("IMAPI2002", Results, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI2003; message arguments: interface and method, its success codes.</summary>
    public static readonly DiagnosticDescriptor SuccessCodeRejected =
        Rule("IMAPI2003", Results, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI2004; message argument: interface and method.</summary>
    public static readonly DiagnosticDescriptor BooleanHResult =
        Rule("IMAPI2004", Results, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI2005; message argument: the first call whose failure is lost.</summary>
    public static readonly DiagnosticDescriptor SwallowedFailure =
        Rule("IMAPI2005", Results, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI2005 where that call writes; further argument: what its failure means for the disc.</summary>
    public static readonly DiagnosticDescriptor SwallowedWriteFailure =
        Rule("IMAPI2005", Results, DiagnosticSeverity.Warning, ReturnValuesPage, "WriteMessage");

    /// <summary>IMAPI2005 where a later call writes; arguments: the first call, the one that writes, what its failure means.</summary>
    public static readonly DiagnosticDescriptor SwallowedLaterWriteFailure =
        Rule("IMAPI2005", Results, DiagnosticSeverity.Warning, ReturnValuesPage, "LaterWriteMessage");

    /// <summary>IMAPI2006; message arguments: interface and method, the call that disappears.</summary>
    public static readonly DiagnosticDescriptor DisappearingCall =
        Rule("IMAPI2006", Results, DiagnosticSeverity.Warning, ReturnValuesPage);

    /// <summary>IMAPI3001; message arguments: the interface or coclass, its id here, the header's id, the header.</summary>
    public static readonly DiagnosticDescriptor WrongInterfaceId =
        Rule("IMAPI3001", Interop, DiagnosticSeverity.Warning, InterfacesPage);

    /// <summary>IMAPI3001 where the id is another's; message arguments: as above, the other's name in place of the id here.</summary>
    public static readonly DiagnosticDescriptor OtherInterfaceId =
        Rule("IMAPI3001", Interop, DiagnosticSeverity.Warning, InterfacesPage, "OtherMessage");

    /// <summary>IMAPI3001 on a class of a name of its own; message arguments: the class, the interface.</summary>
    public static readonly DiagnosticDescriptor InterfaceIdOnClass =
        Rule("IMAPI3001", Interop, DiagnosticSeverity.Warning, InterfacesPage, "ClassMessage");

    /// <summary>IMAPI3002; message arguments: the interface, IUnknown or IDispatch, the header, the declared interface type.</summary>
    public static readonly DiagnosticDescriptor ShiftedVtable =
        Rule("IMAPI3002", Interop, DiagnosticSeverity.Warning, InterfacesPage);

    /// <summary>IMAPI3002 where the attribute is missing; message arguments: the first three.</summary>
    public static readonly DiagnosticDescriptor ShiftedByDefault =
        Rule("IMAPI3002", Interop, DiagnosticSeverity.Warning, InterfacesPage, "DefaultMessage");

    /// <summary>IMAPI3002 on a <c>[GeneratedComInterface]</c>; message arguments: the first three.</summary>
    public static readonly DiagnosticDescriptor ShiftedByGenerator =
        Rule("IMAPI3002", Interop, DiagnosticSeverity.Warning, InterfacesPage, "GeneratorMessage");

    /// <summary>IMAPI3003; message arguments: the slot, the interface, what is there, what belongs there, the header.</summary>
    public static readonly DiagnosticDescriptor MisplacedMember =
        Rule("IMAPI3003", Interop, DiagnosticSeverity.Warning, InterfacesPage);

    /// <summary>
    /// IMAPI3003; message arguments: the slot, the interface, the member, its parameters here and in the header, the header.
    /// </summary>
    public static readonly DiagnosticDescriptor WrongParameterCount =
        Rule("IMAPI3003", Interop, DiagnosticSeverity.Warning, InterfacesPage, "CountMessage");

    /// <summary>IMAPI3003 after the header's last member; message arguments: the slot, the interface, the member, the header.</summary>
    public static readonly DiagnosticDescriptor ExtraMember =
        Rule("IMAPI3003", Interop, DiagnosticSeverity.Warning, InterfacesPage, "ExtraMessage");

    /// <summary>IMAPI3003 where the base's members are missing; further argument: the base.</summary>
    public static readonly DiagnosticDescriptor BaseNotRedeclared =
        Rule("IMAPI3003", Interop, DiagnosticSeverity.Warning, InterfacesPage, "BaseMessage");

    /// <summary>
    /// IMAPI3003 in a vtable struct; message arguments: the interface, the member, its slot here and in the header, the
    /// header.
    /// </summary>
    public static readonly DiagnosticDescriptor WrongSlotNumber =
        Rule("IMAPI3003", Interop, DiagnosticSeverity.Warning, InterfacesPage, "SlotMessage");

    /// <summary>IMAPI3003 where calls go by DISPID; message arguments: as above, with DISPIDs.</summary>
    public static readonly DiagnosticDescriptor WrongDispId =
        Rule("IMAPI3003", Interop, DiagnosticSeverity.Warning, InterfacesPage, "DispIdMessage");

    /// <summary>IMAPI3004; message arguments: interface and member, its return type.</summary>
    public static readonly DiagnosticDescriptor DiscardedHResult =
        Rule("IMAPI3004", Interop, DiagnosticSeverity.Warning, InterfacesPage);

    /// <summary>IMAPI3005; message arguments: interface and member, its success codes.</summary>
    public static readonly DiagnosticDescriptor UnseenSuccessCode =
        Rule("IMAPI3005", Interop, DiagnosticSeverity.Hidden, InterfacesPage);

    /// <summary>IMAPI9001; message arguments: the option, the value as written, what is allowed.</summary>
    public static readonly DiagnosticDescriptor UnreadableOption =
        Rule("IMAPI9001", Configuration, DiagnosticSeverity.Warning, PortalPage, tag: WellKnownDiagnosticTags.CompilationEnd);

    private const string ResultCodes = "Imapi.ResultCodes";
    private const string Results = "Imapi.Results";
    private const string Interop = "Imapi.Interop";
    private const string Configuration = "Imapi.Configuration";

    // Microsoft's pages on IMAPI, below https://learn.microsoft.com/windows/win32/imapi/.
    private const string ReturnValuesPage = "imapi-return-values";
    private const string EnumerationsPage = "imapi-enumerations";
    private const string InterfacesPage = "imapi-interfaces";
    private const string PortalPage = "portal";

    /// <summary>A result code's one-line meaning, in the language in which the message is read.</summary>
    public static LocalizableString MeaningOf(string resultCodeName) =>
        new LocalizableResourceString(resultCodeName, ImapiCatalog.Meanings, typeof(Descriptors));

    /// <summary>What the failure of a member means for the disc, if that member writes; else null.</summary>
    public static LocalizableString? EffectOfFailure(string member) => ImapiCatalog.RoleOf(member) switch
    {
        MemberRole.Write => Text("IMAPI2005", "BurnEffect"),
        MemberRole.Erase => Text("IMAPI2005", "EraseEffect"),
        MemberRole.Add => Text("IMAPI2005", "AddEffect"),
        MemberRole.Track => Text("IMAPI2005", "TrackEffect"),
        _ => null,
    };

    /// <summary>What the values of an option may be, in the language in which the message is read.</summary>
    public static LocalizableString ValuesOf(OptionKind kind) => Text("IMAPI9001", kind + "Values");

    private static DiagnosticDescriptor Rule(
        string id, string category, DiagnosticSeverity severity, string page, string message = "Message", string? tag = null) =>
#pragma warning disable RS0030 // The one place where a rule is made.
        new(
            id,
            Text(id, "Title"),
            Text(id, message),
            category,
            severity,
            isEnabledByDefault: true,
            Text(id, "Description"),
            helpLinkUri: Sources.RulePagesUrl.Length == 0 ? "https://learn.microsoft.com/windows/win32/imapi/" + page : $"{Sources.RulePagesUrl}/{id}.md",
            customTags: tag is null ? [] : [tag]);
#pragma warning restore RS0030

    private static LocalizableResourceString Text(string id, string part) => new(id + "_" + part, Sources.Texts, typeof(Descriptors));

    // In a class of its own, so that it is initialized before the rules above.
    private static class Sources
    {
        public static readonly ResourceManager Texts = new("Imapi.Analyzers.Resources", typeof(Descriptors).Assembly);

        // Where the rules' own pages are published, if the build says so (RulePagesUrl in Directory.Build.props).
        public static readonly string RulePagesUrl = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(static attribute => attribute.Key == "RulePagesUrl")?.Value?.TrimEnd('/') ?? "";
    }
}

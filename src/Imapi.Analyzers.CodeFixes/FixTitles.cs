using System.Resources;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.CodeFixes;

/// <summary>The titles of the fixes, in the language of the user interface; they are in Resources.resx.</summary>
internal static class FixTitles
{
    private static readonly ResourceManager Texts = new("Imapi.Analyzers.CodeFixes.Resources", typeof(FixTitles).Assembly);

    public static string CopyConstants => Text(nameof(CopyConstants));

    public static string UseNamedConstants => Text(nameof(UseNamedConstants));

    public static string UseCounterparts => Text(nameof(UseCounterparts));

    public static string CheckResult => Text(nameof(CheckResult));

    public static string ReturnResult => Text(nameof(ReturnResult));

    public static string DiscardResult => Text(nameof(DiscardResult));

    public static string LiftCall => Text(nameof(LiftCall));

    public static string PropagateFailure => Text(nameof(PropagateFailure));

    public static string UseMembers => Text(nameof(UseMembers));

    public static string UseMember(string name) => Text(nameof(UseMember), name);

    public static string CompareAllAsInt => Text(nameof(CompareAllAsInt));

    public static string CorrectValues => Text(nameof(CorrectValues));

    public static string TestSign => Text(nameof(TestSign));

    public static string CorrectIds => Text(nameof(CorrectIds));

    public static string CorrectInterfaceTypes => Text(nameof(CorrectInterfaceTypes));

    public static string ReturnHResults => Text(nameof(ReturnHResults));

    public static string PreserveSignature => Text(nameof(PreserveSignature));

    public static string CorrectId(string id) => Text(nameof(CorrectId), id);

    public static string CorrectInterfaceType(string type) => Text(nameof(CorrectInterfaceType), type);

    public static string ReturnHResult(string type) => Text(nameof(ReturnHResult), type);

    public static string CompareAsInt(string name) => Text(nameof(CompareAsInt), name);

    public static string CorrectValue(string value) => Text(nameof(CorrectValue), value);

    public static string UseNamedConstant(string name) => Text(nameof(UseNamedConstant), name);

    public static string UseCounterpart(string name, string value) => Text(nameof(UseCounterpart), name, value);

    private static string Text(string key, params string[] arguments) =>
        new LocalizableResourceString(key, Texts, typeof(FixTitles), arguments).ToString();
}

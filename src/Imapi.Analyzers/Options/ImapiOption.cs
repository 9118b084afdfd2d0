using Microsoft.CodeAnalysis.Diagnostics;

namespace Imapi.Analyzers.Options;

/// <summary>One option: its key, what it may be, and what it means.</summary>
internal abstract class ImapiOption(string key, OptionKind kind, string defaultText, string meaning)
{
    // What the names of MSBuild properties begin with where analyzers read them.
    private const string PropertyPrefix = "build_property.";

    /// <summary>The key under which the value is read.</summary>
    public string Key { get; } = key;

    /// <summary>The key as people write it: an MSBuild property's name has no prefix in the project file.</summary>
    public string Name { get; } = key.StartsWith(PropertyPrefix, StringComparison.Ordinal) ? key.Substring(PropertyPrefix.Length) : key;

    /// <summary>What is allowed.</summary>
    public OptionKind Kind { get; } = kind;

    /// <summary>The default, for people.</summary>
    public string DefaultText { get; } = defaultText;

    /// <summary>What the option does, in one line.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Whether a value that was written can be read.</summary>
    public abstract bool CanRead(string text);

    /// <summary>
    /// The value that was written, without the space around it; false where none was, or the default is asked for by name.
    /// </summary>
    public bool TryGetText(AnalyzerConfigOptions options, out string text)
    {
        if (!options.TryGetValue(Key, out var written))
        {
            text = "";
            return false;
        }

        // A property that the project file leaves empty is not set, and "unset" is how EditorConfig takes a value back.
        text = written.Trim();
        return !(text.Length == 0 && Key.Length != Name.Length) && !text.Equals("unset", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>One option whose values have a type.</summary>
internal sealed class ImapiOption<T>(
    string key, OptionKind kind, T defaultValue, string defaultText, string meaning, ImapiOption<T>.Reader reader)
    : ImapiOption(key, kind, defaultText, meaning)
{
    public delegate bool Reader(string text, out T value);

    /// <summary>What is meant where nothing that can be read was written.</summary>
    public T Default { get; } = defaultValue;

    public override bool CanRead(string text) => TryRead(text, out _);

    /// <summary>Reads a value that was written.</summary>
    public bool TryRead(string text, out T value) => reader(text, out value);
}

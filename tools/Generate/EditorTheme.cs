namespace Imapi.Analyzers.Generate;

/// <summary>The colors of the picture.</summary>
internal sealed record EditorTheme(
    string Background,
    string Bar,
    string Border,
    string Text,
    string Faint,
    string Popup,
    string Highlight,
    string Added,
    string Warning,
    string Keyword,
    string Type,
    string Method,
    string Number,
    string String,
    string Comment)
{
    public static EditorTheme Light { get; } = new(
        "#ffffff", "#f3f3f5", "#d5d8dd", "#1f2328", "#8a919c", "#fbfbfd", "#dcebfc", "#e3f6e6", "#b45309",
        "#0a3fb8", "#1b7f8c", "#74531f", "#a6400d", "#a31515", "#3f7d3f");

    public static EditorTheme Dark { get; } = new(
        "#1e1f24", "#26282e", "#3b3e46", "#dcdfe4", "#7b818c", "#2a2c33", "#274568", "#1f3a29", "#f0b429",
        "#6fa8ff", "#5ec8b8", "#e2d28f", "#e0a37a", "#d99a84", "#84b37e");

    public string ColorOf(TextKind kind) => kind switch
    {
        TextKind.Keyword => Keyword,
        TextKind.Type => Type,
        TextKind.Method => Method,
        TextKind.Number => Number,
        TextKind.String => String,
        TextKind.Comment => Comment,
        _ => Text,
    };
}

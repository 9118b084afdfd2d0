using System.Globalization;
using System.Security;
using System.Text;

namespace Imapi.Analyzers.Generate;

/// <summary>Draws an <see cref="EditorScene"/> as an SVG. Every piece of text has its width, so no font can move it.</summary>
internal sealed class EditorPicture
{
    private const int Width = 960;
    private const int LineHeight = 22;
    private const double CharWidth = 8.4;
    private const int TextLeft = 62;
    private const int PopupColumns = 96;

    private readonly EditorTheme theme;
    private readonly StringBuilder body = new();
    private int y = 36;

    private EditorPicture(EditorTheme theme) => this.theme = theme;

    public static string Write(EditorScene scene, EditorTheme theme)
    {
        var picture = new EditorPicture(theme);
        picture.DrawScene(scene);
        return picture.Finish(scene.FileName);
    }

    private void DrawScene(EditorScene scene)
    {
        var indent = scene.Before.Concat(scene.After).SelectMany(static line => line.Parts).Min(static part => part.Column);
        y += 8;
        foreach (var line in scene.Before)
        {
            DrawLine(line, indent, fill: line.Number == scene.ReportedLine ? theme.Highlight : null);
            if (line.Number == scene.ReportedLine)
            {
                DrawPopup(scene, line.Squiggles[0].Column - indent);
            }
        }

        y += 8;
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"0\" y=\"{y}\" width=\"{Width}\" height=\"26\" fill=\"{theme.Bar}\"/>\n");
        DrawText(16, y + 17, "After the fix", theme.Faint, bold: true);
        y += 34;
        foreach (var line in scene.After)
        {
            DrawLine(line, indent, fill: scene.AddedLines.Contains(line.Number) ? theme.Added : null);
        }

        y += 8;
    }

    private void DrawLine(EditorLine line, int indent, string? fill)
    {
        if (fill is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<rect x=\"0\" y=\"{y}\" width=\"{Width}\" height=\"{LineHeight}\" fill=\"{fill}\"/>\n");
        }

        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        DrawText(TextLeft - 20 - (number.Length * CharWidth), y + 16, number, theme.Faint);
        foreach (var part in line.Parts)
        {
            DrawText(TextLeft + ((part.Column - indent) * CharWidth), y + 16, part.Text, theme.ColorOf(part.Kind));
        }

        foreach (var (column, length) in line.Squiggles)
        {
            DrawSquiggle(TextLeft + ((column - indent) * CharWidth), y + 20, length * CharWidth);
        }

        y += LineHeight;
    }

    private void DrawPopup(EditorScene scene, int column)
    {
        var lines = Wrap(scene.Message).ToList();
        var left = TextLeft + Math.Min(column, 4) * CharWidth;
        var height = (lines.Count * 20) + (scene.Offers.Length * 26) + 22;
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.#}\" y=\"{y + 4}\" width=\"{Width - left - 24:0.#}\" height=\"{height}\" rx=\"6\" fill=\"{theme.Popup}\" stroke=\"{theme.Border}\"/>\n");
        var textY = y + 26;
        foreach (var line in lines)
        {
            DrawText(left + 14, textY, line, theme.Text);
            textY += 20;
        }

        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{left:0.#}\" x2=\"{Width - 24}\" y1=\"{textY - 10}\" y2=\"{textY - 10}\" stroke=\"{theme.Border}\"/>\n");
        foreach (var offer in scene.Offers)
        {
            DrawBulb(left + 20, textY + 5);
            DrawText(left + 36, textY + 10, offer, theme.Keyword);
            textY += 26;
        }

        y += height + 12;
    }

    private void DrawBulb(double x, double middle) => body.Append(CultureInfo.InvariantCulture,
        $"<circle cx=\"{x:0.#}\" cy=\"{middle - 1:0.#}\" r=\"5\" fill=\"#f0b429\"/><rect x=\"{x - 2.5:0.#}\" y=\"{middle + 4:0.#}\" width=\"5\" height=\"3\" rx=\"1\" fill=\"{theme.Faint}\"/>\n");

    private void DrawSquiggle(double x, double bottom, double length)
    {
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {bottom:0.#}"));
        for (var step = 0; step * 3 < length; step++)
        {
            path.Append(CultureInfo.InvariantCulture, $"l3 {(step % 2 == 0 ? -3 : 3)}");
        }

        body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{theme.Warning}\" stroke-width=\"1.4\"/>\n");
    }

    private void DrawText(double x, double baseline, string text, string color, bool bold = false)
    {
        var start = text.Length - text.TrimStart(' ').Length;
        text = text.Trim(' ');
        if (text.Length > 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + (start * CharWidth):0.#}\" y=\"{baseline:0.#}\" textLength=\"{text.Length * CharWidth:0.#}\" fill=\"{color}\"{(bold ? " font-weight=\"bold\"" : "")}>{SecurityElement.Escape(text)}</text>\n");
        }
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > PopupColumns)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private string Finish(string fileName)
    {
        var drawn = body.ToString();
        body.Clear();
        DrawText(16, 23, fileName, theme.Text);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{y}" viewBox="0 0 {Width} {y}" font-family="'Cascadia Code', Consolas, Menlo, 'DejaVu Sans Mono', monospace" font-size="14">
            <clipPath id="window"><rect width="{Width}" height="{y}" rx="8"/></clipPath>
            <g clip-path="url(#window)">
            <rect width="{Width}" height="{y}" fill="{theme.Background}"/>
            <rect width="{Width}" height="36" fill="{theme.Bar}"/>
            {body.ToString().TrimEnd()}
            {drawn.TrimEnd()}
            </g>
            <rect x="0.5" y="0.5" width="{Width - 1}" height="{y - 1}" rx="8" fill="none" stroke="{theme.Border}"/>
            </svg>

            """;
    }
}

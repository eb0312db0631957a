using System.Globalization;
using System.Net;
using System.Text;

namespace SemCovNet.Cli.Studies.Pictures;

/// <summary>A picture, element by element, in pixels from the upper left corner. Its colours follow the reader's light or dark setting.</summary>
internal sealed class Svg
{
    private const string Style = """
        text{font:12px system-ui,sans-serif;fill:#1f2328}.small{font-size:11px;fill:#59636e}.title{font-weight:600}.page{fill:#fff}
        .grid{stroke:#d1d9e0}.mark{fill:#0b62c4;stroke:#0b62c4}.whisker{stroke:#0b62c4;stroke-width:2}.run{stroke:#59636e;stroke-width:1.5}
        .bubble{fill:#0b62c4;fill-opacity:.55;stroke:#0b62c4}.fit{stroke:#0b62c4;stroke-width:2}.reference{stroke:#59636e;stroke-width:1.5;stroke-dasharray:4 3}
        @media (prefers-color-scheme:dark){text{fill:#f0f6fc}.small{fill:#9198a1}.page{fill:#0d1117}.grid{stroke:#3d444d}
        .mark,.bubble{fill:#6cb0ff;stroke:#6cb0ff}.whisker,.fit{stroke:#6cb0ff}.run,.reference{stroke:#9198a1}}
        """;

    private readonly StringBuilder body = new();

    public void Line(double x1, double y1, double x2, double y2, string kind) =>
        body.Append(CultureInfo.InvariantCulture, $"<line class=\"{kind}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n");

    /// <param name="hint">What a pointer over it is told; null for nothing.</param>
    public void Circle(double x, double y, double radius, string kind, string? hint = null) => body.Append(
        CultureInfo.InvariantCulture, $"<circle class=\"{kind}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"><title>{Escape(hint ?? "")}</title></circle>\n");

    /// <param name="anchor">start, middle or end.</param>
    public void Text(double x, double y, string text, string kind = "", string anchor = "start") => body.Append(
        CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n");

    /// <param name="title">What the picture shows, for those who cannot see it.</param>
    public string Write(double width, double height, string title) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0} {height:0}" width="{width:0}" height="{height:0}" role="img">
        <title>{Escape(title)}</title>
        <style>{Style}</style>
        <rect class="page" width="{width:0}" height="{height:0}"/>
        {body}</svg>

        """);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

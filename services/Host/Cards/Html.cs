using System.Net;
using System.Text;

namespace SemCovNet.Cli.Cards;

/// <summary>A page, element by element. Everything that is said is escaped; only pictures of our own go in as they are.</summary>
internal sealed class Html
{
    private readonly StringBuilder body = new();

    public void Section(string id, string title, Action write)
    {
        body.Append("<section id=\"").Append(Escape(id)).Append("\">\n<h2>").Append(Escape(title)).Append("</h2>\n");
        write();
        body.Append("</section>\n");
    }

    public void Heading(string text) => Element("h3", text);

    public void Paragraph(string text, string kind = "") => Element("p", text, kind);

    public void List(IReadOnlyList<string> items)
    {
        body.Append("<ul>\n");
        foreach (var item in items)
            Element("li", item);
        body.Append("</ul>\n");
    }

    /// <param name="columns">Their headings; one that begins with # is of numbers, and set to the right.</param>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        body.Append("<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (var column in columns)
            body.Append("<th scope=\"col\"").Append(Kind(column)).Append('>').Append(Escape(column.TrimStart('#'))).Append("</th>");
        body.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            body.Append("<tr>");
            foreach (var (i, cell) in row.Index())
                body.Append("<td").Append(Kind(columns[i])).Append('>').Append(Escape(cell)).Append("</td>");
            body.Append("</tr>\n");
        }
        body.Append("</tbody></table></div>\n");
    }

    /// <param name="rows">A name and what it stands for.</param>
    public void Facts(IEnumerable<(string Name, string Value)> rows)
    {
        body.Append("<dl>\n");
        foreach (var (name, value) in rows)
            body.Append("<div><dt>").Append(Escape(name)).Append("</dt><dd>").Append(Escape(value)).Append("</dd></div>\n");
        body.Append("</dl>\n");
    }

    public void Code(string text) => body.Append("<pre><code>").Append(Escape(text)).Append("</code></pre>\n");

    /// <param name="pictures">SVG that this program drew.</param>
    public void Pictures(IEnumerable<string> pictures)
    {
        body.Append("<div class=\"pictures\">\n");
        foreach (var picture in pictures)
            body.Append("<figure>").Append(picture).Append("</figure>\n");
        body.Append("</div>\n");
    }

    /// <summary>The whole document: nothing in it leads outside, so it says the same wherever it lies.</summary>
    public string Write(string title) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <title>{Escape(title)}</title>
        <style>
        {CardStyle.Css}
        </style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """;

    public void Title(string text, string under)
    {
        Element("h1", text);
        Paragraph(under, "lead");
    }

    private void Element(string name, string text, string kind = "") => body
        .Append('<').Append(name).Append(kind.Length == 0 ? "" : $" class=\"{Escape(kind)}\"").Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\n");

    private static string Kind(string column) => column.StartsWith('#') ? " class=\"num\"" : "";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

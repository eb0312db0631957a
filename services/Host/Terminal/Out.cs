using System.Text.Encodings.Web;
using System.Text.Json;
using SemCovNet.Cli.Commands;
using SemCovNet.Cli.Exchanging;
using SemCovNet.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SemCovNet.Cli.Terminal;

/// <summary>Answers go to standard output, everything said on the way to standard error.</summary>
internal static class Out
{
    // Quotes and accents as they are: this goes to a terminal or a file, never into a page.
    private static readonly JsonSerializerOptions Readable = new(ContractJson.Indented) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Standard error, with progress bars where it is a terminal.</summary>
    public static IAnsiConsole Progress { get; } = Create(Console.Error, Console.IsErrorRedirected);

    public static IAnsiConsole Answer { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static void Say(string message) => Progress.MarkupLineInterpolated($"[grey]{message}[/]");

    public static void Json<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, Readable));

    public static void Exchanged(System.CommandLine.ParseResult arguments, Exchanged result, string done)
    {
        if (arguments.GetValue(CommonOptions.Json))
            Json(result);
        else
            Console.WriteLine($"{done} {result.Events} events and {result.Artifacts} artifacts: {result.Folder}");
        if (result.Absent is [var first, ..])
            Say($"{result.Absent.Count} artifacts that events name are no longer kept, for instance {first}");
    }

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)).NoWrap());
        return table;
    }

    /// <summary>Cells as they are: a name with brackets in it is no markup.</summary>
    public static void Row(this Table table, params IEnumerable<string> cells)
    {
        IRenderable[] row = [.. cells.Select(cell => new Text(cell))];
        table.AddRow(row);
    }

    // A file or a pipe has no width: there tables keep their words whole, and a message is one line.
    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected)
            console.Profile.Width = 10_000;
        return console;
    }

    /// <summary>Three decimals, or a dash for what is undefined.</summary>
    public static string Number(double? value) => value?.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}

using System.Text.Json;
using SemCovNet.Contracts;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Answers go to standard output, everything said on the way to standard error.</summary>
internal static class Out
{
    /// <summary>Standard error, with progress bars where it is a terminal.</summary>
    public static IAnsiConsole Progress { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static IAnsiConsole Answer { get; } = CreateAnswer();

    public static void Say(string message) => Progress.MarkupLineInterpolated($"[grey]{message}[/]");

    public static void Json<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, ContractJson.Indented));

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        return table;
    }

    private static IAnsiConsole CreateAnswer()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        // A file or a pipe has no width; tables then keep their words whole.
        if (Console.IsOutputRedirected)
            console.Profile.Width = 200;
        return console;
    }

    /// <summary>Three decimals, or a dash for what is undefined.</summary>
    public static string Number(double? value) => value?.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}

using System.CommandLine;
using SemCovNet.Cli.Terminal;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov definitions</c>: what each figure's id stands for; no home folder is opened.</summary>
internal static class DefinitionsCommand
{
    private static IReadOnlyList<DefinitionText> All => DefinitionText.All;

    public static Command Create() => Verb.Group(
        "definitions", "What the ids of metrics and disparities stand for",
        "semcov definitions show cdi.slope@1",
        CreateList(), CreateShow());

    private static Command CreateList()
    {
        var command = Verb.Of("list", "List every definition; one that changes gets a new id, so that an old figure keeps its meaning", "semcov definitions list");
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(All);
            else
                Write(All);
            return 0;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var id = new Argument<string>("ID") { Description = "For instance cdi.slope@1" };
        id.AcceptOnlyFromAmong([.. All.Select(definition => definition.Id)]);
        var command = Verb.Of("show", "Show one definition with its formula", "semcov definitions show cdi.slope@1", id);
        command.SetAction(arguments =>
        {
            var definition = All.Single(one => one.Id == arguments.GetValue(id));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(definition);
            else
                Write(definition);
            return 0;
        });
        return command;
    }

    private static void Write(DefinitionText definition)
    {
        Console.WriteLine($"{definition.Id}: {definition.Title}. {definition.Formula}");
        Console.WriteLine($"Computed from: {definition.Inputs}");
        Console.WriteLine($"Undefined when: {definition.Undefined}");
        Console.WriteLine($"Better: {definition.Better}.");
    }

    private static void Write(IEnumerable<DefinitionText> definitions)
    {
        var table = Out.Table("id", "name", "better");
        foreach (var definition in definitions)
            table.Row(definition.Id, definition.Title, definition.Better);
        Out.Answer.Write(table);
    }
}

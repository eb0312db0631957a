using System.CommandLine;

namespace SemCovNet.Cli.Commands.Queue;

/// <summary><c>semcov queue</c>: what waits, what runs, and what could not be consumed.</summary>
internal static class QueueCommand
{
    public static Command Create() => Verb.Group(
        "queue", "What waits to be trained, what runs, and messages that could not be consumed",
        "semcov queue list",
        QueueListCommand.Create(), ParkedCommand.Create());
}

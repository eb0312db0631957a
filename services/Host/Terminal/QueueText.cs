using SemCovNet.Cli.Answers;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>The queue for a person.</summary>
internal static class QueueText
{
    public static void Write(QueueAnswer queue)
    {
        if (queue.Running.Count > 0)
            Out.Answer.Write(Running(queue.Running));
        if (queue.Waiting.Count > 0)
            Out.Answer.Write(Waiting(queue.Waiting));
        if (queue.Running.Count + queue.Waiting.Count == 0)
            Console.WriteLine("Nothing runs and nothing waits. Start something with: semcov train --dataset NAME --recipe NAME");
        if (queue.Parked > 0)
            Console.WriteLine($"{queue.Parked} messages could not be consumed and wait for a decision. See: semcov queue parked list");
    }

    private static Table Running(IEnumerable<RunningAnswer> running)
    {
        var table = Out.Table("running", "dataset", "recipe", "by", "attempt", "trainer", "epoch", "time");
        foreach (var e in running)
            table.Row(
                e.Experiment, e.Dataset, e.Recipe, e.RequestedBy, $"{e.Attempt}", e.Trainer, $"{e.Epoch}/{e.Epochs}",
                e.SecondsLeft is { } seconds ? Remaining.Of(TimeSpan.FromSeconds(seconds)) : "–");
        return table;
    }

    private static Table Waiting(IEnumerable<WaitingAnswer> waiting)
    {
        var table = Out.Table("place", "waiting", "dataset", "recipe", "by", "priority", "pool", "requested (UTC)", "attempts");
        foreach (var e in waiting)
            table.Row(
                $"{e.Place}", e.Experiment, e.Dataset, e.Recipe, e.RequestedBy, e.Priority.ToString().ToLowerInvariant(),
                e.Pool ?? "any", $"{e.RequestedAt:yyyy-MM-dd HH:mm:ss}", $"{e.Attempt}");
        return table;
    }
}

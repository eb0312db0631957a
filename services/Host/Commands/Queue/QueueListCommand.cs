using System.CommandLine;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Terminal;
using SemCovNet.ReadModels.Parked;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Cli.Commands.Queue;

/// <summary><c>semcov queue list</c>: what waits, in the order it is taken up, and what runs.</summary>
internal static class QueueListCommand
{
    public static Command Create()
    {
        var command = Verb.Of("list", "List what waits, in the order in which it is taken up, what runs, and how many messages are parked", "semcov queue list --json");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var queue = await platform.Get<TrainingQueue>().ReadAsync(cancellation);
            var parked = await platform.Get<IParkedQueries>().ListAsync(limit: 1, cancellation: cancellation);
            var answer = QueueAnswer.Of(queue, parked.Total, platform.Get<TimeProvider>().GetUtcNow());
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                QueueText.Write(answer);
            return 0;
        });
        return command;
    }
}

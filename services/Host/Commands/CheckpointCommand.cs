using System.CommandLine;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore.Checkpoints;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov checkpoint</c>: the history so far, signed.</summary>
internal static class CheckpointCommand
{
    public static Command Create()
    {
        var command = Verb.Of(
            "checkpoint", "Sign all events so far; a running platform does so by itself, every thousand events or five minutes",
            "semcov checkpoint --json");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = arguments.OpenStores();
            var written = await platform.Get<CheckpointWriter>().WriteAsync(cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(written);
            else
                Console.WriteLine(Text(written));
            if (written.Newest is not null)
                Out.Say($"signed by the key {written.Newest.KeyId}; checkpoints and its public key: {platform.Get<CheckpointFolder>().Path}");
            return 0;
        });
        return command;
    }

    private static string Text(CheckpointWritten written) => written switch
    {
        { Newest: null } => "there are no events to sign yet",
        { Added: 0 } => $"nothing new since {written.Newest}",
        _ => $"{written.Newest}, {written.Added} of them new",
    };
}

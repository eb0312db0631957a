using System.CommandLine;
using System.Text;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore.Proofs;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov proof</c>: that an event of an experiment is in the history, for somebody who has nothing of this platform.</summary>
internal static class ProofCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment's id, or a beginning or end of it that no other has" };
        var version = new Option<long?>("--event") { Description = "Which event of its stream, 0 for the first [default: the last that a checkpoint covers]", HelpName = "VERSION" };
        var to = new Option<string?>("--to") { Description = "File to write [default: standard output]", HelpName = "FILE" };
        var command = Verb.Of(
            "proof", "Write a proof, at most 5 kB, that an event of an experiment is in the signed history; semcov verify --proof checks it anywhere",
            "semcov proof 0193a5 --event 0 --to 0193a5.proof.json",
            experiment, version, to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var found = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(experiment)!, cancellation);
            var proof = await platform.Get<ProofMaker>().MakeAsync(Streams.Experiment(found.Id), arguments.GetValue(version), cancellation);
            var file = proof.ToFile();
            if (arguments.GetValue(to) is { } path)
            {
                await WholeFile.WriteAsync(new(path), [.. file, (byte)'\n'], cancellation);
                if (arguments.GetValue(CommonOptions.Json))
                    Out.Json(new { file = Path.GetFullPath(path), proof.Stream, proof.Version, checkpoint = proof.Checkpoint.Number });
            }
            else
                Console.WriteLine(Encoding.UTF8.GetString(file));
            Out.Say($"{proof.Stream}@{proof.Version} is event {proof.Index + 1} of the {proof.Checkpoint.Events} in checkpoint {proof.Checkpoint.Number}; {file.Length} bytes");
            Out.Say($"whoever checks it needs the public key {proof.Checkpoint.KeyId} from you by another way");
            return 0;
        });
        return command;
    }
}

using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Releasing;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;

namespace SemCovNet.Cli.Commands.Models;

/// <summary><c>semcov models export</c>: a promoted model for whoever is to use it.</summary>
internal static class ModelsExportCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("ID") { Description = "The experiment's id, or a beginning or end of it that no other has" };
        var to = new Option<DirectoryInfo>("--to") { Description = $"Folder for {ModelRelease.ModelFile} and {ModelRelease.ProofFile}", HelpName = "DIR", Required = true };
        var command = Verb.Of("export", "Write a promoted model, as ONNX, with the proof that it was promoted", "semcov models export 0193a5 --to ./release", experiment, to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var found = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(experiment)!, cancellation);
            var folder = arguments.GetValue(to)!;
            var release = new ModelRelease(platform.Get<IEventStore>(), platform.Get<IArtifactStore>(), platform.Get<CheckpointWriter>(), platform.Get<ProofMaker>());
            var released = await release.WriteAsync(found, folder, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(released);
            else
                Console.WriteLine($"written: {Path.Combine(folder.ToString(), ModelRelease.ModelFile)}, which is {released.Model}, and the proof that it was promoted");
            Out.Say($"before it is used: semcov models check {ModelRelease.ModelFile} --proof {ModelRelease.ProofFile} --key PUBLIC.pem");
            Out.Say($"whoever checks it needs the public key {released.KeyId} from you by another way");
            return 0;
        });
        return command;
    }
}

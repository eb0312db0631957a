using System.CommandLine;
using System.Security.Cryptography;
using SemCovNet.Cli.Releasing;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;

namespace SemCovNet.Cli.Commands.Models;

/// <summary><c>semcov models check</c>: may this file be used?</summary>
internal static class ModelsCheckCommand
{
    public static Command Create()
    {
        var model = new Argument<FileInfo>("MODEL") { Description = "The ONNX file" };
        var proof = new Option<FileInfo>("--proof") { Description = "The proof that came with it", HelpName = "FILE", Required = true };
        var key = new Option<string>("--key") { Description = "The public key whose signatures are believed; not one that came with the model", HelpName = "PUBLIC.pem", Required = true };
        var replaces = new Option<FileInfo?>("--replaces") { Description = "The proof of the model that is in use now: one that was promoted before it is refused", HelpName = "FILE" };
        var command = Verb.Of(
            "check", "Is a file a model that was promoted, and not altered since? Needs no home. Exit 1, with the reason, where it is not",
            "semcov models check model.onnx --proof promotion.proof.json --key their.pub.pem --replaces ../current/promotion.proof.json",
            model, proof, key, replaces);
        command.SetAction(async (arguments, cancellation) =>
        {
            using var trusted = PublicKey.Read(arguments.GetValue(key)!);
            await using var content = arguments.GetValue(model)!.OpenRead();
            var digest = Digest.FromHash(await SHA256.HashDataAsync(content, cancellation));
            var promoted = PromotionCheck.Check(
                await ReadAsync(arguments.GetValue(proof)!, cancellation), trusted, digest,
                arguments.GetValue(replaces) is { } inUse ? await ReadAsync(inUse, cancellation) : null);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { promoted.ExperimentId, model = digest, promoted.By, promoted.Reason, promoted.Override });
            else
                Console.WriteLine($"{digest} was promoted by {promoted.By}{(promoted.Override ? ", without a passed gate" : "")}, as the model of experiment {promoted.ExperimentId}: {promoted.Reason}");
            return 0;
        });
        return command;
    }

    private static async Task<InclusionProof> ReadAsync(FileInfo file, CancellationToken cancellation) => InclusionProof.Read(await File.ReadAllBytesAsync(file.FullName, cancellation));
}

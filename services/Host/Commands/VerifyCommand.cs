using System.CommandLine;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov verify</c>: is the history what was written, or is a proof about it sound?</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var proof = new Option<string?>("--proof") { Description = "Check this file, which semcov proof wrote, instead of the history: needs no home", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The public key whose signatures are believed [default: those kept beside the checkpoints]", HelpName = "PUBLIC.pem" };
        var command = Verb.Of(
            "verify", "Check every event against the hash chain of its stream and all against the signed checkpoints; names the first that does not fit",
            "semcov verify\n  semcov verify --proof 0193a5.proof.json --key their.pub.pem",
            proof, key);
        command.SetAction(async (arguments, cancellation) =>
        {
            using var trusted = arguments.GetValue(key) is { } file ? PublicKey.Read(file) : null;
            return arguments.GetValue(proof) is { } path
                ? await CheckProofAsync(arguments, InclusionProof.Read(await File.ReadAllBytesAsync(path, cancellation)), trusted)
                : await VerifyAsync(arguments, trusted, cancellation);
        });
        return command;
    }

    private static async Task<int> VerifyAsync(ParseResult arguments, PublicKey? trusted, CancellationToken cancellation)
    {
        // Nothing may be read through a fold here: what does not fit is to be named, not stumbled over.
        await using var platform = arguments.OpenStores();
        var result = await platform.Get<StreamVerifier>().VerifyAsync(trusted: trusted, cancellation: cancellation);
        if (arguments.GetValue(CommonOptions.Json))
            Out.Json(result);
        else if (result.Sound)
            VerificationText.Write(result);
        if (result.FirstFault is { } fault)
            await Console.Error.WriteLineAsync($"semcov: {fault}");
        if (result.Checkpoints?.FirstFault is { } signed)
            await Console.Error.WriteLineAsync($"semcov: {signed}");
        return result.Sound ? 0 : 1;
    }

    private static async Task<int> CheckProofAsync(ParseResult arguments, InclusionProof proof, PublicKey? trusted)
    {
        var result = ProofCheck.Check(proof, trusted);
        if (arguments.GetValue(CommonOptions.Json))
            Out.Json(result);
        else if (result.Sound)
            VerificationText.Write(result, proof.Event);
        if (result.Fault is not null)
            await Console.Error.WriteLineAsync($"semcov: the proof proves nothing: {result.Fault}");
        return result.Sound ? 0 : 1;
    }
}

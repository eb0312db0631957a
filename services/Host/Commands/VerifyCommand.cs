using System.CommandLine;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov verify</c>: is the history what was written?</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = Verb.Of(
            "verify", "Check every event against the hash chain of its stream; names the first that does not fit",
            "semcov verify");
        command.SetAction(async (arguments, cancellation) =>
        {
            // Nothing may be read through a fold here: what does not fit is to be named, not stumbled over.
            await using var platform = arguments.OpenStores();
            var result = await platform.Get<StreamVerifier>().VerifyAsync(cancellation: cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(result);
            else if (result.Sound)
                Console.WriteLine($"{result.Events} events in {result.Streams} streams: all as they were written");
            if (result.FirstFault is { } fault)
                await Console.Error.WriteLineAsync($"semcov: {fault}");
            return result.Sound ? 0 : 1;
        });
        return command;
    }
}

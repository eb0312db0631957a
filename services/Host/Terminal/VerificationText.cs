using SemCovNet.EventStore;
using SemCovNet.EventStore.Proofs;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Cli.Terminal;

/// <summary>What was verified, in sentences.</summary>
internal static class VerificationText
{
    public static void Write(VerificationResult sound)
    {
        Console.WriteLine(sound.Checkpoints is { Count: > 0 } signed
            ? $"{signed.Count} signed checkpoints cover {signed.Covered} of them; the newest of {UtcText.Of(signed.NewestAt!.Value)}, by the key {signed.KeyId}"
            : "no signed checkpoint covers them yet: sign one with semcov checkpoint");
        Console.WriteLine($"{sound.Events} events in {sound.Streams} streams: all as they were written");
    }

    public static void Write(ProofResult sound, ProvenEvent? content)
    {
        Console.WriteLine(content is null
            ? $"proven: an event of the hash {sound.Hash} is number {sound.Index + 1} of the {sound.Checkpoint.Events} events that were signed on {UtcText.Of(sound.Checkpoint.At)}. "
                + $"The file is without the event, which was too large for it: that it is {sound.Stream}@{sound.Version} is not proven here"
            : $"proven: {sound.Stream}@{sound.Version} ({content.Type}, {UtcText.Of(content.At)}, by {content.Actor}) is, as it stands in the file, "
                + $"number {sound.Index + 1} of the {sound.Checkpoint.Events} events that were signed on {UtcText.Of(sound.Checkpoint.At)}");
        Console.WriteLine(sound.KeyIsTrusted
            ? $"signed by the key that was given, {sound.KeyId}"
            : $"if you trust the key {sound.KeyId}: it is only what the file says of itself. Get the public key by another way and give it with --key");
    }
}

using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>The checkpoints of a folder as far as each is signed by a trusted key and goes on from the one before.</summary>
/// <param name="Count">Files that were found.</param>
/// <param name="Sound">Those before the first fault, in order.</param>
/// <param name="Fault">Null where all are sound.</param>
internal sealed record CheckpointChain(long Count, IReadOnlyList<SignedCheckpoint> Sound, CheckpointFault? Fault)
{
    /// <param name="trusted">Whose signatures are believed.</param>
    public static CheckpointChain Read(CheckpointFolder folder, IReadOnlyList<PublicKey> trusted)
    {
        var numbers = folder.Numbers();
        List<SignedCheckpoint> sound = [];
        if (numbers.Count == 0 && folder.Keys.PublicKeyFiles is [var published, ..])
            return new(0, sound, new(1, $"it is missing, and every other with it, though {published} tells that checkpoints were signed"));
        foreach (var number in numbers)
        {
            var (next, difference) = Next(folder, number, sound.LastOrDefault(), trusted);
            if (difference is not null)
                return new(numbers.Count, sound, new(sound.Count + 1, difference));
            sound.Add(next!);
        }
        return new(numbers.Count, sound, null);
    }

    private static (SignedCheckpoint? Read, string? Difference) Next(
        CheckpointFolder folder, long number, SignedCheckpoint? before, IReadOnlyList<PublicKey> trusted)
    {
        var expected = (before?.Number ?? 0) + 1;
        if (number != expected)
            return (null, $"it is missing: {folder.FileOf(expected)}");
        try
        {
            var read = folder.Read(number).Checkpoint;
            return (read, Difference(read, number, before, trusted));
        }
        catch (UnreadableCheckpointException unreadable)
        {
            return (null, unreadable.Message);
        }
    }

    private static string? Difference(SignedCheckpoint read, long number, SignedCheckpoint? before, IReadOnlyList<PublicKey> trusted)
    {
        if (trusted.FirstOrDefault(key => key.Id == read.KeyId) is not { } signer)
            return $"it is signed by the key {PublicKey.Short(read.KeyId)}, which is not trusted here: it is foreign, or its public key was removed";
        if (!read.IsSignedBy(signer.Key))
            return $"its signature is not one of the key {PublicKey.Short(read.KeyId)}: it was changed";
        if (read.Number != number)
            return $"its file holds checkpoint {read.Number}: files were exchanged";
        if (read.Previous != (before?.Hash() ?? SignedCheckpoint.Beginning))
            return "it does not go on from the checkpoint before it: that one was replaced";
        if (read.Events <= (before?.Events ?? 0) || read.Position <= (before?.Position ?? 0))
            return $"it covers {read.Events} events, no more than the one before it";
        return null;
    }
}

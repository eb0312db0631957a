using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SemCovNet.Contracts;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>A checkpoint as its file holds it.</summary>
/// <param name="Edge">The right edge of its tree, 64 hexadecimal digits a hash, so that the next one need not read all events again. Not signed: it leads to the root, which is.</param>
public sealed record KeptCheckpoint(SignedCheckpoint Checkpoint, IReadOnlyList<string> Edge);

/// <summary>
/// The signed checkpoints of a home, one file each, and the keys that sign them. They do not lie beside the events: who can change those must not be
/// able to take the checkpoints back with them.
/// </summary>
public sealed class CheckpointFolder(string folder)
{
    private const string Extension = ".json";

    private static readonly JsonSerializerOptions Format = new(ContractJson.Indented) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Path { get; } = System.IO.Path.GetFullPath(folder);

    public KeyFolder Keys { get; } = new(System.IO.Path.GetFullPath(folder));

    /// <summary>Their numbers, in order; a number that is missing tells of a file that was removed.</summary>
    public IReadOnlyList<long> Numbers() => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, "*" + Extension).Select(NumberOf).OfType<long>().Order()]
        : [];

    /// <exception cref="UnreadableCheckpointException">The file is not one that this code wrote.</exception>
    public KeptCheckpoint Read(long number)
    {
        var path = FileOf(number);
        try
        {
            return JsonSerializer.Deserialize<KeptCheckpoint>(File.ReadAllBytes(path), Format) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException error)
        {
            throw new UnreadableCheckpointException(number, $"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Null where there is none yet.</summary>
    public KeptCheckpoint? Newest() => Numbers() is [.., var newest] ? Read(newest) : null;

    /// <returns>False where another process has written the checkpoint of that number meanwhile.</returns>
    public bool Add(KeptCheckpoint added) => WholeFile.Create(FileOf(added.Checkpoint.Number), JsonSerializer.Serialize(added, Format) + "\n");

    /// <summary>Copies checkpoints and public keys, but not the key that signs, into another folder; what is there already stays.</summary>
    public void CopyTo(CheckpointFolder other)
    {
        foreach (var file in Keys.PublicKeyFiles.Concat(Numbers().Select(FileOf)))
            _ = WholeFile.Create(System.IO.Path.Combine(other.Path, System.IO.Path.GetFileName(file)), File.ReadAllText(file));
    }

    // Nine digits, so that the order of names is that of numbers.
    public string FileOf(long number) => System.IO.Path.Combine(Path, number.ToString("D9", CultureInfo.InvariantCulture) + Extension);

    private static long? NumberOf(string path) =>
        long.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A checkpoint's file was changed by other means than this code.</summary>
public sealed class UnreadableCheckpointException(long number, string message, Exception? cause = null) : Exception(message, cause)
{
    public long Number { get; } = number;
}

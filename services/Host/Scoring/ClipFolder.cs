using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Cli.Scoring;

/// <summary>A CLIP model on disk: the weights, vocab.json, and merges.txt beside that.</summary>
internal static class ClipFolder
{
    /// <param name="vocabulary">Null for the one beside the weights.</param>
    /// <exception cref="CommandFailedException">A file is missing, damaged, or does not fit the others.</exception>
    public static ClipModel Open(FileInfo weights, FileInfo? vocabulary)
    {
        var numbers = vocabulary ?? Beside(weights, "vocab.json");
        var merges = Beside(numbers, "merges.txt");
        foreach (var file in (FileInfo[])[weights, numbers, merges])
        {
            if (!file.Exists)
                throw new CommandFailedException($"There is no file \"{file}\". A CLIP model is model.safetensors, vocab.json and merges.txt from one folder, for instance of suinleelab/monet.");
        }
        using var content = weights.OpenRead();
        using var words = numbers.OpenRead();
        using var pairs = merges.OpenRead();
        try
        {
            return ClipModel.Open(content, words, pairs);
        }
        catch (CheckpointException refused)
        {
            throw new CommandFailedException($"The model \"{weights}\" cannot be used: {refused.Message}");
        }
    }

    private static FileInfo Beside(FileInfo file, string name) => new(Path.Combine(file.DirectoryName ?? ".", name));
}

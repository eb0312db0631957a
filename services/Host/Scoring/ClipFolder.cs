using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Cli.Scoring;

/// <summary>A CLIP model on disk: the weights, config.json beside them, vocab.json, and merges.txt beside that.</summary>
internal static class ClipFolder
{
    /// <param name="vocabulary">Null for the one beside the weights.</param>
    /// <exception cref="CommandFailedException">A file is missing, damaged, or does not fit the others.</exception>
    public static ClipModel Open(FileInfo weights, FileInfo? vocabulary)
    {
        var config = Beside(weights, ClipConfigFile.Name);
        var numbers = vocabulary ?? Beside(weights, "vocab.json");
        var merges = Beside(numbers, "merges.txt");
        foreach (var file in (FileInfo[])[weights, numbers, merges])
        {
            if (!file.Exists)
                throw new CommandFailedException($"There is no file \"{file}\". A CLIP model is model.safetensors, config.json, vocab.json and merges.txt from one folder, for instance of suinleelab/monet.");
        }
        using var content = weights.OpenRead();
        using var words = numbers.OpenRead();
        using var pairs = merges.OpenRead();
        using var form = config.Exists ? config.OpenRead() : null;
        try
        {
            return ClipModel.Open(new(content, words, pairs, form));
        }
        catch (CheckpointException refused)
        {
            throw new CommandFailedException($"The model \"{weights}\" cannot be used: {refused.Message}");
        }
    }

    private static FileInfo Beside(FileInfo file, string name) => new(Path.Combine(file.DirectoryName ?? ".", name));
}

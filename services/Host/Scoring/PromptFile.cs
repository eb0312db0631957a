using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Cli.Scoring;

/// <summary>A file of prompts, whatever they are for.</summary>
internal static class PromptFile
{
    /// <exception cref="CommandFailedException">The file is missing, or its prompts cannot be used.</exception>
    public static async Task<T> ReadAsync<T>(FileInfo file, Func<string, T> parse, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new CommandFailedException($"There is no file \"{file}\".");
        try
        {
            return parse(await File.ReadAllTextAsync(file.FullName, cancellation));
        }
        catch (PromptException refused)
        {
            throw new CommandFailedException($"{file}: {refused.Message}");
        }
    }
}

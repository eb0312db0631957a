using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Training;

/// <param name="Metadata">Written into the ONNX file: experiment id, data set digest, and whatever else the caller wants to find again.</param>
/// <param name="ResumeFrom">A checkpoint of the same recipe and data; null starts anew.</param>
/// <param name="Clock">Measures durations; nothing else depends on time.</param>
public sealed record TrainingJob(
    Recipe Recipe,
    TrainingData Data,
    IReadOnlyDictionary<string, string> Metadata,
    Checkpoint? ResumeFrom,
    TimeProvider Clock)
{
    /// <summary>The file that the recipe's <c>weights</c> names, which can be sought and stays the caller's; null where it names none.</summary>
    /// <remarks>A checkpoint holds what it gave, so a resumed training does without; but not a frozen backbone, which needs it again.</remarks>
    public Stream? Pretrained { get; init; }
}

namespace SemCovNet.Learning.Checkpoints;

/// <summary>A checkpoint or weights file that is damaged, or belongs to another model.</summary>
public sealed class CheckpointException(string message, Exception? cause = null) : Exception(message, cause);

namespace SemCovNet.Artifacts;

/// <summary>The store cannot be asked now, or refuses; nothing is said about whether an artifact is there.</summary>
public sealed class ArtifactStoreUnusableException(string message, Exception? cause = null) : IOException(message, cause);

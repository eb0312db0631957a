using SemCovNet.Contracts.Http;

namespace SemCovNet.Tables;

/// <summary>A file or folder that cannot be read, or not from the named row on.</summary>
public sealed class UnreadableFileException(FileProblem problem) : Exception(problem.ToString())
{
    public FileProblem Problem { get; } = problem;
}

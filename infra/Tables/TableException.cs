using SemCovNet.Contracts.Http;

namespace SemCovNet.Tables;

/// <summary>The file is not a table that can be read on; everything after the named row is unread.</summary>
public sealed class TableException(FileProblem problem) : Exception(problem.ToString())
{
    public FileProblem Problem { get; } = problem;
}

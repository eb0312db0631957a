using SemCovNet.Contracts.Http;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Importing;

/// <summary>The import found something wrong and changed nothing; the message shows the first twenty problems.</summary>
public sealed class ImportRejectedException(FileProblems problems)
    : Exception($"Nothing was imported: {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}.{Environment.NewLine}{problems}")
{
    public int ProblemCount { get; } = problems.Count;

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<FileProblem> Problems { get; } = problems.Kept;
}

using SemCovNet.Contracts.Http;

namespace SemCovNet.Tables;

/// <summary>Everything wrong with the files of one import or upload: all are counted, the first thousand kept.</summary>
public sealed class FileProblems
{
    private const int MostKept = 1000;
    private const int MostShown = 20;
    private readonly List<FileProblem> kept = [];

    public int Count { get; private set; }

    public IReadOnlyList<FileProblem> Kept => kept;

    /// <summary>The first twenty as text.</summary>
    public IReadOnlyList<string> Shown => [.. kept.Take(MostShown).Select(problem => problem.ToString())];

    public void Add(FileProblem problem)
    {
        Count++;
        if (kept.Count < MostKept)
            kept.Add(problem);
    }

    public void Add(string file, long? row, string? column, string message) => Add(new(file, row, column, message));

    /// <summary>The first twenty, one a line, and how many there are besides.</summary>
    public override string ToString() =>
        string.Join(Environment.NewLine, Count > MostShown ? [.. Shown, $"… and {Count - MostShown} more"] : Shown);
}

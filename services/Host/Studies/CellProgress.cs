namespace SemCovNet.Cli.Studies;

/// <summary>How far an open cell of a study is, and how much of that was trained since the command began: only that tells how long the rest will take.</summary>
internal sealed class CellProgress(CellOutcome before)
{
    // The evaluation is still to come.
    private const double MostByTraining = 0.99;

    private readonly StudyCell cell = before.Cell;

    // Null until an epoch begins before our eyes: how long one took that was under way is not known.
    private double? seen;

    public string Name => cell.Name;

    /// <summary>The share of its epochs that is done, and 1 once it has ended.</summary>
    public double Share { get; private set; } = Math.Min(before.Trained, MostByTraining);

    /// <summary>The share that was trained since the command began, with epochs that a dead attempt lost again: they took their time.</summary>
    public double Seen => seen ?? 0;

    public bool HasEnded { get; private set; }

    /// <summary>It has ended without figures.</summary>
    public bool HasFailed { get; private set; }

    public void Start(int fromEpoch)
    {
        seen ??= 0;
        Share = ShareOf(fromEpoch, cell.Recipe.Epochs);
    }

    public void Count(int epoch, int epochs)
    {
        var share = ShareOf(epoch, epochs);
        seen = seen is { } already ? already + share - Share : 0;
        Share = share;
    }

    /// <summary>What only waited for its assessment took no training, and patience may have ended one before its last epoch.</summary>
    public void Complete()
    {
        if (Seen > 0)
            seen += 1 - Share;
        (Share, HasEnded) = (1, true);
    }

    public void Fail() => (Share, HasEnded, HasFailed) = (1, true, true);

    private static double ShareOf(int epoch, int epochs) => Math.Min((double)epoch / epochs, MostByTraining);
}

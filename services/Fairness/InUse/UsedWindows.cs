using SemCovNet.Artifacts;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.InUse;

/// <summary>Puts the answers of a model together, window by window, with what is known of their outcomes.</summary>
internal sealed class UsedWindows(ModelInUse model, IArtifactStore artifacts)
{
    private readonly Dictionary<string, UsedBatch> batches = [];
    private Dictionary<string, int>? outcomes;

    /// <summary>Full windows of which something is not assessed that may be known by now.</summary>
    public IEnumerable<int> Due() => Enumerable.Range(0, model.FullWindows).Where(number =>
        !model.Windows.TryGetValue(number, out var assessed)
        || (assessed.Event.Known < assessed.Event.Rows && assessed.Outcomes < model.Outcomes.Count));

    public async Task<UsedWindow> LoadAsync(int number, CancellationToken cancellation)
    {
        outcomes ??= await OutcomesAsync(cancellation);
        var (first, rows, begin) = (number * ModelInUse.WindowRows, new List<UsedRow>(ModelInUse.WindowRows), 0);
        foreach (var received in model.Batches)
        {
            var (from, to) = (Math.Max(first - begin, 0), Math.Min(first + ModelInUse.WindowRows - begin, received.Rows));
            if (from < to)
            {
                var batch = await BatchAsync(received, cancellation);
                rows.AddRange(batch.Rows.Skip(from).Take(to - from).Select(answer => new UsedRow(answer, batch.Descriptors, answer.Outcome ?? OutcomeOf(answer))));
            }
            begin += received.Rows;
        }
        return new(number, rows);
    }

    private int? OutcomeOf(UsedAnswer answer) => outcomes!.TryGetValue(answer.Case, out var outcome) ? outcome : null;

    private async Task<UsedBatch> BatchAsync(Contracts.Events.PredictionsReceived received, CancellationToken cancellation)
    {
        if (!batches.TryGetValue(received.BatchId, out var batch))
            batches[received.BatchId] = batch = await artifacts.GetJsonAsync<UsedBatch>(received.Batch, cancellation);
        return batch;
    }

    // What was told last of a case counts.
    private async Task<Dictionary<string, int>> OutcomesAsync(CancellationToken cancellation)
    {
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var received in model.Outcomes)
        {
            foreach (var (of, outcome) in (await artifacts.GetJsonAsync<OutcomeBatch>(received.Batch, cancellation)).Outcomes)
                told[of] = outcome;
        }
        return told;
    }
}

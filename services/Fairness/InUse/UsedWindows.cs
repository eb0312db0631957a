using SemCovNet.Artifacts;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.InUse;

/// <summary>Puts the answers of a model together, window by window, with what is known of their outcomes.</summary>
internal sealed class UsedWindows(ModelInUse model, IArtifactStore artifacts)
{
    private readonly Dictionary<string, UsedBatch> batches = [];
    private Dictionary<string, List<(int File, int Outcome)>>? tellings;

    /// <summary>How many files of outcomes there are to judge on.</summary>
    public int Files => model.Outcomes.Count;

    /// <summary>Full windows that were not judged yet, and those of which the files that came since tell something else.</summary>
    public async Task<IReadOnlyList<UsedWindow>> DueAsync(CancellationToken cancellation)
    {
        var due = new List<UsedWindow>();
        foreach (var number in Enumerable.Range(0, model.FullWindows).Where(number => !model.Windows.TryGetValue(number, out var judged) || judged.Outcomes < Files))
        {
            var window = await LoadAsync(number, Files, cancellation);
            if (!await WasJudgedAsync(window, cancellation))
                due.Add(window);
        }
        return due;
    }

    private async Task<bool> WasJudgedAsync(UsedWindow window, CancellationToken cancellation) =>
        model.Windows.TryGetValue(window.Number, out var judged)
        && judged.Event.Known == window.Known
        && (await LoadAsync(window.Number, judged.Outcomes, cancellation)).Outcomes.SequenceEqual(window.Outcomes);

    private async Task<UsedWindow> LoadAsync(int number, int files, CancellationToken cancellation)
    {
        tellings ??= await TellingsAsync(cancellation);
        var (first, rows, begin) = (number * ModelInUse.WindowRows, new List<UsedRow>(ModelInUse.WindowRows), 0);
        foreach (var received in model.Batches)
        {
            var (from, to) = (Math.Max(first - begin, 0), Math.Min(first + ModelInUse.WindowRows - begin, received.Rows));
            if (from < to)
            {
                var batch = await BatchAsync(received, cancellation);
                rows.AddRange(batch.Rows.Skip(from).Take(to - from).Select(answer => new UsedRow(answer, batch.Descriptors, OutcomeOf(answer, files))));
            }
            begin += received.Rows;
        }
        return new(number, rows);
    }

    // What was told last of a case counts, and more than what came along with the answer.
    private int? OutcomeOf(UsedAnswer answer, int files) =>
        tellings!.TryGetValue(answer.Case, out var told) && told.FindLastIndex(telling => telling.File < files) is >= 0 and var last ? told[last].Outcome : answer.Outcome;

    private async Task<UsedBatch> BatchAsync(Contracts.Events.PredictionsReceived received, CancellationToken cancellation)
    {
        if (!batches.TryGetValue(received.BatchId, out var batch))
            batches[received.BatchId] = batch = await artifacts.GetJsonAsync<UsedBatch>(received.Batch, cancellation);
        return batch;
    }

    // All that was told of each case, in order: a window was judged on as many files as there were then.
    private async Task<Dictionary<string, List<(int File, int Outcome)>>> TellingsAsync(CancellationToken cancellation)
    {
        var all = new Dictionary<string, List<(int File, int Outcome)>>(StringComparer.Ordinal);
        foreach (var (file, received) in model.Outcomes.Index())
        {
            foreach (var (of, outcome) in (await artifacts.GetJsonAsync<OutcomeBatch>(received.Batch, cancellation)).Outcomes)
            {
                if (!all.TryGetValue(of, out var told))
                    all[of] = told = [];
                told.Add((file, outcome));
            }
        }
        return all;
    }
}

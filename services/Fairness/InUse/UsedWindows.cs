using System.Runtime.CompilerServices;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.InUse;

/// <summary>Puts the answers of a model together, window by window, with what is known of their outcomes.</summary>
internal sealed class UsedWindows(ModelInUse model, IArtifactStore artifacts)
{
    private readonly Dictionary<string, UsedBatch> batches = [];
    private Dictionary<string, Telling>? tellings;

    /// <summary>How many files of outcomes there are to judge on.</summary>
    public int Files => model.Outcomes.Count;

    /// <summary>Full windows that were not judged yet, and those of which files that came since may tell something else, the oldest first.</summary>
    /// <param name="settled">On how many files nothing new was found in a window, as far as that is remembered.</param>
    public async IAsyncEnumerable<UsedWindow> PossiblyDueAsync(Func<int, int> settled, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var number in Enumerable.Range(0, model.FullWindows))
        {
            if (!model.Windows.TryGetValue(number, out var judged) || Math.Max(judged.Outcomes, settled(number)) < Files)
                yield return await LoadAsync(number, Files, cancellation);
        }
    }

    /// <summary>Whether it was judged on the very outcomes that are known now. Older events do not say what they were judged on.</summary>
    public async Task<bool> WasJudgedAsync(UsedWindow window, CancellationToken cancellation) =>
        model.Windows.TryGetValue(window.Number, out var judged)
        && (judged.Event.Outcomes is not null || Files == 0)
        && judged.Event.Known == window.Known
        && (await LoadAsync(window.Number, judged.Outcomes, cancellation)).Outcomes.SequenceEqual(window.Outcomes);

    private async Task<UsedWindow> LoadAsync(int number, int files, CancellationToken cancellation)
    {
        tellings ??= await TellingsAsync(cancellation);
        var (first, rows, begin) = (number * ModelInUse.WindowRows, new List<UsedRow>(ModelInUse.WindowRows), 0);
        foreach (var (received, outcomesBefore) in model.Batches)
        {
            var (from, to) = (Math.Max(first - begin, 0), Math.Min(first + ModelInUse.WindowRows - begin, received.Rows));
            if (from < to)
            {
                var batch = await BatchAsync(received, cancellation);
                rows.AddRange(batch.Rows.Skip(from).Take(to - from).Select(answer => new UsedRow(answer, batch.Descriptors, OutcomeOf(answer, outcomesBefore, files))));
            }
            begin += received.Rows;
            // Windows are asked for in their order: what lies before this one is read no more.
            if (begin <= first)
                batches.Remove(received.BatchId);
        }
        return new(number, rows);
    }

    // What was told last of a case counts; what came along with the answer counts as told then.
    private int? OutcomeOf(UsedAnswer answer, int outcomesBefore, int files)
    {
        var told = tellings!.GetValueOrDefault(answer.Case);
        while (told is not null && told.File >= files)
            told = told.Before;
        return told is null || (answer.Outcome is not null && told.File < outcomesBefore) ? answer.Outcome : told.Outcome;
    }

    private async Task<UsedBatch> BatchAsync(PredictionsReceived received, CancellationToken cancellation)
    {
        if (!batches.TryGetValue(received.BatchId, out var batch))
            batches[received.BatchId] = batch = await artifacts.GetJsonAsync<UsedBatch>(received.Batch, cancellation);
        return batch;
    }

    // All that was told of each case, the last first: a window was judged on as many files as there were then.
    private async Task<Dictionary<string, Telling>> TellingsAsync(CancellationToken cancellation)
    {
        var all = new Dictionary<string, Telling>(StringComparer.Ordinal);
        foreach (var (file, received) in model.Outcomes.Index())
        {
            foreach (var (of, outcome) in (await artifacts.GetJsonAsync<OutcomeBatch>(received.Batch, cancellation)).Outcomes)
                all[of] = new(file, outcome, all.GetValueOrDefault(of));
        }
        return all;
    }

    private sealed record Telling(int File, int Outcome, Telling? Before);
}

using SemCovNet.Cli.Commands;
using SemCovNet.Cli.Running;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Studies;

/// <summary>Requests what is missing of a study and waits until every cell has ended. What is there is found again, never trained twice.</summary>
internal sealed class StudyRun(Platform platform, Study study)
{
    /// <summary>Every cell as it stands now.</summary>
    public async Task<IReadOnlyList<CellOutcome>> FindAsync(CancellationToken cancellation)
    {
        await platform.CatchUpAsync(cancellation);
        var found = new List<CellOutcome>();
        foreach (var cell in study.Cells)
            found.Add(await FindAsync(cell, cancellation));
        return found;
    }

    /// <param name="retry">Whether cells that failed or were cancelled are tried once more.</param>
    /// <returns>Every cell, ended.</returns>
    public async Task<IReadOnlyList<CellOutcome>> CompleteAsync(bool retry, CancellationToken cancellation)
    {
        // What happens after this position is heard of; what happened before is in the read models.
        var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
        var open = new Dictionary<string, StudyCell>();
        foreach (var outcome in await FindAsync(cancellation))
        {
            if (outcome.IsCompleted || (outcome.Failure is not null && !retry))
                continue;
            open[await RequestAsync(outcome, cancellation)] = outcome.Cell;
        }
        if (open.Count > 0)
            await platform.WorkUntilAsync(StudyProgress.FollowAsync(platform, open, study.Cells.Count, before, cancellation), cancellation);
        return await FindAsync(cancellation);
    }

    /// <returns>The id of the experiment that is to end.</returns>
    private async Task<string> RequestAsync(CellOutcome outcome, CancellationToken cancellation)
    {
        if (outcome is { Experiment: not null, Failure: null })
            return outcome.ExperimentId;
        var id = outcome.Failure is null ? outcome.ExperimentId : await NextTrialAsync(outcome.Cell, cancellation);
        await platform.Get<ExperimentRequests>().RequestAsync(
            outcome.Cell.Request(id, Actors.User), CommandContext.From(Actors.User), cancellation);
        return id;
    }

    private async Task<CellOutcome> FindAsync(StudyCell cell, CancellationToken cancellation)
    {
        var trials = await TrialsAsync(cell, cancellation);
        var trial = trials.LastOrDefault(trial => trial.Status == ExperimentStatus.Completed) ?? trials.LastOrDefault();
        return new(cell, trial?.Id ?? cell.ExperimentId(trial: 0), trial);
    }

    private async Task<string> NextTrialAsync(StudyCell cell, CancellationToken cancellation) =>
        cell.ExperimentId((await TrialsAsync(cell, cancellation)).Count);

    /// <returns>Oldest first.</returns>
    private async Task<IReadOnlyList<ExperimentSummary>> TrialsAsync(StudyCell cell, CancellationToken cancellation)
    {
        var (trials, page) = (new List<ExperimentSummary>(), (string?)null);
        do
        {
            var request = new ExperimentListRequest($"config.seed = {cell.Seed}", cell.Dataset, Descending: false, After: page, Limit: 500);
            (var rows, page) = await platform.Get<IExperimentQueries>().RowsAsync(request, cancellation);
            trials.AddRange(rows.Where(cell.IsTriedBy));
        }
        while (page is not null);
        return trials;
    }
}

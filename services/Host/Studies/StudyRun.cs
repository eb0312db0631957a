using SemCovNet.Cli.Commands;
using SemCovNet.Cli.Running;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Studies;

/// <summary>Requests what is missing of a study and waits until every cell has ended. What is there is found again, never trained twice.</summary>
internal sealed class StudyRun(Platform platform, Study study)
{
    private readonly ExperimentFollowUps followUps = new();

    /// <summary>Every cell as it stands now.</summary>
    public async Task<IReadOnlyList<CellOutcome>> FindAsync(CancellationToken cancellation)
    {
        await platform.CatchUpAsync(cancellation);
        var trials = new List<ExperimentSummary>();
        foreach (var dataset in study.File.Datasets)
            trials.AddRange(await AskedForAsync(dataset.Name, cancellation));
        var byKey = trials.ToLookup(TrialKey.Of);
        IReadOnlyList<CellOutcome> cells = [.. study.Cells.Select(cell => new CellOutcome(cell, [.. byKey[cell.Key]]))];
        var still = await followUps.FindAsync(platform, cells.Where(cell => cell.IsUnderAssessment).Select(cell => cell.ExperimentId), cancellation);
        return [.. cells.Select(cell => cell with { Standstill = still.GetValueOrDefault(cell.ExperimentId) })];
    }

    /// <param name="retry">Whether cells that failed, were cancelled or stand still are tried once more.</param>
    /// <returns>Every cell, ended or at a standstill.</returns>
    public async Task<IReadOnlyList<CellOutcome>> CompleteAsync(bool retry, CancellationToken cancellation)
    {
        // What happens after this position is heard of; what happened before is in the read models.
        var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
        var found = await FindAsync(cancellation);
        var open = new Dictionary<string, CellOutcome>();
        foreach (var outcome in found.Where(outcome => !outcome.IsCompleted && (outcome.Failure is null || retry)))
            open[await RequestAsync(outcome, cancellation)] = outcome;
        if (open.Count > 0)
        {
            var progress = new StudyProgress(open, found.Count, retry ? 0 : found.Count(outcome => outcome.Failure is not null), platform.Get<TimeProvider>());
            await platform.WorkUntilAsync(progress.FollowAsync(platform.Get<IEventStore>(), followUps, before, cancellation), cancellation);
        }
        return await FindAsync(cancellation);
    }

    /// <returns>The id of the experiment that is to end.</returns>
    private async Task<string> RequestAsync(CellOutcome outcome, CancellationToken cancellation)
    {
        if (outcome is { Experiment: not null, Failure: null })
            return outcome.ExperimentId;
        await platform.Get<ExperimentRequests>().RequestAsync(
            outcome.Cell.Request(outcome.NextId, Actors.User), CommandContext.From(Actors.User), cancellation);
        return outcome.NextId;
    }

    /// <returns>What studies asked for on the dataset, oldest first.</returns>
    private Task<IReadOnlyList<ExperimentSummary>> AskedForAsync(string dataset, CancellationToken cancellation) =>
        platform.Get<IExperimentQueries>().AllAsync(new($"reason ~ \"{StudyCell.OfAStudy}\"", dataset, Descending: false), cancellation);
}

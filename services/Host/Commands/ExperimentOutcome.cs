using SemCovNet.Artifacts;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Attempts;

namespace SemCovNet.Cli.Commands;

/// <summary>How commands that start an experiment end: at once with its id, or with its result.</summary>
internal static class ExperimentOutcome
{
    /// <param name="before">A position before the experiment's first event.</param>
    public static async Task<int> ReportAsync(
        Platform platform, string experimentId, GlobalPosition before, bool wait, bool json, CancellationToken cancellation)
    {
        if (!wait)
        {
            Out.Say($"requested; a running platform (semcov up) works on it. Follow it with: semcov experiments show {experimentId}");
            if (json)
                Out.Json(new { experiment = experimentId, status = "requested" });
            else
                Console.WriteLine(experimentId);
            return 0;
        }
        var summary = await WaitAsync(platform, experimentId, before, cancellation);
        if (json)
            Out.Json(await AnswerAsync(platform, summary, cancellation));
        else
            ExperimentText.Write(summary);
        return summary.Status == ExperimentStatus.Completed ? 0 : 1;
    }

    /// <summary>The whole answer, with every way the newest assessment read the model's answers.</summary>
    public static async Task<ExperimentAnswer> AnswerAsync(Platform platform, ExperimentSummary summary, CancellationToken cancellation) =>
        ExperimentAnswer.Of(summary, summary.Disparity is { } assessed
            ? await platform.Get<IArtifactStore>().GetJsonAsync<FairnessReport>(assessed.Report, cancellation)
            : null);

    /// <summary>Works on it, or waits while another process does, until it has ended.</summary>
    public static async Task<ExperimentSummary> WaitAsync(Platform platform, string experimentId, GlobalPosition before, CancellationToken cancellation)
    {
        await platform.WorkUntilAsync(new ExperimentProgress(platform.Get<IEventStore>(), platform.Get<LiveTraining>(), experimentId).FollowAsync(before, cancellation), cancellation);
        await platform.CatchUpAsync(cancellation);
        return await platform.Get<IExperimentQueries>().FindAsync(experimentId, cancellation)
            ?? throw new InvalidOperationException($"Experiment {experimentId} has ended, but the read models do not know it. Run: semcov rebuild");
    }
}

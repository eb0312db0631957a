namespace SemCovNet.ReadModels.Queue;

/// <summary>
/// In which order experiments are trained: the higher priority first; within one priority users take turns, whoever has fewest running first; of one
/// user's, the oldest first. So a user who asks for a hundred delays another's first by one turn at most.
/// </summary>
public static class FairOrder
{
    /// <param name="running">What is being trained now: a turn that its user has had.</param>
    public static IReadOnlyList<QueuedExperiment> Of(IEnumerable<QueuedExperiment> waiting, IEnumerable<QueuedExperiment> running)
    {
        var turnsHad = running.CountBy(experiment => experiment.RequestedBy).ToDictionary();
        return
        [
            .. waiting.GroupBy(experiment => (experiment.Priority, experiment.RequestedBy))
                .SelectMany(own => Oldest(own).Select((experiment, index) => (Experiment: experiment, Turn: index + turnsHad.GetValueOrDefault(own.Key.RequestedBy))))
                .OrderByDescending(each => each.Experiment.Priority).ThenBy(each => each.Turn)
                .ThenBy(each => each.Experiment.RequestedAt).ThenBy(each => each.Experiment.Id, StringComparer.Ordinal)
                .Select(each => each.Experiment),
        ];
    }

    private static IEnumerable<QueuedExperiment> Oldest(IEnumerable<QueuedExperiment> experiments) =>
        experiments.OrderBy(experiment => experiment.RequestedAt).ThenBy(experiment => experiment.Id, StringComparer.Ordinal);
}

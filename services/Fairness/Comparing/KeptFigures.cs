using System.Collections.Concurrent;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Comparing;

/// <summary>Figures of the runs that were compared last: their replicates take seconds to draw, and another baseline needs the same ones.</summary>
public sealed class KeptFigures
{
    // A run's figures take about half a megabyte.
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(Digest Predictions, Priors Priors), IReadOnlyDictionary<Measure, ResampledFigure>> kept = [];

    public IReadOnlyDictionary<Measure, ResampledFigure> Of(TestedRun run, Priors priors, IReadOnlyList<string> images)
    {
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept.GetOrAdd((run.Experiment.Evaluation!.Predictions, priors), _ => RunFigures.Of(run, priors, images));
    }
}

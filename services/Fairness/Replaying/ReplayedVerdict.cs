using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Replaying;

/// <summary>A past evaluation scored again under another definition, beside what was decided then.</summary>
/// <param name="Result">Of a disparity the size, with the interval folded at 0, as limits see it.</param>
/// <param name="Then">None where no policy covered the dataset.</param>
/// <param name="Replaced">The verdicts on limits that the definition takes the place of; empty where there was none of its kind.</param>
/// <param name="Again">Those limits judged by the definition.</param>
public sealed record ReplayedVerdict(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, MetricResult Result, Verdict Then, Verdict Now,
    IReadOnlyList<LimitVerdict> Replaced, IReadOnlyList<LimitVerdict> Again)
{
    public bool Changes => Then != Now;
}

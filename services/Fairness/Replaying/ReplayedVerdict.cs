using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Replaying;

/// <summary>A past evaluation scored again under another definition, beside what was decided then.</summary>
/// <param name="Scored">What the definition says.</param>
/// <param name="Then">None where no policy covered the dataset.</param>
/// <param name="Replaced">The verdicts on limits that the definition takes the place of; empty where there was none of its kind.</param>
/// <param name="Again">Those limits judged by the definition.</param>
public sealed record ReplayedVerdict(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, Rescored Scored, Verdict Then, Verdict Now,
    IReadOnlyList<LimitVerdict> Replaced, IReadOnlyList<LimitVerdict> Again)
{
    /// <summary>As limits see it.</summary>
    public MetricResult Result => Scored.Size;

    public bool Changes => Then != Now;
}

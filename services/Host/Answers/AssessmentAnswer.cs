using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Replaying;

namespace SemCovNet.Cli.Answers;

/// <summary>The answer of <c>semcov assess</c>.</summary>
/// <param name="Same">Whether every figure and verdict that was recorded comes out again.</param>
internal sealed record AssessmentAnswer(string Experiment, bool Same, IReadOnlyList<AssessedAgain> Evaluations)
{
    public static AssessmentAnswer Of(string experiment, IReadOnlyList<ReplayedAssessment> replayed) =>
        new(experiment, replayed.All(one => one.IsSame), [.. replayed.Select(AssessedAgain.Of)]);
}

/// <param name="Recorded">Digest of the report of then.</param>
/// <param name="Report">Digest of the report of now: equal where the two are the same byte for byte.</param>
/// <param name="Differences">What was recorded and comes out otherwise, a sentence each.</param>
/// <param name="At">Every way the answers were read, the headline first.</param>
internal sealed record AssessedAgain(
    string Evaluation, string Dataset, int Version, int N, bool Same, Digest Recorded, Digest Report, IReadOnlyList<string> Differences, Verdict Then, Verdict Now,
    IReadOnlyList<ReplayedLimit> Limits, IReadOnlyList<ReadingAnswer> At)
{
    public static AssessedAgain Of(ReplayedAssessment one) => new(
        one.Evaluation.EvaluationId, one.Evaluation.DatasetId, one.Evaluation.DatasetVersion, one.Now.N, one.IsSame, one.Recorded.Report, one.Digest, one.Differences,
        one.Gate.Verdict, one.Verdict, [.. one.Gate.Limits.Zip(one.Limits, (then, now) => new ReplayedLimit(then, now))],
        [.. one.Now.AllReadings().Select(ReadingAnswer.Of)]);
}

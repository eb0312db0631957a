using System.Globalization;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Replaying;

/// <summary>An evaluation assessed again as it was assessed then, beside what was recorded.</summary>
/// <param name="Then">The report that was recorded.</param>
/// <param name="Now">The report of today's code on the same predictions.</param>
/// <param name="Digest">Of <paramref name="Now"/>, as it would be kept.</param>
/// <param name="Limits">The limits of then, judged by the figures of now.</param>
public sealed record ReplayedAssessment(
    EvaluationCompleted Evaluation, FairnessAssessed Recorded, FairnessReport Then, FairnessReport Now, Digest Digest, GateDecided Gate, Verdict Verdict,
    IReadOnlyList<LimitVerdict> Limits)
{
    /// <summary>Each disparity of then whose figure, interval, p or number of groups is another now, and each limit that is judged otherwise, a sentence each.</summary>
    public IReadOnlyList<string> Differences => [.. Disparities(Then, Now), .. Judgements(Gate.Limits, Limits)];

    /// <summary>Whether every figure and verdict of then comes out again; a newer program may say more besides.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>Whether the whole report is the same, byte for byte.</summary>
    public bool IsIdentical => Recorded.Report == Digest;

    private static IEnumerable<string> Disparities(FairnessReport then, FairnessReport now) =>
        from reading in then.AllReadings()
        let again = now.AllReadings().FirstOrDefault(other => (other.Point, other.PriorsGiven) == (reading.Point, reading.PriorsGiven))
        from result in reading.Disparities
        let other = again?.Disparities.FirstOrDefault(one => (one.Definition, one.Level) == (result.Definition, result.Level))
        where Figures(result) != Figures(other)
        select $"{result.Definition} at level {result.Level}, {reading.Point}: {Words(result)} then, {Words(other)} now";

    private static IEnumerable<string> Judgements(IReadOnlyList<LimitVerdict> then, IReadOnlyList<LimitVerdict> now) =>
        then.Zip(now).Where(pair => pair.First != pair.Second).Select(pair => $"the limit on {pair.First.Limit.Figure}: {pair.First.Evidence} then, {pair.Second.Evidence} now");

    private static (double?, double?, double?, double?, int?) Figures(DisparityResult? result) =>
        (result?.Signed, result?.Low, result?.High, result?.PValue, result?.Groups);

    private static string Words(DisparityResult? result) =>
        result is null ? "not measured"
        : result.Signed is { } signed ? string.Create(CultureInfo.InvariantCulture, $"{signed:R} [{result.Low:R}, {result.High:R}], p {result.PValue:R}, {result.Groups} groups")
        : "undefined";
}

using System.Text.Json.Serialization;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Answers;

/// <summary>What <c>semcov train --wait --json</c> and <c>semcov demo --json</c> end with. What is undefined is null, never 0.</summary>
internal sealed record ExperimentAnswer(
    string Experiment, string Status, DatasetAnswer Dataset, TestAnswer? Test, DisparityAnswer? Cdi, ModelAnswer? Model, string Gate, long Events,
    double Seconds, string? Error)
{
    /// <param name="fairness">Of the newest assessment; null where it was not read, or there is none.</param>
    public static ExperimentAnswer Of(ExperimentSummary summary, FairnessReport? fairness = null) => new(
        summary.Id, summary.Status.ToString().ToLowerInvariant(), new(summary.DatasetId, summary.DatasetVersion, summary.Manifest, summary.AnnotationVersion),
        summary.Evaluation is { } e ? new(e.N, e.Auc, e.Pra, e.S95, e.Bacc, e.Mf1, e.Ece, e.Brier) : null,
        summary.Disparity is { } d ? DisparityAnswer.Of(d, fairness) : null,
        summary.Model is { } m ? new(m.Onnx, m.Weights) : null, summary.Gate.ToString().ToLowerInvariant(), summary.Events, summary.Duration.TotalSeconds,
        summary.Error);
}

internal sealed record DatasetAnswer(string Name, int Version, Digest Digest, int Annotations);

internal sealed record TestAnswer(int N, double? Auc, double? Pra, double? S95, double? Bacc, double? Mf1, double? Ece, double? Brier);

/// <param name="At">Every way the answers were read, the headline first; left out in lists.</param>
internal sealed record DisparityAnswer(
    string Definition, double? Signed, double? Value, IReadOnlyList<double>? Ci, int Groups, double? Slope, string? Undefined,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReadingAnswer>? At)
{
    public static DisparityAnswer Of(DisparitySummary d, FairnessReport? fairness) => new(
        d.Definition, d.Signed, d.Value, d is { Low: { } low, High: { } high } ? [low, high] : null, d.Groups, d.Slope, d.Undefined,
        fairness is null ? null : [.. fairness.AllReadings().Select(ReadingAnswer.Of)]);
}

internal sealed record ModelAnswer(Digest Onnx, Digest Weights);

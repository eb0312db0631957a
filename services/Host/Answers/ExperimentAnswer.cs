using SemCovNet.Contracts;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Answers;

/// <summary>What <c>semcov train --wait --json</c> and <c>semcov demo --json</c> end with. What is undefined is null, never 0.</summary>
internal sealed record ExperimentAnswer(
    string Experiment, string Status, DatasetAnswer Dataset, TestAnswer? Test, DisparityAnswer? Cdi, ModelAnswer? Model, string Gate, long Events,
    double Seconds, string? Error)
{
    public static ExperimentAnswer Of(ExperimentSummary summary) => new(
        summary.Id, summary.Status.ToString().ToLowerInvariant(), new(summary.DatasetId, summary.DatasetVersion, summary.Manifest, summary.AnnotationVersion),
        summary.Evaluation is { } e ? new(e.N, e.Auc, e.Pra, e.S95, e.Bacc, e.Mf1, e.Ece, e.Brier) : null,
        summary.Disparity is { } d ? DisparityAnswer.Of(d) : null,
        summary.Model is { } m ? new(m.Onnx, m.Weights) : null, summary.Gate.ToString().ToLowerInvariant(), summary.Events, summary.Duration.TotalSeconds,
        summary.Error);
}

internal sealed record DatasetAnswer(string Name, int Version, Digest Digest, int Annotations);

internal sealed record TestAnswer(int N, double? Auc, double? Pra, double? S95, double? Bacc, double? Mf1, double? Ece, double? Brier);

internal sealed record DisparityAnswer(
    string Definition, double? Signed, double? Value, IReadOnlyList<double>? Ci, int Groups, double? Slope, string? Undefined)
{
    public static DisparityAnswer Of(DisparitySummary d) =>
        new(d.Definition, d.Signed, d.Value, d is { Low: { } low, High: { } high } ? [low, high] : null, d.Groups, d.Slope, d.Undefined);
}

internal sealed record ModelAnswer(Digest Onnx, Digest Weights);

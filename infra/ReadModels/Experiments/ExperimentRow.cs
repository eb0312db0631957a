using System.Text.Json;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>An experiment as a query sees it. Texts are in lower case, for a search minds no case and the databases disagree on what lower case is.</summary>
internal sealed record ExperimentRow(
    string Id, string DatasetId, string Recipe, string RequestedBy, string Status, string Verdict, string Review, string RequestedAt, string? EndedAt,
    double? Auc, double? Pra, double? S95, double? Ece, double? Cdi, double? Slope, string Words, string Numbers, string Texts)
{
    public static ExperimentRow Of(ExperimentSummary summary)
    {
        var facts = ExperimentFacts.Of(summary);
        return new(
            summary.Id, summary.DatasetId, Lower(summary.Recipe), Lower(summary.RequestedBy), Lower(summary.Status), Lower(summary.Gate), Lower(summary.Review),
            UtcText.Of(summary.RequestedAt), summary.EndedAt is { } ended ? UtcText.Of(ended) : null, summary.Evaluation?.Auc, summary.Evaluation?.Pra,
            summary.Evaluation?.S95, summary.Evaluation?.Ece, summary.Disparity?.Value, summary.Disparity?.Slope,
            Lower($"{summary.Id} {summary.Recipe} {summary.DatasetId} {summary.Reason} {summary.RequestedBy}"),
            JsonSerializer.Serialize(facts.Numbers), JsonSerializer.Serialize(facts.Texts));
    }

    /// <summary>As a name of a choice stands in the table and in queries.</summary>
    public static string Lower<T>(T value) => $"{value}".ToLowerInvariant();
}

using SemCovNet.Cli.Studies;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Learning.Recipes;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Requests;

namespace SemCovNet.Tests.Services.Host.Studies;

internal static class MadeUpCell
{
    public static StudyCell Of(int seed) => new("views", "demo", seed, new TrainableData(
        new("milk", 1, Digest.Of("manifest"u8), 10, 10, ["other", "MEL"], new Dictionary<string, int>()),
        new("milk", 1, 1, Digest.Of("set"u8), 10, ["hair"], 1)), RecipeCatalog.Find("demo") with { Seed = seed });

    /// <summary>An experiment that was asked for it and has completed.</summary>
    public static ExperimentSummary Asked(this StudyCell cell)
    {
        var request = cell.Request("e1", "user:me");
        return new(
            request.ExperimentId, request.DatasetId, 1, cell.Data.Dataset.Manifest, 1, cell.Data.Annotations.Set, cell.Recipe.Name, cell.Recipe.ToJson(), request.Reason, request.RequestedBy,
            ExperimentStatus.Completed, Error: null, Attempt: 1, Epoch: 1, Epochs: 1, default, default, default, Events: 1, Model: null, Evaluation: null, Disparity: null,
            Verdict.None, ReviewOutcome.Open);
    }
}

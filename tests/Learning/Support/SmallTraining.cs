using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Support;

/// <summary>A whole training that takes about a second.</summary>
public static class SmallTraining
{
    public static Recipe Recipe { get; } = RecipeCatalog.Find("semcovnet-tiny") with
    {
        ImageSize = 48,
        Epochs = 3,
        Batch = 16,
        TokenWidth = 16,
        Cdi = CdiPenalty.Both,
        Device = ComputeDevice.Cpu,
    };

    public static TrainingJob Job(Recipe recipe, Checkpoint? resumeFrom = null) =>
        new(recipe, SyntheticData.Create(recipe.ImageSize), new Dictionary<string, string> { ["experiment"] = "e-1" }, resumeFrom, TimeProvider.System);

    public static TrainedModel Run(Recipe recipe, RecordingObserver? observer = null, Checkpoint? resumeFrom = null) =>
        Trainer.Run(Job(recipe, resumeFrom), observer ?? new RecordingObserver(), TestContext.Current.CancellationToken);
}

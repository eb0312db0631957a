using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Tests.Integration.Preparing;

namespace SemCovNet.Tests.Integration.Repeating;

public sealed class PredictionViewTests(PreparedHome prepared)
{
    [Theory]
    [InlineData("centre")]
    [InlineData("whole")]
    public async Task An_evaluation_shows_a_model_of_an_image_what_its_validation_showed(string framing)
    {
        using var home = prepared.Copy();
        (await home.RunAsync([.. PreparedHome.Train, "--set", "epochs=1", "--set", "calibrate=none", "--set", $"framing={framing}", "--wait"])).Succeeded();

        var epoch = Assert.Single(await home.EventsAsync<EpochCompleted>());
        var evaluation = Assert.Single(await home.EventsAsync<EvaluationCompleted>());
        var kept = await new DirectoryArtifactStore(Path.Combine(home.Folder, "artifacts")).GetJsonAsync<PredictionSet>(evaluation.Predictions, TestContext.Current.CancellationToken);
        Assert.Equal(epoch.ValidationLoss, kept.Rows.Where(row => row.Split == Split.Validation).Average(row => -Math.Log(row.Probabilities[row.Class])), 1e-4);
    }
}

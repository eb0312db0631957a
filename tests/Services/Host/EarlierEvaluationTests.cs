using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts.Events;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Maps;
using SemCovNet.EventStore;
using SemCovNet.Tests.Services.Host.Origins;

namespace SemCovNet.Tests.Services.Host;

/// <summary>Evaluations of one model on other data, as earlier commands left them.</summary>
[Collection(Semcov.Name)]
public sealed class EarlierEvaluationTests(AssessedHome home) : IClassFixture<AssessedHome>
{
    private const int Known = 140;

    // Of the training rows, which were not predicted.
    private const string LeftOut = "i0";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_whose_assessment_was_parked_is_not_waited_for()
    {
        await using (var platform = Platform.Open(home.Path))
            await platform.ParkAsync("the-assessment", await EvaluatedAsync(platform, $"{AssessedHome.Dataset}.v1.a1.unseen", Known));

        var answer = await Semcov.RunAsync("evaluate", "--experiment", AssessedHome.Experiment, "--dataset", AssessedHome.Dataset, "--wait", "--home", home.Path);

        answer.IsFailure(
            "What this command changed stands, but what was to follow did not: a message at a queue was parked as the-assessment. "
            + "It failed. See: semcov queue parked show the-assessment");
    }

    [Fact]
    public async Task A_model_is_not_asked_about_an_image_that_was_left_out()
    {
        await using var platform = Platform.Open(home.Path);
        await EvaluatedAsync(platform, "of-all", known: null);
        await EvaluatedAsync(platform, "of-the-rest", Known);
        var maps = platform.Get<DescriptorMaps>();

        // It scored the image, whose file this home does not hold. The same data are then asked for once more.
        await Assert.ThrowsAsync<ArtifactMissingException>(() => maps.OfAsync(AssessedHome.Experiment, "of-all", LeftOut, priorsGiven: false, Stop));
        var refused = await Assert.ThrowsAsync<NotEvaluableException>(() => maps.OfAsync(AssessedHome.Experiment, "of-the-rest", LeftOut, priorsGiven: false, Stop));

        Assert.Equal(
            "Evaluation of-the-rest did not score an image \"i0\": it is about the all images of dataset \"skin\" version 1 whose cases its model was neither trained nor chosen on.",
            refused.Message);
    }

    private static async Task<Guid> EvaluatedAsync(Platform platform, string evaluation, int? known)
    {
        var (store, stream) = (platform.Get<IEventStore>(), Streams.Experiment(AssessedHome.Experiment));
        var own = (await store.NewestAsync<EvaluationCompleted>(stream, _ => true, Stop))!;
        var newest = await store.ReadStreamBackwardsAsync(stream, Stop).FirstAsync(Stop);
        var added = await platform.AppendAsync(
            stream, ExpectedVersion.Exactly(newest.Version), own with { EvaluationId = evaluation, Split = EvaluationData.All, Known = known });
        return added[0];
    }
}

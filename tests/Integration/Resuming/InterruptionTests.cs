using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Resuming;

public sealed class InterruptionTests(PreparedHome prepared)
{
    [Fact]
    public async Task A_killed_training_goes_on_from_its_last_checkpoint_with_attempt_two()
    {
        using var home = prepared.Copy();
        await using (var training = home.Start([.. PreparedHome.Train, "--wait"]))
        {
            await home.HappensAsync<CheckpointSaved>();
            training.Kill();
            await training.EndAsync();
        }
        Assert.Empty(await home.EventsAsync<TrainingCompleted>());
        await GoesOnAsync(home);
    }

    [Fact]
    public async Task A_training_that_is_told_to_stop_stops_within_30_seconds_and_goes_on_later()
    {
        using var home = prepared.Copy();
        await using (var platform = home.Start("up", "--urls", "http://127.0.0.1:0"))
        {
            (await home.RunAsync(PreparedHome.Train)).Succeeded();
            await home.HappensAsync<CheckpointSaved>();
            platform.Terminate();
            (await platform.EndAsync(TimeSpan.FromSeconds(30))).Succeeded();
        }
        Assert.Empty(await home.EventsAsync<TrainingCompleted>());
        Assert.Equal(1, Assert.Single(await home.EventsAsync<AttemptStopped>()).Attempt);
        await GoesOnAsync(home);
    }

    private async Task GoesOnAsync(Home home)
    {
        var saved = (await home.EventsAsync<CheckpointSaved>())[^1];
        await using var platform = home.Start("up", "--urls", "http://127.0.0.1:0");
        await home.HappensAsync<GateDecided>();
        platform.Terminate();
        (await platform.EndAsync()).Succeeded();

        var attempts = await home.EventsAsync<AttemptStarted>();
        Assert.Equal([(1, null, 0), (2, saved.Checkpoint, saved.Epoch)], attempts.Select(attempt => (attempt.Attempt, attempt.ResumesFrom, attempt.FromEpoch)));
        Assert.Empty(await home.EventsAsync<AttemptFailed>());
        var completed = Assert.Single(await home.EventsAsync<TrainingCompleted>());
        Assert.Equal(
            (await prepared.UninterruptedAsync()).Json.GetProperty("model").GetProperty("weights").GetString(),
            completed.Weights.ToString());
        (await home.RunAsync("verify")).Succeeded();
    }
}

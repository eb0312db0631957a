using Microsoft.Extensions.Time.Testing;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Fairness.Policies;
using SemCovNet.Fairness.Retraining;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Unit.EventStore.Contract;
using SemCovNet.Tests.Unit.ReadModels;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class RetrainingRequestsTests : IDisposable
{
    private readonly SqliteReadModels given = new();
    private readonly FakeTimeProvider clock = new(Some.Noon);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task A_retraining_whose_experiment_never_came_to_be_stands_in_the_way_of_others_for_ten_minutes_and_no_longer()
    {
        await given.AppendAsync(Streams.Dataset("d1"), Given.Dataset(), Given.Published());
        await given.All(new ExperimentProjection()).CatchUpAsync(Stop);

        // No such recipe exists: the request for its experiment is refused and parked.
        Assert.Null(await RequestAsync());
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Contains("is training nonsense on it already", await RequestAsync());
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await RequestAsync());
    }

    // It was stored once, and no fold got past it.
    [Fact]
    public async Task A_recipe_that_begins_as_json_and_is_none_is_refused_and_nothing_is_recorded()
    {
        await given.AppendAsync(Streams.Dataset("d1"), Given.Dataset(), Given.Published());
        await given.All(new ExperimentProjection()).CatchUpAsync(Stop);

        var refusal = await Assert.ThrowsAsync<NotRetrainableException>(() => RequestAsync("{name: semcovnet}"));

        Assert.Equal(
            "A retraining of dataset \"d1\" was requested with a recipe that begins as JSON and is none. Name one, for instance semcovnet, or send a whole one, "
            + "for instance {\"name\": \"mine\", \"epochs\": 10}.",
            refusal.Message);
        Assert.Empty(await given.Store.ReadStreamAsync(Streams.Monitor("d1"), 0, Stop).ToListAsync(Stop));
    }

    // Answered for good by a list that was a second late, the wish came to nothing.
    [Fact]
    public async Task An_experiment_that_ended_stands_in_nobodys_way_while_the_list_still_shows_it_at_work()
    {
        var whole = Given.Whole("e1");
        await given.AppendAsync(Streams.Dataset("d1"), Given.Dataset(), Given.Published());
        await given.AppendExperimentAsync("e1", whole[..^1]);
        await given.All(new ExperimentProjection()).CatchUpAsync(Stop);
        Assert.Equal("experiment e1 is training semcovnet on it already", await RequestAsync("semcovnet"));

        await given.AppendExperimentAsync("e1", whole[^1]);

        Assert.Null(await RequestAsync("semcovnet"));
    }

    private Task<string?> RequestAsync(string recipe = "nonsense")
    {
        var (handler, history) = (new CommandHandler(given.Store, clock), new ExperimentHistory(given.Store));
        var requests = new RetrainingRequests(
            given.Store, handler, new RecentExperiments(new ExperimentQueries(given.Database), history), history, new PolicyBook(handler), clock);
        return requests.RequestAsync(new RetrainRequested("d1", null, recipe, "test", "user:ada"), Guid.CreateVersion7(), CommandContext.From("user:ada"), Stop);
    }
}

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
    private static readonly RetrainRequested Whole = new("d1", null, "nonsense", "new annotations\nof\tward 7", "ward 7");

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

    [Fact]
    public async Task A_whole_request_is_recorded_as_it_came()
    {
        await given.AppendAsync(Streams.Dataset("d1"), Given.Dataset(), Given.Published());
        await given.All(new ExperimentProjection()).CatchUpAsync(Stop);
        var named = Whole with { RequestedBy = new('w', 100) };
        Assert.Null(await RequestAsync(named));
        var recorded = Assert.IsType<RetrainingRequested>((await given.Store.ReadStreamAsync(Streams.Monitor("d1"), 0, Stop).SingleAsync(Stop)).Body);
        Assert.Equal((named.Reason, named.RequestedBy, named.Recipe), (recorded.Reason, recorded.RequestedBy, recorded.Recipe));
    }

    /// <summary>Anyone may ask, on the broker by a message that is of any form.</summary>
    [Fact]
    public async Task What_is_missing_unreadable_or_too_long_is_named_whoever_asks()
    {
        await RefusedAsync(
            Whole with { Reason = " ", RequestedBy = null! },
            "A retraining was requested without reason and without requestedBy. Send for instance {\"datasetId\": \"milk\", \"reason\": \"new annotations\", \"requestedBy\": \"ward 7\"}.");
        await RefusedAsync(Whole with { Reason = "a\0b" }, "A retraining was requested with a control character in reason. Send letters, digits, signs, tabs and line breaks.");
        await RefusedAsync(
            Whole with { DatasetId = "mi\u001blk", RequestedBy = "ward\u0085", Recipe = "sem\0" },
            "A retraining was requested with a control character in datasetId and in requestedBy and in recipe. Send letters, digits, signs, tabs and line breaks.");
        await RefusedAsync(
            Whole with { RequestedBy = new('w', 101) }, "A retraining was requested by a name of 101 characters in requestedBy. Send 1 to 100, for instance \"ward 7\".");
    }

    private async Task RefusedAsync(RetrainRequested request, string because) =>
        Assert.Equal(because, (await Assert.ThrowsAsync<NotRetrainableException>(() => RequestAsync(request))).Message);

    private Task<string?> RequestAsync(string recipe = "nonsense") => RequestAsync(new RetrainRequested("d1", null, recipe, "test", "user:ada"));

    private Task<string?> RequestAsync(RetrainRequested request)
    {
        var (handler, history) = (new CommandHandler(given.Store, clock), new ExperimentHistory(given.Store));
        var requests = new RetrainingRequests(
            given.Store, handler, new RecentExperiments(new ExperimentQueries(given.Database), history), history, new PolicyBook(handler), clock);
        return requests.RequestAsync(request, Guid.CreateVersion7(), CommandContext.From("user:ada"), Stop);
    }
}

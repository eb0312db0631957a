using Microsoft.Extensions.Time.Testing;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
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

    private Task<string?> RequestAsync()
    {
        var handler = new CommandHandler(given.Store, clock);
        var requests = new RetrainingRequests(given.Store, handler, new ExperimentQueries(given.Database), new PolicyBook(handler), clock);
        return requests.RequestAsync(new RetrainRequested("d1", null, "nonsense", "test", "user:ada"), Guid.CreateVersion7(), CommandContext.From("user:ada"), Stop);
    }
}

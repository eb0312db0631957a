using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Tests.Unit.ReadModels;

public sealed class SqliteParkedQueries() : ParkedQueriesTests(new SqliteReadModels());

public sealed class PostgresParkedQueries() : ParkedQueriesTests(new PostgresReadModels());

public abstract class ParkedQueriesTests : IDisposable
{
    private readonly ReadModelFixture given;
    private readonly ParkedQueries queries;

    private protected ParkedQueriesTests(ReadModelFixture given) => (this.given, queries) = (given, new(given.Database));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Those_that_wait_are_listed_the_newest_first_page_by_page()
    {
        foreach (var id in new[] { "p1", "p2", "p3", "p4" })
            await given.AppendAsync(Streams.Parked(id), Parked(id));
        await given.AppendAsync(Streams.Parked("p4"), new MessageDiscarded("p4", "a test", "user:ada"));
        await FoldAsync();

        var first = await queries.ListAsync(limit: 2, cancellation: Stop);
        var second = await queries.ListAsync(after: first.Next, limit: 2, cancellation: Stop);

        Assert.Equal(["p3", "p2"], first.Rows.Select(row => row.Id));
        Assert.Equal(["p1"], second.Rows.Select(row => row.Id));
        Assert.Equal((3, null), (first.Total, second.Next));
        Assert.Equal(["p4", "p3", "p2", "p1"], (await queries.ListAsync(all: true, cancellation: Stop)).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_message_is_shown_with_its_fault_and_what_was_decided()
    {
        var parked = Parked("7f3e01");
        await given.AppendAsync(Streams.Parked("7f3e01"), parked, new MessageReplayed("7f3e01", parked.Queue, parked.MessageId, parked.ContentType, parked.Body, "imported now", "user:ada"));
        await FoldAsync();

        var shown = (await queries.FindAsync("7f3e", Stop))!;

        Assert.Equal((parked.Queue, parked.MessageId, parked.MessageType, parked.Cause, parked.ExceptionType), (shown.Queue, shown.MessageId, shown.MessageType, shown.Cause, shown.Exception));
        Assert.Equal((parked.Fault, parked.Body, parked.Bytes, parked.Preview, 1), (shown.Fault, shown.Body, shown.Bytes, shown.Preview, shown.Times));
        Assert.Equal((ParkedDecision.Replayed, "imported now", "user:ada"), (shown.Decision, shown.Reason, shown.DecidedBy));
        Assert.Equal(TimeSpan.FromSeconds(1), shown.DecidedAt - shown.At);
        Assert.Null(await queries.FindAsync("8", Stop));
    }

    [Fact]
    public async Task Replayed_in_vain_it_waits_again_for_what_it_failed_of_now()
    {
        var parked = Parked("p1");
        await given.AppendAsync(
            Streams.Parked("p1"), parked, new MessageReplayed("p1", parked.Queue, null, null, parked.Body, "now", "user:ada"), parked with { Fault = "something else" });
        await FoldAsync();

        var shown = Assert.Single((await queries.ListAsync(cancellation: Stop)).Rows);

        Assert.Equal((2, "something else", ParkedDecision.Waiting, null, null), (shown.Times, shown.Fault, shown.Decision, shown.Reason, shown.DecidedBy));
    }

    private static MessageParked Parked(string id) => new(
        id, "retrain-requested", new Guid("0195b2f0-a1b2-7c3d-8e4f-5a6b7c8d9e0f"), "RetrainRequested", "application/json", ParkingCause.Faulted, "NotRetrainableException",
        "no such dataset", Given.Bytes, 87, "{");

    private Task FoldAsync() => given.All(new ParkedProjection()).CatchUpAsync(Stop);
}

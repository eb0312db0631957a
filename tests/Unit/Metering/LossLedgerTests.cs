using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.Metering;

public sealed class LossLedgerTests : IDisposable
{
    private readonly Measured measured = new();
    private readonly string category = $"metered{Guid.CreateVersion7():N}";

    private string Stream => $"{category}-1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => measured.Dispose();

    [Theory]
    [InlineData("experiment-0195b2f0-0000", "experiment")]
    [InlineData("annotations-skin", "annotations")]
    [InlineData("none", "none")]
    public void A_streams_category_is_its_name_up_to_the_first_dash(string stream, string category) => Assert.Equal(category, StreamCategory.Of(stream));

    [Fact]
    public async Task Every_event_of_an_acknowledged_append_counts()
    {
        using var store = new SqliteStore();

        await store.Store.AppendAsync(Stream, ExpectedVersion.NoStream, Some.Events(3), Stop);

        Assert.Equal(3, Counted("acknowledged"));
    }

    [Fact]
    public async Task An_append_that_was_refused_does_not_count()
    {
        using var store = new SqliteStore();

        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => store.Store.AppendAsync(Stream, ExpectedVersion.Exactly(4), Some.Events(3), Stop));

        Assert.Equal(0, Counted("acknowledged"));
    }

    [Fact]
    public void Each_stage_counts_for_itself()
    {
        LossLedger.Store(Recorded);
        LossLedger.Store(Recorded);
        LossLedger.Publish(Recorded);
        LossLedger.Park($"{Stream}@7");

        Assert.Equal((0, 2, 1, 1), (Counted("acknowledged"), Counted("stored"), Counted("published"), Counted("parked")));
    }

    private RecordedEvent Recorded => new(
        Guid.Empty, Stream, 0, new(1), "training.attempt-started.v1", new(Some.Noon, Guid.Empty, null, "user:ada", null), default, default);

    private double Counted(string stage) => measured.Sum($"semcov.ledger.{stage}", "category", category);
}

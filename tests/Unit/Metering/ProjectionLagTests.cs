using System.Data.Common;
using Microsoft.Extensions.Time.Testing;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Unit.EventStore.Contract;
using SemCovNet.Tests.Unit.ReadModels;

namespace SemCovNet.Tests.Unit.Metering;

public sealed class ProjectionLagTests : IDisposable
{
    private readonly ReadModelFixture given = new SqliteReadModels();
    private readonly Measured measured = new();
    private readonly IdleProjection projection = new();
    private readonly FakeTimeProvider clock = new(Some.Noon.AddSeconds(61));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        measured.Dispose();
        given.Dispose();
    }

    [Fact]
    public async Task A_projection_that_stands_still_falls_behind_in_events_and_seconds_and_catches_up()
    {
        // The fixture's events happen a second after one another, from a second after noon.
        await given.AppendExperimentAsync("e1", Given.Attempt(1), Given.Attempt(2), Given.Attempt(3));
        var all = given.All(projection);
        await all.PrepareAsync(Stop);
        var lag = new ProjectionLag(all, given.Store, clock);

        await lag.MeasureAsync(Stop);
        Assert.Equal((3, 60), (Last("events"), Last("seconds")));

        await all.CatchUpAsync(Stop);
        await lag.MeasureAsync(Stop);
        Assert.Equal((0, 0), (Last("events"), Last("seconds")));
    }

    [Fact]
    public async Task What_is_folded_is_counted_once_and_a_rebuild_counts_it_again()
    {
        await given.AppendExperimentAsync("e1", Given.Attempt(1), Given.Attempt(2));
        var all = given.All(projection);

        await all.CatchUpAsync(Stop);
        await all.CatchUpAsync(Stop);
        Assert.Equal(2, measured.Sum("semcov.ledger.projected", "projection", projection.Name));

        await all.RebuildAsync(Stop);
        Assert.Equal(4, measured.Sum("semcov.ledger.projected", "projection", projection.Name));
    }

    private double? Last(string unit) => measured.Last($"semcov.projection.lag.{unit}", ("projection", projection.Name));

    /// <summary>Takes every event and writes nothing, under a name that no other test measures.</summary>
    private sealed class IdleProjection : IProjection
    {
        public string Name { get; } = $"idle-{Guid.CreateVersion7():N}";

        public int Version => 1;

        public IReadOnlyList<string> Tables => [];

        public string Schema => "select 1";

        public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => Task.CompletedTask;
    }
}

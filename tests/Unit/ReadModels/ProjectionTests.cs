using System.Data.Common;
using System.Runtime.CompilerServices;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Lineage;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Unit.EventStore;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class ProjectionTests : IDisposable
{
    private readonly ReadModelFixture given;

    private protected ProjectionTests(ReadModelFixture given) => this.given = given;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Tables_dropped_and_folded_anew_have_the_same_rows()
    {
        IProjection[] projections = [new ExperimentProjection(), new DatasetProjection(), new LineageProjection(), new AnnotationProjection()];
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync("annotations-d1", Given.Annotated(), new ImageConfirmed("d1", "a", 1));
        foreach (var id in new[] { "e1", "e2", "e3" })
            await given.AppendExperimentAsync(id, Given.Whole(id));
        var all = given.All(projections);
        await all.CatchUpAsync(Stop);
        var before = await Task.WhenAll(projections.Select(given.RowsAsync));

        await all.RebuildAsync(Stop);

        Assert.All(before, rows => Assert.NotEmpty(rows));
        Assert.Equal(before, await Task.WhenAll(projections.Select(given.RowsAsync)));
    }

    [Fact]
    public async Task A_crash_between_a_change_and_its_checkpoint_is_never_seen()
    {
        await given.AppendExperimentAsync("e1", [.. Enumerable.Range(1, 20).Select(attempt => Given.Attempt(attempt))]);
        var counting = new CountingProjection { FailsAt = 7 };
        var runner = given.Runner(counting);
        await runner.PrepareAsync(Stop);

        for (var crash = 0; crash < 5; crash++)
            await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.CatchUpAsync(Stop));
        Assert.Equal(await CountAsync(), (await given.All(counting).StatusAsync(Stop))[0].Position.Value);
        Assert.Equal(6, await CountAsync());

        counting.FailsAt = 0;
        await runner.CatchUpAsync(Stop);
        Assert.Equal(20, await CountAsync());
    }

    [Fact]
    public async Task An_unknown_event_type_stops_the_projection_and_is_named()
    {
        await given.AppendExperimentAsync("e1", Given.Requested(), Given.Attempt(1));
        await given.BecomesAsync("experiment-e1", 1, "training.teleported.v9");
        await given.AppendExperimentAsync("e1", Given.Attempt(2));
        var counting = new CountingProjection();
        var all = given.All(counting);
        await all.PrepareAsync(Stop);

        await given.Follower(given.Database, counting).FollowAsync(Stop).WaitAsync(Some.Patience, Stop);

        var status = Assert.Single(await all.StatusAsync(Stop));
        var stopped = await Assert.ThrowsAsync<ProjectionStoppedException>(() => all.WaitForAsync(new(3), Stop));
        Assert.Equal(
            "Projection \"counting\" stopped before experiment-e1@1 (position 2, training.teleported.v9): The event type \"training.teleported.v9\" is unknown "
            + "to this version: it was written by a newer one. Update before reading this stream. It skips nothing and goes on from there at the next start.",
            status.Fault);
        Assert.Equal((status.Fault, 1L, 2L), (stopped.Message, status.Position.Value, status.Behind));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Two_that_run_the_same_projection_neither_skip_nor_repeat()
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var elsewhere = given.OpenDatabase();
        var all = given.All(new CountingProjection());
        await all.PrepareAsync(Stop);
        var following = new[] { given.Database, elsewhere }
            .Select(database => Task.Run(() => given.Follower(database, new CountingProjection()).FollowAsync(ends.Token), Stop)).ToList();

        await AppendAsync(all, 1, 300);
        await ends.CancelAsync();
        await Task.WhenAll(following);

        Assert.Equal(300, await CountAsync());
    }

    [Fact]
    public async Task Where_the_one_that_folds_ends_the_one_that_came_too_late_goes_on()
    {
        using var elsewhere = given.OpenDatabase();
        var all = given.All(new CountingProjection());
        await all.PrepareAsync(Stop);
        using CancellationTokenSource first = new(), second = new(), third = new();
        var following = new[] { (given.Database, first), (elsewhere, second) }
            .Select(one => Task.Run(() => given.Follower(one.Item1, new CountingProjection()).FollowAsync(one.Item2.Token), Stop)).ToList();
        await AppendAsync(all, 1, 50);

        await first.CancelAsync();
        await AppendAsync(all, 51, 60);
        following.Add(Task.Run(() => given.Follower(given.Database, new CountingProjection()).FollowAsync(third.Token), Stop));
        await AppendAsync(all, 61, 110);
        await second.CancelAsync();
        await AppendAsync(all, 111, 120);

        Assert.Equal(120, await CountAsync());
        await third.CancelAsync();
        await Task.WhenAll(following);
    }

    [Fact]
    public async Task A_rebuild_while_another_follows_and_events_come_loses_nothing()
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var elsewhere = given.OpenDatabase();
        var all = given.All(new CountingProjection());
        await all.PrepareAsync(Stop);
        var following = Task.Run(() => given.Follower(elsewhere, new CountingProjection()).FollowAsync(ends.Token), Stop);

        var last = GlobalPosition.Start;
        for (var attempt = 1; attempt <= 200; attempt++)
        {
            last = await given.AppendExperimentAsync("e1", Given.Attempt(attempt));
            if (attempt % 40 == 0)
                await all.RebuildAsync(Stop);
        }
        await all.WaitForAsync(last, Stop).WaitAsync(Some.Patience, Stop);
        await ends.CancelAsync();
        await following;

        Assert.Equal(200, await CountAsync());
    }

    [Fact]
    public async Task A_changed_version_folds_its_tables_anew_and_an_older_program_refuses_them_until_it_is_told_to_fold()
    {
        await given.AppendExperimentAsync("e1", Given.Attempt(1), Given.Attempt(2));
        await given.All(new CountingProjection()).CatchUpAsync(Stop);
        await given.Database.ExecuteAsync("update counting_number set number = 99", cancellation: Stop);

        await given.All(new CountingProjection { Version = 2 }).CatchUpAsync(Stop);

        Assert.Equal(2, await CountAsync());
        var refusal = await Assert.ThrowsAsync<ProjectionStoppedException>(() => given.All(new CountingProjection()).PrepareAsync(Stop));
        Assert.Equal("Projection \"counting\" stopped: its tables are of version 2, this program knows version 1. Update this program, or let it fold all events anew: semcov rebuild.", refusal.Message);

        await given.All(new CountingProjection()).RebuildAsync(Stop);
        await given.All(new CountingProjection()).CatchUpAsync(Stop);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task What_one_cannot_apply_the_others_apply_and_go_on()
    {
        var (sound, failing) = (new CountingProjection(), new CountingProjection { Name = "failing", FailsAt = 7 });
        var all = given.All(sound, failing);
        await all.PrepareAsync(Stop);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var following = Task.Run(() => given.Follower(given.Database, sound, failing).FollowAsync(ends.Token), Stop);

        await AppendAsync(given.All(sound), 1, 20);
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => given.All(failing).WaitForAsync(new(7), Stop).WaitAsync(Some.Patience, Stop));
        await ends.CancelAsync();
        await following;

        Assert.Equal((20, 6), (await CountAsync(), await CountAsync("failing")));
        var status = (await all.StatusAsync(Stop)).Single(one => one.Name == "failing");
        Assert.Equal(6, status.Position.Value);
        Assert.StartsWith("Projection \"failing\" stopped before experiment-e1@6 (position 7, ", status.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_behind_keeps_the_others_not_waiting_and_joins_them_in_the_end()
    {
        var (quick, slow) = (new CountingProjection(), new CountingProjection { Name = "slow" });
        await given.AppendExperimentAsync("e1", [.. Enumerable.Range(1, 20).Select(attempt => Given.Attempt(attempt))]);
        await given.All(quick, slow).PrepareAsync(Stop);
        var catchesUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var following = Task.Run(() => given.Follower([given.Runner(quick), given.Runner(slow, store: new HeldBack(given.Store, catchesUp.Task))], given.Database).FollowAsync(ends.Token), Stop);

        await AppendAsync(given.All(quick), 21, 40);
        Assert.Equal((40, 0), (await CountAsync(), await CountAsync("slow")));

        catchesUp.SetResult();
        await AppendAsync(given.All(quick, slow), 41, 60);
        Assert.Equal((60, 60), (await CountAsync(), await CountAsync("slow")));
        await ends.CancelAsync();
        await following;
    }

    [Fact]
    public async Task An_event_is_read_once_and_written_in_one_transaction_for_all()
    {
        CountingProjection[] projections = [.. Enumerable.Range(1, 8).Select(number => new CountingProjection { Name = $"number{number}" })];
        var all = given.All(projections);
        await all.PrepareAsync(Stop);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var following = Task.Run(() => given.Follower(given.Database, projections).FollowAsync(ends.Token), Stop);
        // Once they have caught up, each joins the others at an event of its own.
        var first = 0;
        do
        {
            Assert.True(first < 50, "They do not join one another.");
            await AppendAsync(all, ++first, first);
        }
        while (await TimesAsync() > 1);

        for (var attempt = first + 1; attempt <= first + 19; attempt++)
        {
            await AppendAsync(all, attempt, attempt);
            Assert.Equal(1, await TimesAsync());
        }
        await ends.CancelAsync();
        await following;

        async Task<int> TimesAsync() => (await all.StatusAsync(Stop)).Select(status => status.UpdatedAt).Distinct().Count();
    }

    // Whether it passes was asked of the tables' database alone, which knows nothing of another one's errors: the projections stood still for good.
    [Fact]
    public async Task Where_the_events_cannot_be_read_for_a_while_it_is_tried_again()
    {
        var (counting, store) = (new CountingProjection(), new AwayAtFirst(given.Store));
        var all = given.All(counting);
        await all.PrepareAsync(Stop);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var following = Task.Run(() => given.Follower([given.Runner(counting, store: store)], given.Database, store).FollowAsync(ends.Token), Stop);

        // It was away for the one that catches up, and again for the group that it joins.
        await Until(() => store.Unanswered == 2);
        await AppendAsync(all, 1, 20);
        await ends.CancelAsync();
        await following;

        Assert.Equal(20, await CountAsync());
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Some.Patience);
        while (!condition())
            await Task.Delay(10, patience.Token);
    }

    private async Task AppendAsync(ReadModelProjections all, int from, int to)
    {
        var last = GlobalPosition.Start;
        for (var attempt = from; attempt <= to; attempt++)
            last = await given.AppendExperimentAsync("e1", Given.Attempt(attempt));
        await all.WaitForAsync(last, Stop).WaitAsync(Some.Patience, Stop);
    }

    private async Task<long> CountAsync(string projection = "counting") =>
        (await given.Database.QueryAsync<long>($"select number from {projection}_number", cancellation: Stop))[0];

    /// <summary>A number that shows each event skipped or repeated.</summary>
    private sealed class CountingProjection : IProjection
    {
        public string Name { get; init; } = "counting";

        public int Version { get; init; } = 1;

        public IReadOnlyList<string> Tables => [$"{Name}_number"];

        public string Schema => $"""
            create table if not exists {Name}_number (only_row integer primary key, number bigint not null);
            insert into {Name}_number (only_row, number) values (1, 0) on conflict (only_row) do nothing;
            """;

        /// <summary>The position at which the process dies, after its change and before the checkpoint; 0 for never.</summary>
        public long FailsAt { get; set; }

        public async Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded)
        {
            await transaction.ExecuteAsync($"update {Name}_number set number = number + 1");
            if (recorded.Position.Value == FailsAt)
                throw new InvalidOperationException("crash");
        }
    }

    /// <summary>Gives nothing to whoever catches up until it is told to.</summary>
    private sealed class HeldBack(IEventStore store, Task until) : IEventStore
    {
        public Task<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            store.AppendAsync(stream, expected, events, cancellation);

        public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
            store.ReadStreamAsync(stream, fromVersion, cancellation);

        public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
            store.ReadStreamBackwardsAsync(stream, cancellation);

        public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await until.WaitAsync(cancellation);
            await foreach (var recorded in store.ReadAllAsync(after, cancellation))
                yield return recorded;
        }

        public IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(GlobalPosition after, CancellationToken cancellation = default) => store.SubscribeAllAsync(after, cancellation);

        public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) => store.HeadAsync(cancellation);

        public bool IsPassing(Exception error) => store.IsPassing(error);
    }
}

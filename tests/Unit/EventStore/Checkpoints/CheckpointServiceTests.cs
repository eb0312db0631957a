using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Checkpoints;

public sealed class CheckpointServiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Some.Noon);
    private readonly LastWords lastWords = new();
    private readonly IHost host;

    public CheckpointServiceTests() => host = Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CheckpointFolder Checkpoints => host.Services.GetRequiredService<CheckpointFolder>();

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_was_appended_is_signed_when_the_program_stops_in_order()
    {
        await host.StartAsync(Stop);
        await AppendAsync(3);

        await host.StopAsync(Stop);

        Assert.Equal(3, Checkpoints.Newest()?.Checkpoint.Events);
    }

    [Fact]
    public async Task What_others_append_while_they_stop_is_signed_too()
    {
        await host.StartAsync(Stop);
        await AppendAsync(3);
        lastWords.Say = () => AppendAsync(1, "experiment-e2");

        await host.StopAsync(Stop);

        Assert.Equal(4, Checkpoints.Newest()?.Checkpoint.Events);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(1, 60)]
    public async Task A_checkpoint_follows_after_many_events_or_after_some_time(int events, int seconds)
    {
        await host.StartAsync(Stop);
        await AppendAsync(events);

        var waited = await SecondsUntilSignedAsync();

        Assert.Equal(events, Checkpoints.Newest()?.Checkpoint.Events);
        Assert.True(waited >= seconds - 1, $"signed after {waited} s already");
        await host.StopAsync(Stop);
    }

    // The error of a server that is away, EventStoreDB's for instance, is none of a database: it ended the service and with it the program.
    [Fact]
    public async Task A_store_that_is_away_for_a_while_is_asked_again()
    {
        using var store = new SqliteEventStore(folder["events.db"]);
        await AppendAsync(3);
        using var process = Build(new AwayAtFirst(store));
        await process.StartAsync(Stop);

        await SecondsUntilSignedAsync();

        Assert.Equal(3, Checkpoints.Newest()?.Checkpoint.Events);
        Assert.False(process.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await process.StopAsync(Stop);
    }

    private IHost Build(IEventStore? store = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Semcov:EventStore:Connection"] = folder["events.db"];
        builder.Configuration["Semcov:Checkpoints:Directory"] = folder["checkpoints"];
        builder.Configuration["Semcov:Checkpoints:Events"] = "10";
        builder.Configuration["Semcov:Checkpoints:Seconds"] = "60";
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddLogging();
        if (store is not null)
            builder.Services.AddSingleton(store);
        builder.Services.AddEventStore();
        builder.Services.AddHostedService(_ => lastWords);
        builder.Services.AddCheckpoints();
        return builder.Build();
    }

    private async Task<int> SecondsUntilSignedAsync()
    {
        var waited = 0;
        for (var ends = Some.Patience; Checkpoints.Newest() is null && ends > TimeSpan.Zero; ends -= TimeSpan.FromMilliseconds(10), waited++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Stop);
        }
        return waited;
    }

    private Task AppendAsync(int count, string stream = "experiment-e1") =>
        host.Services.GetRequiredService<IEventStore>().AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(count), Stop);

    // Begun before the checkpoints' service, it is stopped after it.
    private sealed class LastWords : IHostedService
    {
        public Func<Task> Say { get; set; } = () => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Say();
    }
}

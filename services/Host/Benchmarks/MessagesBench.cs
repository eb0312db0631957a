using System.Diagnostics;
using System.Threading.Channels;
using MassTransit;
using RabbitMQ.Client;
using SemCovNet.Cli.Benchmarks.History;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ReadModels;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>How long it takes from an append to the consumer that hears of it: event store, relay, bus; one event after another.</summary>
internal static class MessagesBench
{
    public const string Name = "messages";

    private const int WarmUp = 50;
    private const int Measured = 500;
    private const double TargetMilliseconds = 10;

    /// <param name="broker">An address of RabbitMQ; null for the in-memory bus.</param>
    /// <param name="postgres">A connection string; null for SQLite.</param>
    public static Bench Create(string? broker = null, string? postgres = null) => new(
        Name, "From an append over the relay to its consumer, on SQLite and the in-memory bus or on what is named", cancellation => RunAsync(broker, postgres, cancellation));

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(string? broker, string? postgres, CancellationToken cancellation)
    {
        Out.Say($"{Measured} events, one after another, on {(postgres is null ? "SQLite" : "PostgreSQL")} and {(broker is null ? "the in-memory bus" : "RabbitMQ")}");
        var home = Directory.CreateTempSubdirectory("semcov-bench-");
        try
        {
            await using var scratch = postgres is null ? null : await ScratchStores.CreateAsync(postgres, cancellation);
            var milliseconds = (await MeasureAsync(Settings(home.FullName, broker, scratch), cancellation)).Skip(WarmUp).Order().ToList();
            if (broker is not null)
                await DropQueueAsync(broker, cancellation);
            return
            [
                Result("append, relay, consume: p50", milliseconds[Measured / 2]),
                Result("append, relay, consume: p99", milliseconds[Measured * 99 / 100]),
            ];
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static BenchResult Result(string name, double milliseconds) => BenchResult.LessIsBetter(
        name, "ms", milliseconds, TargetMilliseconds, "the target: what is decided is under way before a person has looked up");

    private static Dictionary<string, string?> Settings(string home, string? broker, ScratchStores? stores)
    {
        var settings = new Dictionary<string, string?> { [HomeDirectory.Setting] = home, ["Semcov:Log:Level"] = "Error" };
        if (broker is not null)
            (settings[$"{MessagingOptions.Section}:Transport"], settings[$"{MessagingOptions.Section}:Uri"]) = (nameof(BusTransport.RabbitMq), broker);
        foreach (var section in stores is null ? [] : new[] { EventStoreOptions.Section, ReadModelOptions.Section })
            (settings[$"{section}:Backend"], settings[$"{section}:Connection"]) = ("postgres", stores!.Connection);
        return settings;
    }

    private static async Task DropQueueAsync(string broker, CancellationToken cancellation)
    {
        var queue = KebabCaseEndpointNameFormatter.Instance.Consumer<Listener>();
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        await channel.QueueDeleteAsync(queue, cancellationToken: cancellation);
        await channel.ExchangeDeleteAsync(queue, cancellationToken: cancellation);
    }

    private static async Task<List<double>> MeasureAsync(Dictionary<string, string?> settings, CancellationToken cancellation)
    {
        using var host = CreateHost(settings);
        await host.StartAsync(cancellation);
        var (store, heard) = (host.Services.GetRequiredService<IEventStore>(), host.Services.GetRequiredService<Channel<Guid>>().Reader);
        var (expected, milliseconds) = (ExpectedVersion.NoStream, new List<double>());
        for (var number = 0; number < WarmUp + Measured; number++)
        {
            var began = Stopwatch.GetTimestamp();
            var said = new NewEvent(Guid.CreateVersion7(), new MessageDiscarded("bench", "bench", "bench"), new(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "bench", null));
            expected = ExpectedVersion.Exactly((await store.AppendAsync(Streams.Parked("bench"), expected, [said], cancellation)).Version);
            while (await heard.ReadAsync(cancellation) != said.Id)
            {
                // A repeat of an earlier one.
            }
            milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        await host.StopAsync(cancellation);
        return milliseconds;
    }

    private static IHost CreateHost(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(Channel.CreateUnbounded<Guid>()).AddConsumers(bus => bus.AddConsumer<Listener>());
        builder.AddMessagingOfModules();
        return builder.Build();
    }

    private sealed class Listener(Channel<Guid> heard) : IConsumer<MessageDiscarded>
    {
        public Task Consume(ConsumeContext<MessageDiscarded> context)
        {
            heard.Writer.TryWrite(context.MessageId!.Value);
            return Task.CompletedTask;
        }
    }
}

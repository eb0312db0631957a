using System.Diagnostics;
using System.Threading.Channels;
using MassTransit;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>How long it takes from an append to the consumer that hears of it: event store, relay, in-memory bus; one event after another.</summary>
internal static class MessagesBench
{
    private const int WarmUp = 50;
    private const int Measured = 500;
    private const double TargetMilliseconds = 10;

    public static Bench Create() => new("messages", "From an append over the relay to its consumer, on SQLite and the in-memory bus", RunAsync);

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(CancellationToken cancellation)
    {
        Out.Say($"{Measured} events, one after another");
        var home = Directory.CreateTempSubdirectory("semcov-bench-");
        try
        {
            var milliseconds = (await MeasureAsync(home.FullName, cancellation)).Skip(WarmUp).Order().ToList();
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

    private static async Task<List<double>> MeasureAsync(string home, CancellationToken cancellation)
    {
        using var host = CreateHost(home);
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

    private static IHost CreateHost(string home)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[HomeDirectory.Setting] = home;
        builder.Configuration["Semcov:Log:Level"] = "Error";
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

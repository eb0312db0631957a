using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;

namespace SemCovNet.Tests.Unit.Messaging;

/// <summary>How a process ends while a consumer is at work that would take minutes.</summary>
public sealed class StoppingTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    // The host would wait for the bus, and the bus for the consumer: whoever hands work back was told so when the time to stop was over, and its store was gone.
    [Fact]
    public async Task What_takes_minutes_is_cut_short_and_comes_again_and_nobody_waits_for_it_to_hand_work_back()
    {
        var (work, handsBack) = (new Work(), new HandsBack());
        var process = await RelayingProcess.StartAsync(home.Path, add: services => services
            .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(10))
            .AddSingleton(work).AddConsumers(bus => bus.AddConsumer<WorkConsumer>())
            .AddHostedService(_ => handsBack));
        var happened = await Happened.AppendAsync(home.Path, "e1");
        await work.Begun.Task.WaitAsync(Heard.Patience, Stop);

        var inFlight = process.InFlight;
        var stopped = process.DisposeAsync().AsTask();
        await handsBack.Done.Task.WaitAsync(Heard.Patience, Stop);
        var meanwhile = work.Cut.Task.IsCompleted;
        await stopped.WaitAsync(Heard.Patience, Stop);

        Assert.False(meanwhile, "it waited for the consumer");
        Assert.True(work.Cut.Task.IsCompletedSuccessfully);
        Assert.Equal(happened.Position.Value - 1, inFlight.Settled(happened.Position).Value);
        await using var restarted = await RelayingProcess.StartAsync(home.Path);
        Assert.Equal(happened.Id, (await restarted.Heard.NextAsync<TrainExperiment>()).MessageId);
        Assert.DoesNotContain(await restarted.Get<IEventStore>().ReadAllAsync(GlobalPosition.Start, Stop).ToListAsync(Stop), recorded => recorded.Body is MessageParked);
    }

    private sealed class Work
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cut { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class WorkConsumer(Work work) : IConsumer<TrainExperiment>
    {
        public async Task Consume(ConsumeContext<TrainExperiment> context)
        {
            work.Begun.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                work.Cut.SetResult();
            }
        }
    }

    // Begun before the bus, it would be stopped after it.
    private sealed class HandsBack : BackgroundService
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Done.SetResult();
        }
    }
}

using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Unit.Messaging;

/// <summary>A process on a home folder: the real stores, the real in-memory bus, the real relay.</summary>
internal sealed class RelayingProcess : IAsyncDisposable
{
    private readonly IHost host;

    private bool started;

    private RelayingProcess(IHost host) => this.host = host;

    public Heard Heard => host.Services.GetRequiredService<Heard>();

    public IRelayCheckpoint Checkpoint => host.Services.GetRequiredService<IRelayCheckpoint>();

    public InFlight InFlight => host.Services.GetRequiredService<InFlight>();

    public IBus Bus => host.Services.GetRequiredService<IBus>();

    /// <param name="losesItsPlace">Dies, each time, between publishing and keeping how far it has come.</param>
    /// <param name="start">False for a process that only opens its stores, until <see cref="StartAsync()"/>.</param>
    /// <param name="add">Further consumers.</param>
    public static async Task<RelayingProcess> StartAsync(string home, bool losesItsPlace = false, bool start = true, Action<IServiceCollection>? add = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[HomeDirectory.Setting] = home;
        builder.Configuration[ProcessIdentity.Setting] = "embedded";
        builder.Configuration["Semcov:Log:Level"] = "Fatal";
        builder.AddServiceDefaults();
        builder.Services.AddSingleton<Heard>().AddConsumers(bus =>
        {
            bus.AddConsumer<TrainExperimentConsumer>();
            bus.AddConsumer<ExperimentRequestedConsumer>();
        });
        add?.Invoke(builder.Services);
        builder.AddMessagingOfModules();
        if (losesItsPlace)
            Decorate(builder.Services);
        var process = new RelayingProcess(builder.Build());
        if (start)
            await process.StartAsync();
        return process;
    }

    public async Task StartAsync()
    {
        await host.StartAsync(TestContext.Current.CancellationToken);
        started = true;
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Waits until nothing is owed at or before a position.</summary>
    public async Task SettlesAsync(GlobalPosition position)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Heard.Patience);
        while (InFlight.Settled(position) != position)
            await Task.Delay(10, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (started)
            await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static void Decorate(IServiceCollection services)
    {
        var real = services.Single(service => service.ServiceType == typeof(IRelayCheckpoint)).ImplementationType!;
        services.AddSingleton<IRelayCheckpoint>(provider => new LosesItsPlace((IRelayCheckpoint)ActivatorUtilities.CreateInstance(provider, real)));
    }

    private sealed class LosesItsPlace(IRelayCheckpoint inner) : IRelayCheckpoint
    {
        public Task<bool> TryHoldAsync(CancellationToken cancellation) => inner.TryHoldAsync(cancellation);

        public Task<GlobalPosition> LoadAsync(CancellationToken cancellation) => inner.LoadAsync(cancellation);

        public Task SaveAsync(GlobalPosition position, CancellationToken cancellation) => Task.CompletedTask;

        public Task ReleaseAsync(CancellationToken cancellation) => inner.ReleaseAsync(cancellation);
    }
}

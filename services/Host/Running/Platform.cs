using MassTransit;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ReadModels.Parked;
using SemCovNet.ReadModels.Projections;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Running;

/// <summary>
/// The platform of a home folder, as one command uses it. A command reads and appends by itself; the work that follows is done by the
/// process that holds the home's lock: this one, if asked to <see cref="WorkAsync"/> and nobody else does already.
/// </summary>
internal sealed class Platform : IAsyncDisposable
{
    private const string EmbeddedIdentity = "embedded";

    // The bus tries for ever, as services want it; a person who asked wants an answer.
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(10);

    private readonly IHost host;
    private HomeLock? held;

    private Platform(IHost host, string home, bool embedded) => (this.host, Home, IsEmbedded) = (host, home, embedded);

    public string Home { get; }

    /// <summary>Whether the work is done in one process; otherwise services of their own do it, and this process only asks.</summary>
    public bool IsEmbedded { get; }

    /// <param name="home">Null for the one that is configured.</param>
    public static async Task<Platform> OpenAsync(string? home, CancellationToken cancellation)
    {
        var platform = Open(home);
        try
        {
            await platform.CatchUpAsync(cancellation);
            return platform;
        }
        catch
        {
            // An open database leaves its log behind, which would be read into another file of its name.
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same, with the read models as they are.</summary>
    public static Platform Open(string? home)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, home);
        foreach (var module in Modules.Workers)
            module.Add(builder.Services);
        var embedded = InOneProcess(builder.Configuration);
        builder.AddMessagingOfModules(consume: embedded);
        return new(builder.Build(), HomeDirectory.Of(builder.Configuration), embedded);
    }

    /// <summary>What every way of running the platform sets.</summary>
    public static void Configure(IHostApplicationBuilder builder, string? home, string logLevel = "Warning")
    {
        // Services that meet on a broker are many, so they keep the names of their own processes.
        if (InOneProcess(builder.Configuration))
            builder.Configuration[ProcessIdentity.Setting] ??= EmbeddedIdentity;
        if (home is not null)
            builder.Configuration[HomeDirectory.Setting] = home;
        builder.Configuration["Semcov:Log:Level"] ??= logLevel;
        builder.AddServiceDefaults();
    }

    private static bool InOneProcess(IConfiguration configuration) =>
        configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>()?.Transport is null or BusTransport.InMemory;

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Brings the read models up to everything appended so far.</summary>
    public Task CatchUpAsync(CancellationToken cancellation) => Get<ReadModelProjections>().CatchUpAsync(cancellation);

    /// <summary>Runs the services in this process, unless others already do.</summary>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        if (!IsEmbedded || held is not null || HomeLock.TryTake(Home) is not { } taken)
            return;
        held = taken;
        await host.StartAsync(cancellation);
    }

    /// <summary>
    /// Works while waiting, unless others do; whoever holds the lock may leave before our work is done, so it is tried for again and again.
    /// </summary>
    /// <exception cref="CommandFailedException">The services in this process have ended: nobody works any more.</exception>
    public async Task WorkUntilAsync(Task done, CancellationToken cancellation)
    {
        while (true)
        {
            await WorkAsync(cancellation);
            if (await Task.WhenAny(done, Task.Delay(TimeSpan.FromSeconds(1), cancellation)) == done || cancellation.IsCancellationRequested)
                break;
            if (Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
                throw new CommandFailedException("The services in this process have ended before the work was done; the log says why. What is recorded stays: run the command again to go on.");
        }
        await done;
    }

    /// <summary>Works, or lets others work, until an event has been appended.</summary>
    /// <param name="after">Where to begin to look.</param>
    /// <param name="command">From which the event follows, by one message after another.</param>
    /// <exception cref="CommandFailedException">One of those messages was parked, so the event will not come.</exception>
    public Task WaitForAsync(GlobalPosition after, CommandContext command, Func<IEvent, bool> awaited, CancellationToken cancellation) =>
        WorkUntilAsync(SeenAsync(after, new FollowUps(), recorded => recorded.Context.CorrelationId == command.CorrelationId, awaited, cancellation), cancellation);

    /// <summary>The same of what follows from one event, whoever recorded it and however long ago.</summary>
    /// <param name="after">No later than the read models are.</param>
    /// <exception cref="CommandFailedException">The message that was to follow from it was parked, before or meanwhile, so the awaited event will not come.</exception>
    public async Task WaitForAsync(GlobalPosition after, RecordedEvent cause, Func<IEvent, bool> awaited, CancellationToken cancellation)
    {
        var followUps = new FollowUps();
        followUps.Note(cause);
        var parked = await Get<IParkedQueries>().FirstAsync(all: true, PagedLists.All, cancellation);
        // One that was replayed is on its way again.
        if (parked.Rows.FirstOrDefault(message => message.Decision is not ParkedDecision.Replayed && followUps.CauseOf(message.MessageId) is not null) is { } still)
            throw NothingFollows(still.Queue, still.Fault, still.Id);
        await WorkUntilAsync(SeenAsync(after, followUps, _ => false, awaited, cancellation), cancellation);
    }

    /// <param name="isCause">Of which events, beside those noted, a message is waited for.</param>
    private async Task SeenAsync(
        GlobalPosition after, FollowUps followUps, Func<RecordedEvent, bool> isCause, Func<IEvent, bool> awaited, CancellationToken cancellation)
    {
        await foreach (var recorded in Get<IEventStore>().SubscribeAllAsync(after, cancellation))
        {
            if (awaited(recorded.Body))
                break;
            if (isCause(recorded))
                followUps.Note(recorded);
            if (recorded.Body is MessageParked parked && followUps.CauseOf(parked.MessageId) is not null)
                throw NothingFollows(parked.Queue, parked.Fault, parked.ParkedId);
        }
        await CatchUpAsync(cancellation);
    }

    private static CommandFailedException NothingFollows(string queue, string fault, string parkedId) => new(
        $"What this command changed stands, but what was to follow did not: a message at {queue} was parked as {parkedId}. {FollowUps.Told(fault, parkedId)}");

    /// <summary>Publishes a message on the broker.</summary>
    /// <exception cref="CommandFailedException">The broker does not answer for 10 s.</exception>
    public async Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellation) where T : class
    {
        var bus = Get<IBusControl>();
        await ConnectAsync(bus, cancellation);
        await bus.Publish(message, context => context.MessageId = messageId, cancellation);
        await bus.StopAsync(cancellation);
    }

    /// <summary>Connects to the broker and lets go again.</summary>
    /// <exception cref="CommandFailedException">The broker does not answer for 10 s.</exception>
    public async Task<string> ProbeBrokerAsync(CancellationToken cancellation)
    {
        var bus = Get<IBusControl>();
        await ConnectAsync(bus, cancellation);
        await bus.StopAsync(cancellation);
        return $"connected to {bus.Address.Host}";
    }

    private static async Task ConnectAsync(IBusControl bus, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(BrokerPatience);
        try
        {
            // A bus that is told to give up first stops what it began; nobody waits for that.
            await bus.StartAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException($"The broker at {bus.Address.Host} did not answer for {BrokerPatience.TotalSeconds:0} s.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (held is not null)
            await host.StopAsync(CancellationToken.None);
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        held?.Dispose();
    }
}

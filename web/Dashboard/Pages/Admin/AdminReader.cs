using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Metering;
using SemCovNet.Messaging;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>Reads how this installation stands, part by part: what cannot be read of one leaves the others readable.</summary>
/// <param name="relay">Null in a process without a bus.</param>
public sealed class AdminReader(
    IEventStore store, ReadModelProjections projections, HealthCheckService health, StorageUse storage, IConfiguration configuration, TimeProvider clock,
    IArtifactStore artifactStore, IOptions<EventStoreOptions> events, IOptions<ReadModelOptions> readModels, IOptions<ArtifactOptions> artifacts,
    IOptions<MessagingOptions> bus, IRelayCheckpoint? relay = null, CheckpointFolder? checkpoints = null)
{
    public IReadOnlyList<(string What, string Version)> Versions { get; } =
    [
        ("SemCovNet.Platform", typeof(AdminReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
        (".NET", Environment.Version.ToString()), ("Operating system", RuntimeInformation.OSDescription), ("Process", $"{Environment.ProcessId} on {Environment.MachineName}"),
    ];

    public IReadOnlyList<Backend> Backends =>
    [
        new("Event store", events.Value.Backend, EffectiveSettings.WithoutPasswords(events.Value.Connection)),
        new("Read models", readModels.Value.Backend, EffectiveSettings.WithoutPasswords(readModels.Value.Connection)),
        new("Artifacts", artifacts.Value.Backend, artifactStore.Place),
        new("Bus", bus.Value.Transport is BusTransport.RabbitMq ? "RabbitMQ" : "in memory", EffectiveSettings.WithoutPasswords(bus.Value.Uri)),
    ];

    public IReadOnlyList<Setting> Settings => EffectiveSettings.Of(configuration);

    public async Task<IReadOnlyList<Check>> ChecksAsync() =>
    [
        .. (await health.CheckHealthAsync()).Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Check(
            entry.Key, entry.Value.Status is HealthStatus.Healthy ? null : entry.Value.Description ?? entry.Value.Exception?.Message ?? "unhealthy")),
    ];

    public async Task<Following> FollowingAsync()
    {
        List<Projected> projected = [];
        foreach (var status in await projections.StatusAsync())
            projected.Add(new(status, await Lag.OfAsync(store, status.Position, clock)));
        return new(projected, relay is null ? null : await RelayedAsync(relay), (await store.HeadAsync()).Value);
    }

    /// <exception cref="UnreadableCheckpointException">The newest checkpoint's file is not one that this code wrote.</exception>
    public Task<SignedHistory> HistoryAsync() => Task.Run(() => new SignedHistory(Newest(), [.. (checkpoints?.Keys.PublicKeyFiles ?? []).Select(KeyOf)]));

    public Task<IReadOnlyList<StoredKind>> StorageAsync() => storage.MeasureAsync();

    private async Task<RelayState> RelayedAsync(IRelayCheckpoint checkpoint)
    {
        var position = await checkpoint.LoadAsync(CancellationToken.None);
        return new(position.Value, await Lag.OfAsync(store, position, clock));
    }

    private static SigningKey KeyOf(string file)
    {
        try
        {
            using var key = PublicKey.Read(file);
            return new(file, key.Id, null);
        }
        catch (Exception unreadable) when (unreadable is UnusableKeyException or IOException or UnauthorizedAccessException)
        {
            return new(file, null, unreadable.Message);
        }
    }

    private NewestCheckpoint? Newest() =>
        checkpoints?.Newest()?.Checkpoint is { } newest ? new(newest.Number, newest.Events, newest.At, newest.KeyId) : null;
}

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

/// <summary>Reads how this installation stands.</summary>
/// <param name="relay">Null in a process without a bus.</param>
public sealed class AdminReader(
    IEventStore store, ReadModelProjections projections, HealthCheckService health, StorageUse storage, IConfiguration configuration, TimeProvider clock,
    IOptions<EventStoreOptions> events, IOptions<ReadModelOptions> readModels, IOptions<ArtifactOptions> artifacts, IOptions<MessagingOptions> bus,
    IRelayCheckpoint? relay = null, CheckpointFolder? checkpoints = null)
{
    public async Task<AdminView> ReadAsync()
    {
        List<Projected> projected = [];
        foreach (var status in await projections.StatusAsync())
            projected.Add(new(status, await Lag.OfAsync(store, status.Position, clock)));
        return new(
            Versions(), Backends(), await ChecksAsync(), projected, relay is null ? null : await RelayedAsync(relay), storage.Measure(), Keys(), Newest(),
            EffectiveSettings.Of(configuration), (await store.HeadAsync()).Value);
    }

    private static IReadOnlyList<(string, string)> Versions() =>
    [
        ("SemCovNet.Platform", typeof(AdminReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
        (".NET", Environment.Version.ToString()), ("Operating system", RuntimeInformation.OSDescription), ("Process", $"{Environment.ProcessId} on {Environment.MachineName}"),
    ];

    private IReadOnlyList<Backend> Backends() =>
    [
        new("Event store", events.Value.Backend, EffectiveSettings.WithoutPasswords(events.Value.Connection)),
        new("Read models", readModels.Value.Backend, EffectiveSettings.WithoutPasswords(readModels.Value.Connection)),
        new("Artifacts", "directory", artifacts.Value.Directory),
        new("Bus", bus.Value.Transport is BusTransport.RabbitMq ? "RabbitMQ" : "in memory", EffectiveSettings.WithoutPasswords(bus.Value.Uri)),
    ];

    private async Task<IReadOnlyList<Check>> ChecksAsync() =>
    [
        .. (await health.CheckHealthAsync()).Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Check(
            entry.Key, entry.Value.Status is HealthStatus.Healthy ? null : entry.Value.Description ?? entry.Value.Exception?.Message ?? "unhealthy")),
    ];

    private async Task<RelayState> RelayedAsync(IRelayCheckpoint checkpoint)
    {
        var position = await checkpoint.LoadAsync(CancellationToken.None);
        return new(position.Value, await Lag.OfAsync(store, position, clock));
    }

    private IReadOnlyList<SigningKey> Keys()
    {
        List<SigningKey> keys = [];
        foreach (var file in checkpoints?.Keys.PublicKeyFiles ?? [])
        {
            using var key = PublicKey.Read(file);
            keys.Add(new(key.Id, file));
        }
        return keys;
    }

    private NewestCheckpoint? Newest() =>
        checkpoints?.Newest()?.Checkpoint is { } newest ? new(newest.Number, newest.Events, newest.At, newest.KeyId) : null;
}

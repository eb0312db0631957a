using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>What happens to an experiment that never ends: requested, then attempts and epochs by turns. Any projection can fold it.</summary>
internal static class Story
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Digest Bytes = Digest.Of([1]);
    private static readonly JsonElement NoSettings = JsonDocument.Parse("{}").RootElement;

    /// <summary>The events that follow a version of an experiment's stream.</summary>
    public static NewEvent[] After(long version, string experiment, int count) =>
        [.. Enumerable.Range(1, count).Select(place => Event(experiment, version + place))];

    private static NewEvent Event(string experiment, long version) => new(
        Guid.CreateVersion7(), Body(experiment, version),
        new(Noon.AddSeconds(version), Guid.CreateVersion7(), null, "user:ada", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    private static IEvent Body(string experiment, long version) => version switch
    {
        0 => new ExperimentRequested(experiment, "skin", 1, Bytes, 1, Bytes, "semcovnet", NoSettings, "requested", "user:ada"),
        _ when version % 2 == 1 => new AttemptStarted(experiment, (int)(version / 2) + 1, "trainer-1", null, 0),
        _ => new EpochCompleted(
            experiment, (int)(version / 2), 1, 1, 0.5, new Dictionary<string, double> { ["cls"] = 0.5 }, 0.5, 0.8, 0.5, 3e-4, 10, 50),
    };
}

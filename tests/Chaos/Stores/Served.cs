using Microsoft.Data.Sqlite;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>What a reader is given by a file that may be damaged.</summary>
internal enum Serving
{
    /// <summary>Every event, byte for byte.</summary>
    Unchanged,

    /// <summary>The first events, byte for byte, and no others.</summary>
    Prefix,

    /// <summary>An error.</summary>
    Refused,

    /// <summary>Something else, and nothing says so until the file is verified.</summary>
    Different,

    /// <summary>Something else, and verification finds nothing.</summary>
    Silent,
}

internal static class Served
{
    private static readonly StringComparer Ordinal = StringComparer.Ordinal;

    /// <summary>Reads all events in their order and each stream by itself, both ways.</summary>
    public static async Task<(Serving Serving, int Count)> ReadAsync(string path, IReadOnlyList<RecordedEvent> truth)
    {
        try
        {
            using var store = new SqliteEventStore($"Data Source={path};Pooling=False");
            var served = await store.ReadAllAsync(GlobalPosition.Start).ToListAsync();
            var agree = await StreamsAgreeAsync(store, truth.Take(served.Count).ToList());
            if (agree && served.Select(Text).SequenceEqual(truth.Take(served.Count).Select(Text), Ordinal))
                return (served.Count == truth.Count ? Serving.Unchanged : Serving.Prefix, served.Count);
            var verified = await new StreamVerifier(store, TimeProvider.System).VerifyAsync();
            return (verified.Sound ? Serving.Silent : Serving.Different, served.Count);
        }
        catch (Exception refusal) when (refusal is SqliteException or EventDamagedException)
        {
            return (Serving.Refused, 0);
        }
    }

    private static async Task<bool> StreamsAgreeAsync(SqliteEventStore store, List<RecordedEvent> truth)
    {
        foreach (var stream in truth.GroupBy(recorded => recorded.Stream))
        {
            var forwards = await store.ReadStreamAsync(stream.Key).Select(Text).ToListAsync();
            var backwards = await store.ReadStreamBackwardsAsync(stream.Key).Select(Text).ToListAsync();
            if (!forwards.SequenceEqual(stream.Select(Text), Ordinal) || !backwards.SequenceEqual(stream.Reverse().Select(Text), Ordinal))
                return false;
        }
        return true;
    }

    private static string Text(RecordedEvent recorded) =>
        $"{recorded.Id} {recorded.Stream} {recorded.Version} {recorded.Position} {recorded.Type} {recorded.Context} {Convert.ToHexString(recorded.Json.Span)}";
}

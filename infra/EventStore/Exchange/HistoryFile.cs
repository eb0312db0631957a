using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Exchange;

/// <summary>Events that cannot be taken over, and why. Nothing was, unless somebody else appended to their streams meanwhile.</summary>
public sealed class HistoryRefusedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Events as JSON Lines, in the order in which they happened.</summary>
public static class HistoryFile
{
    /// <summary>Writes the file aside, flushes it and gives it its name: it is there whole or not at all.</summary>
    /// <returns>How many events.</returns>
    public static async Task<long> WriteAsync(string path, IAsyncEnumerable<RecordedEvent> events, CancellationToken cancellation = default)
    {
        var aside = path + ".part";
        var count = 0L;
        await using (var file = File.Create(aside))
        {
            await foreach (var recorded in events.WithCancellation(cancellation))
            {
                await file.WriteAsync(EventLine.Of(recorded), cancellation);
                file.WriteByte((byte)'\n');
                count++;
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
        return count;
    }

    /// <summary>The events, each checked against the chain of its stream and known to this version.</summary>
    /// <exception cref="HistoryRefusedException">A line is no event, or not one that follows those before it.</exception>
    public static async IAsyncEnumerable<RecordedEvent> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var walk = new ChainWalk(gapFree: false);
        var number = 0L;
        await foreach (var line in File.ReadLinesAsync(path, Encoding.UTF8, cancellation))
        {
            number++;
            var recorded = Read(line, $"{path}, line {number}");
            if (walk.Step(recorded) is { } fault)
                throw new HistoryRefusedException($"{path}, line {number}: {fault.Stream}@{fault.Version} ({fault.Type}): {fault.Difference}. Nothing was imported.");
            yield return recorded;
        }
    }

    private static RecordedEvent Read(string line, string place)
    {
        try
        {
            var recorded = EventLine.Read(Encoding.UTF8.GetBytes(line));
            _ = recorded.Body;
            return recorded;
        }
        catch (Exception error) when (error is JsonException or FormatException or UnknownEventTypeException)
        {
            throw new HistoryRefusedException($"{place}: {error.Message} Nothing was imported.", error);
        }
    }
}

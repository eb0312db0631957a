using SemCovNet.Contracts.Events;

namespace SemCovNet.EventStore;

public static class Reading
{
    /// <summary>The stream's newest event of one kind that matches; null where there is none.</summary>
    public static async Task<T?> NewestAsync<T>(
        this IEventStore store, string stream, Func<T, bool> matches, CancellationToken cancellation = default) where T : class, IEvent
    {
        await foreach (var recorded in store.ReadStreamBackwardsAsync(stream, cancellation))
        {
            if (recorded.Body is T happened && matches(happened))
                return happened;
        }
        return null;
    }
}

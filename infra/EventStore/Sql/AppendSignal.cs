namespace SemCovNet.EventStore.Sql;

/// <summary>Wakes those in this process who wait for the next event. Take <see cref="Next"/> before looking, so that none is missed.</summary>
internal sealed class AppendSignal
{
    private TaskCompletionSource next = Create();
    private long told;

    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>An append was heard of. The same one may be heard of twice, from whoever made it and from the database: it wakes once.</summary>
    /// <param name="last">The position of its last event.</param>
    public void Raise(GlobalPosition last)
    {
        if (Interlocked.Exchange(ref told, last.Value) != last.Value)
            Interlocked.Exchange(ref next, Create()).SetResult();
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

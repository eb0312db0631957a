namespace SemCovNet.EventStore.Sql;

/// <summary>Wakes those in this process who wait for the next event. Take <see cref="Next"/> before looking, so that none is missed.</summary>
internal sealed class AppendSignal
{
    private TaskCompletionSource next = Create();

    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, Create()).SetResult();

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

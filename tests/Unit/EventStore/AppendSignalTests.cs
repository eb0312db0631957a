using SemCovNet.EventStore.Sql;

namespace SemCovNet.Tests.Unit.EventStore;

public sealed class AppendSignalTests
{
    [Fact]
    public void An_append_that_is_heard_of_twice_wakes_once()
    {
        var signal = new AppendSignal();
        var next = signal.Next;
        signal.Raise(new(5));
        Assert.True(next.IsCompleted);

        next = signal.Next;
        signal.Raise(new(5));
        Assert.False(next.IsCompleted);

        signal.Raise(new(6));
        Assert.True(next.IsCompleted);
    }
}

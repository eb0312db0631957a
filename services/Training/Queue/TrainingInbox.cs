using System.Threading.Channels;

namespace SemCovNet.Training.Queue;

/// <summary>
/// What messages announce to this trainer. Only a hint: the truth about waiting work is in the streams, so an announcement that is
/// lost with its process costs a poll and nothing else.
/// </summary>
public sealed class TrainingInbox
{
    private readonly Channel<string> announced = Channel.CreateUnbounded<string>();

    public void Announce(string experimentId) => announced.Writer.TryWrite(experimentId);

    /// <summary>What was announced since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (announced.Reader.TryRead(out var experimentId))
            taken.Add(experimentId);
        return taken;
    }

    /// <summary>Until something is announced, at most for a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        Task announcement = announced.Reader.WaitToReadAsync(either.Token).AsTask();
        await announcement.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

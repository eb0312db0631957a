namespace SemCovNet.EventStore;

/// <summary>A store that can be asked whether it would take an append now.</summary>
public interface IWriteProbe
{
    /// <summary>Writes and changes nothing: the way of an append, to the disk. It throws what an append would.</summary>
    Task ProbeWriteAsync(CancellationToken cancellation = default);
}

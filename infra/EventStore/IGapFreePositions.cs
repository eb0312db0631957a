namespace SemCovNet.EventStore;

/// <summary>A store that numbers its events 1, 2, 3, … without gaps, so that a missing number tells of a removed event.</summary>
public interface IGapFreePositions
{
    /// <summary>The highest position ever given, even if its event is no longer there.</summary>
    Task<GlobalPosition> LastAssignedAsync(CancellationToken cancellation = default);
}

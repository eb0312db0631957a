using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.ReadModels.Parked;

public enum ParkedDecision
{
    /// <summary>Nobody has decided yet.</summary>
    Waiting,
    Replayed,
    Discarded,
}

/// <summary>A message that could not be consumed.</summary>
/// <param name="MessageId">Null where its sender gave none.</param>
/// <param name="MessageType">Null where it does not say, or cannot be read.</param>
/// <param name="Exception">The exception's type; null where nothing was thrown.</param>
/// <param name="At">When it was parked last.</param>
/// <param name="Times">How often: more than once where it was replayed in vain.</param>
public sealed record ParkedSummary(
    string Id, string Queue, Guid? MessageId, string? MessageType, ParkingCause Cause, string? Exception, string Fault, Digest Body, long Bytes, string Preview,
    DateTimeOffset At, long Times, ParkedDecision Decision, string? Reason, string? DecidedBy, DateTimeOffset? DecidedAt);

public interface IParkedQueries
{
    /// <summary>Those that wait for a decision, or all; the newest first.</summary>
    /// <param name="limit">1 to 500.</param>
    Task<Page<ParkedSummary>> ListAsync(bool all = false, string? after = null, int limit = 100, CancellationToken cancellation = default);

    /// <summary>By id, or by a beginning or an end of it that only one message has; null where none or several have it.</summary>
    Task<ParkedSummary?> FindAsync(string idOrPart, CancellationToken cancellation = default);
}

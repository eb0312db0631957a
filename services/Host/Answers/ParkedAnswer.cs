using System.Text.Json.Serialization;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Cli.Answers;

/// <param name="Body">The whole message as text; left out in lists.</param>
internal sealed record ParkedAnswer(
    string Id, string Queue, Guid? MessageId, string? MessageType, ParkingCause Cause, string? Exception, string Fault, DateTimeOffset At, long Times,
    ParkedDecision Decision, string? Reason, string? DecidedBy, DateTimeOffset? DecidedAt, Digest Artifact, long Bytes, string Preview,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Body = null)
{
    public static ParkedAnswer Of(ParkedSummary m) => new(
        m.Id, m.Queue, m.MessageId, m.MessageType, m.Cause, m.Exception, m.Fault, m.At, m.Times, m.Decision, m.Reason, m.DecidedBy, m.DecidedAt, m.Body, m.Bytes, m.Preview);
}

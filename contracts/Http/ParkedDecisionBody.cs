using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Http;

/// <summary>By name in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParkedDecisionKind>))]
public enum ParkedDecisionKind
{
    Replay,
    Discard,
}

/// <summary>
/// What <c>POST /api/parked/{id}/decisions</c> takes: 204 when it is recorded or was so before, 409 with the reason when it makes no sense.
/// </summary>
/// <param name="Reason">Why; it is recorded.</param>
public sealed record ParkedDecisionBody(ParkedDecisionKind Kind, string Reason);

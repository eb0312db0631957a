using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Http;

/// <summary>By name in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaintenanceKind>))]
public enum MaintenanceKind
{
    /// <summary>Holds every event against the hash chain of its stream and all against the signed checkpoints.</summary>
    Verify,

    /// <summary>Drops the read models and folds all events anew.</summary>
    Rebuild,
}

/// <summary>
/// What <c>POST /api/maintenance</c> takes: 204 once it runs, 409 with the reason where another runs already, no reason is given, or no such kind is known. Neither kind
/// changes the history.
/// </summary>
/// <param name="Kind">Required: null and undefined ones are refused, so that nothing begins that was not asked for.</param>
/// <param name="Reason">Why; it is written to the log.</param>
public sealed record MaintenanceBody(MaintenanceKind? Kind, string Reason);

namespace SemCovNet.Contracts.Http;

/// <summary>What <c>POST /api/experiments/{id}/alerts/{alert}/close</c> takes: 204 when it is closed, 409 with the reason when it cannot be.</summary>
public sealed record CloseAlertBody(string Reason);

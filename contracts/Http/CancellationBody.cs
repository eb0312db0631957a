namespace SemCovNet.Contracts.Http;

/// <summary>
/// What <c>POST /api/experiments/{id}/cancellations</c> takes: 204 when it is recorded, 409 when nothing was left to cancel.
/// </summary>
/// <param name="Reason">Why; it is recorded.</param>
public sealed record CancellationBody(string Reason);

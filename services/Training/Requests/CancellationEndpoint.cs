using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;

namespace SemCovNet.Training.Requests;

internal static class CancellationEndpoint
{
    // Until accounts exist everybody on this machine is the same person.
    private const string Person = "user:local";

    public static async Task<Results<NoContent, Conflict<string>>> HandleAsync(
        string id, CancellationBody body, ExperimentRequests requests, CancellationToken cancellation)
    {
        var reason = string.IsNullOrWhiteSpace(body.Reason) ? "cancelled" : SaidText.Of(body.Reason);
        return await requests.CancelAsync(new CancelExperiment(id, reason, Person), CommandContext.From(Person), cancellation)
            ? TypedResults.NoContent()
            : TypedResults.Conflict($"Experiment {id} has ended, or never was: there is nothing left to cancel.");
    }
}

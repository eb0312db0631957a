using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Messaging.Parking;

public static class ParkedEndpoint
{
    // Until accounts exist everybody on this machine is the same person.
    private const string Person = "user:local";

    /// <summary>Any service takes decisions on parked messages: they concern the bus, not the service.</summary>
    public static IEndpointRouteBuilder MapParkedMessages(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/parked/{id}/decisions", DecideAsync);
        return routes;
    }

    private static async Task<Results<NoContent, Conflict<string>>> DecideAsync(
        string id, ParkedDecisionBody body, ParkedMessages messages, CancellationToken cancellation)
    {
        try
        {
            await (body.Kind is ParkedDecisionKind.Replay
                ? messages.ReplayAsync(id, body.Reason, Person, cancellation)
                : messages.DiscardAsync(id, body.Reason, Person, cancellation));
            return TypedResults.NoContent();
        }
        catch (Exception refused) when (refused is ParkingRefusedException or ArtifactMissingException or ArtifactCorruptException)
        {
            return TypedResults.Conflict(refused.Message);
        }
    }
}

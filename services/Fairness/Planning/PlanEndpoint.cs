using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Planning;

internal static class PlanEndpoint
{
    public static async Task<Results<Ok<CoveragePlan>, Conflict<string>>> HandleAsync(string id, PlanBody body, CoveragePlanner planner, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Ok((await planner.PlanAsync(id, body.Cases, CommandContext.From("user:local"), cancellation)).Plan);
        }
        catch (NotPlannableException refused)
        {
            return TypedResults.Conflict(refused.Message);
        }
    }
}

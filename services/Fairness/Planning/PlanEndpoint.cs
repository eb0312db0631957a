using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Planning;

internal static class PlanEndpoint
{
    public static async Task<Results<Ok<CoveragePlan>, Conflict<string>>> HandleAsync(string id, PlanBody body, CoveragePlanner planner, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Ok((await planner.PlanAsync(id, body.Cases, Level(body.Level), CommandContext.From("user:local"), cancellation)).Plan);
        }
        catch (NotPlannableException refused)
        {
            return TypedResults.Conflict(refused.Message);
        }
    }

    private static CoverageLevel Level(string? name) => name switch
    {
        null or "descriptor" => CoverageLevel.Descriptor,
        "subgroup" => CoverageLevel.Subgroup,
        _ => throw new NotPlannableException($"\"{name}\" is no level of groups: give descriptor or subgroup."),
    };
}

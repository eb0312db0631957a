using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Policies;

internal static class PolicyEndpoint
{
    public static async Task<Results<NoContent, Conflict<string>, UnprocessableEntity<string>>> HandleAsync(
        string id, PolicyBody body, PolicyBook policies, CancellationToken cancellation)
    {
        var datasetId = id == PolicyBook.DefaultPolicy ? null : id;
        var context = CommandContext.From("user:local");
        try
        {
            if (string.IsNullOrWhiteSpace(body.Reason))
                throw new ArgumentException("A change of policy needs a reason: it is what remains of it.");
            var rule = body.Rule is { } given ? new RetrainingRule(given.TailChange, TimeSpan.FromSeconds(given.CoolDownSeconds), given.OnAlert) : null;
            await policies.SetAsync(datasetId, body.Limits, rule, body.Reason, context, body.BasedOn, cancellation);
            return TypedResults.NoContent();
        }
        catch (PolicyChangedException changed)
        {
            return TypedResults.Conflict(changed.Message);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.UnprocessableEntity(wrong.Message.Split(" (Parameter", 2)[0]);
        }
    }
}

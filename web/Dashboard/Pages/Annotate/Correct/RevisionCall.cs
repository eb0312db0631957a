using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <param name="Failure">Why nothing was saved, where it is no conflict; null otherwise.</param>
public sealed record RevisionOutcome(IReadOnlyList<ValueConflict> Conflicts, string? Failure);

/// <summary>Sends what was corrected to the annotation service.</summary>
internal static class RevisionCall
{
    public static async Task<RevisionOutcome> SendAsync(ServiceCall services, string dataset, ImageRevision revision)
    {
        var reply = await services.PostAsync($"api/datasets/{Uri.EscapeDataString(dataset)}/revisions", revision);
        return reply switch
        {
            { IsDone: true } => new([], null),
            { Status: 409 } when reply.Body.StartsWith('{') => new(reply.Read<ImageRevisionAnswer>().Conflicts, null),
            { Status: ServiceReply.Unsent } => new([], $"{reply.Body} What you set is kept in this browser; try again."),
            _ => new([], reply.Refusal(CalledService.Annotation)),
        };
    }
}

using SemCovNet.Contracts.Comparisons;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Asks the fairness service for the paired figures of some experiments.</summary>
internal static class ComparisonRequest
{
    /// <param name="ids">The baseline first.</param>
    /// <exception cref="ComparisonFailedException">There is none; the message says why and what would help.</exception>
    public static async Task<ExperimentComparison> SendAsync(ServiceCall services, IEnumerable<string> ids)
    {
        var reply = await services.GetAsync($"api/comparisons?ids={string.Join(',', ids.Select(Uri.EscapeDataString))}");
        return reply.IsDone ? reply.Read<ExperimentComparison>() : throw new ComparisonFailedException(reply.Refusal(CalledService.Fairness));
    }
}

/// <summary>Experiments could not be compared; the message says why.</summary>
public sealed class ComparisonFailedException(string message) : Exception(message);

using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Asks the evaluation service what a model makes of one image, and where it looked.</summary>
internal static class MapsRequest
{
    /// <exception cref="MapsRefusedException">There is no answer; the message says why and what would help.</exception>
    public static async Task<DescriptorMapsAnswer> SendAsync(ServiceCall services, CaseView view, bool priorsGiven)
    {
        var reply = await services.GetAsync(
            $"api/experiments/{view.Report.ExperimentId}/maps?image={Uri.EscapeDataString(view.Case.Prediction.Image)}"
            + $"&evaluation={Uri.EscapeDataString(view.Report.EvaluationId)}{(priorsGiven ? "" : $"&priors={CaseLink.PriorsAbsent}")}");
        return reply.IsDone ? reply.Read<DescriptorMapsAnswer>() : throw new MapsRefusedException(reply.Refusal(CalledService.Evaluation));
    }
}

/// <summary>A model could not be asked about an image; the message says why.</summary>
public sealed class MapsRefusedException(string message) : Exception(message);

using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Review;

/// <summary>What reviewers said and decided, and the place to do so. What was typed stays when something is wrong.</summary>
public sealed partial class ReviewPanel(ServiceCall services)
{
    private string text = "";
    private string? failure;
    private bool anyway;
    private bool sending;

    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    private IReadOnlyList<ReviewEntry> Thread => [.. View.Events.Select(ReviewEntry.Of).OfType<ReviewEntry>()];

    private bool NeedsOverride => View.Summary is { Model: not null, Gate: not Verdict.Passed, Review: not ReviewOutcome.Promoted };

    private bool CanSend => !sending && !string.IsNullOrWhiteSpace(text);

    private bool CanPromote => CanSend && View.Summary is { Model: not null, Review: not ReviewOutcome.Promoted } && (anyway || !NeedsOverride);

    private bool CanReject => CanSend && View.Summary is { Model: not null, Review: not ReviewOutcome.Rejected };

    private async Task SendAsync(ReviewKind kind)
    {
        if (!CanSend)
            return;
        (failure, sending) = (null, true);
        try
        {
            failure = await services.SendAsync(
                $"api/experiments/{Uri.EscapeDataString(View.Summary.Id)}/reviews", new ReviewBody(kind, text, anyway && NeedsOverride), CalledService.Fairness);
            if (failure is null)
                (text, anyway) = ("", false);
        }
        finally
        {
            sending = false;
        }
    }
}

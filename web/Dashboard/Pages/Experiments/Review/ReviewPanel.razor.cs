using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Review;

/// <summary>What reviewers said and decided, and the place to do so. What was typed stays when something is wrong.</summary>
public sealed partial class ReviewPanel(IJSRuntime browser)
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
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/post.js");
            var body = JsonSerializer.Serialize(new ReviewBody(kind, text, anyway && NeedsOverride), ContractJson.Options);
            failure = Explain(await module.InvokeAsync<Reply>("post", $"api/experiments/{Uri.EscapeDataString(View.Summary.Id)}/reviews", body));
            if (failure is null)
                (text, anyway) = ("", false);
        }
        catch (JSException exception)
        {
            failure = $"It could not be sent: {exception.Message.Split('\n')[0]}. Is the server still running?";
        }
        finally
        {
            sending = false;
        }
    }

    private static string? Explain(Reply reply) => reply.Status switch
    {
        204 => null,
        409 => JsonSerializer.Deserialize<string>(reply.Body),
        404 => "The server runs no fairness service: set SEMCOV__DASHBOARD__FAIRNESSURL to where it answers.",
        502 or 503 or 504 => "The fairness service does not answer. Start it, or set SEMCOV__DASHBOARD__FAIRNESSURL to where it does.",
        _ => $"The server answered {reply.Status}.",
    };

    private sealed record Reply(int Status, string Body);
}

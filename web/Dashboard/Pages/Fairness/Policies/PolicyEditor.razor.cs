using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Calls;
using SemCovNet.ReadModels.Policies;

namespace SemCovNet.Dashboard.Pages.Fairness.Policies;

/// <summary>A budget and a retraining rule, to be read and changed. What was typed stays when something is wrong; what was not follows the changes of others.</summary>
public sealed partial class PolicyEditor(ServiceCall services)
{
    private readonly List<LimitLine> lines = [];
    private RuleText rule = RuleText.Of(null);
    private PolicyState? followed;
    private string reason = "";
    private string? failure;
    private bool saving;

    [Parameter, EditorRequired]
    public required PolicyState Policy { get; set; }

    private List<LimitLine> Known => LimitLine.Of(Policy.Limits);

    // The lines as they were changed, for the browser to keep while the connection is broken; empty while they are the policy's.
    private string Draft => LimitLine.SayTheSame(lines, Known) ? "" : JsonSerializer.Serialize(new LinesDraft(Known, lines));

    protected override void OnParametersSet()
    {
        LimitLine.Follow(lines, LimitLine.Of(followed?.Limits ?? []), Known);
        rule = rule.Following(RuleText.Of(followed?.Rule), RuleText.Of(Policy.Rule));
        followed = Policy;
    }

    // Others may have changed the policy since.
    private void TakeDraft(ChangeEventArgs change)
    {
        var draft = JsonSerializer.Deserialize<LinesDraft>((string)change.Value!)!;
        lines.Clear();
        lines.AddRange(draft.Lines);
        LimitLine.Follow(lines, draft.Before, Known);
    }

    private async Task SaveAsync()
    {
        (failure, saving) = (null, true);
        try
        {
            failure = Read(out var body) ?? await services.SendAsync($"api/policies/{Uri.EscapeDataString(Policy.PolicyId)}", body, CalledService.Fairness);
            if (failure is null)
                reason = "";
        }
        finally
        {
            saving = false;
        }
    }

    // Only what was changed here: sent along, the rest would take back what somebody else changes at the same time.
    private string? Read(out PolicyBody body)
    {
        body = new(null, null, reason, Policy.Changes.Count);
        if (!LimitLine.SayTheSame(lines, Known))
        {
            if (lines.Count == 0)
                return "A budget that is set keeps at least one limit: leave one, or add another.";
            if (lines.Find(line => line.Read() is null) is { } wrong)
                return $"The limit on {wrong.Metric} is no number: write for instance {NumberField.Write(0.3)}.";
            body = body with { Limits = [.. lines.Select(line => line.Read()).OfType<Limit>()] };
        }
        if (!rule.SaysTheSameAs(RuleText.Of(Policy.Rule)))
        {
            if (rule.Read() is not { } changed)
                return $"The rule for training again has something that is no number: write for instance {NumberField.Write(0.02)} and 30.";
            body = body with { Rule = changed };
        }
        return body is { Limits: null, Rule: null } ? "There is nothing to save: change a limit, or say when to train again." : null;
    }

    private static string Words(IEvent change) => change switch
    {
        BudgetDefined e => $"Budget set: {string.Join("; ", e.Limits.Select(Words))}",
        BudgetChanged e => $"Budget changed: {string.Join("; ", e.Limits.Select(Words))}. {e.Reason}",
        RetrainingRuleSet e => $"Retraining: {Words(e)}. {e.Reason}",
        _ => WireNames.Of(change.GetType()),
    };

    private static string Words(Limit limit) =>
        $"{limit.Figure}{(limit.Maximum is { } most ? $" at most {NumberField.Write(most)}" : "")}{(limit.Minimum is { } least ? $" at least {NumberField.Write(least)}" : "")}";

    private static string Words(RetrainingRuleSet rule) =>
        string.Join(", ", new[]
        {
            "on request",
            rule.TailChange is { } change ? $"when tail coverage moved by {NumberField.Write(change)}" : null,
            rule.OnAlert is true ? "on an alert" : null,
            $"cool-down {TimeSpan.FromSeconds(rule.CoolDownSeconds)}",
        }.OfType<string>());

    /// <param name="Before">What the lines were filled with.</param>
    private sealed record LinesDraft(IReadOnlyList<LimitLine> Before, IReadOnlyList<LimitLine> Lines);
}

using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Readers;
using SemCovNet.ReadModels.Policies;

namespace SemCovNet.Dashboard.Pages.Fairness.Policies;

/// <summary>A budget and a retraining rule, to be read and changed. What was typed stays when something is wrong.</summary>
public sealed partial class PolicyEditor(ServiceCall services)
{
    private const int SecondsInMinute = 60;

    private List<LimitLine> lines = [];
    private string tailChange = "";
    private string coolDownMinutes = "0";
    private bool onAlert;
    private string reason = "";
    private string? failure;
    private bool saving;

    [Parameter, EditorRequired]
    public required PolicyState Policy { get; set; }

    private List<LimitLine> Known => [.. Policy.Limits.Select(limit => new LimitLine { Metric = limit.Metric, Maximum = Text(limit.Maximum), Minimum = Text(limit.Minimum) })];

    // The lines as they were changed, for the browser to keep while the connection is broken; empty while they are the policy's.
    private string Draft => JsonSerializer.Serialize(lines) is var text && text == JsonSerializer.Serialize(Known) ? "" : text;

    protected override void OnInitialized() => Fill();

    private void TakeDraft(ChangeEventArgs change) => lines = JsonSerializer.Deserialize<List<LimitLine>>((string)change.Value!)!;

    private void Fill()
    {
        lines = Known;
        tailChange = Text(Policy.Rule?.TailChange);
        coolDownMinutes = Text((Policy.Rule?.CoolDownSeconds ?? 0) / (double)SecondsInMinute);
        onAlert = Policy.Rule?.OnAlert ?? false;
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

    private string? Read(out PolicyBody body)
    {
        body = new(null, null, reason);
        var limits = new List<Limit>();
        foreach (var line in lines)
        {
            if (!TryRead(line.Maximum, out var most) || !TryRead(line.Minimum, out var least))
                return $"The limit on {line.Metric} is no number: write for instance {Text(0.3)}.";
            limits.Add(new(line.Metric, most, least));
        }
        if (!TryRead(tailChange, out var tail) || !TryRead(coolDownMinutes, out var minutes))
            return $"The rule for training again has something that is no number: write for instance {Text(0.02)} and 30.";
        var rule = new RuleBody(tail, onAlert, (int)((minutes ?? 0) * SecondsInMinute));
        var hasRule = Policy.Rule is not null || tail is not null || onAlert || rule.CoolDownSeconds > 0;
        body = body with { Limits = limits.Count > 0 ? limits : null, Rule = hasRule ? rule : null };
        return limits.Count == 0 && !hasRule ? "There is nothing to save: add a limit, or say when to train again." : null;
    }

    private static bool TryRead(string text, out double? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var read = Reader.Current.TryRead(text, out var number);
        value = read ? number : null;
        return read;
    }

    private static string Text(double? value) => value is { } number ? Reader.Current.Write(number) : "";

    private static string Words(IEvent change) => change switch
    {
        BudgetDefined e => $"Budget set: {string.Join("; ", e.Limits.Select(Words))}",
        BudgetChanged e => $"Budget changed: {string.Join("; ", e.Limits.Select(Words))}. {e.Reason}",
        RetrainingRuleSet e => $"Retraining: {Words(e)}. {e.Reason}",
        _ => WireNames.Of(change.GetType()),
    };

    private static string Words(Limit limit) =>
        $"{limit.Metric}{(limit.Maximum is { } most ? $" at most {Text(most)}" : "")}{(limit.Minimum is { } least ? $" at least {Text(least)}" : "")}";

    private static string Words(RetrainingRuleSet rule) =>
        string.Join(", ", new[]
        {
            "on request",
            rule.TailChange is { } change ? $"when tail coverage moved by {Text(change)}" : null,
            rule.OnAlert is true ? "on an alert" : null,
            $"cool-down {TimeSpan.FromSeconds(rule.CoolDownSeconds)}",
        }.OfType<string>());

    private sealed class LimitLine
    {
        public string Metric { get; set; } = "cdi.slope@1";

        public string Maximum { get; set; } = "";

        public string Minimum { get; set; } = "";
    }
}

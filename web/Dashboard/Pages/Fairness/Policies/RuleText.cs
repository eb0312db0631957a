using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Fairness.Policies;

/// <summary>A rule for training again as it stands in its fields.</summary>
internal record struct RuleText(string TailChange, string CoolDownMinutes, bool OnAlert)
{
    private const int SecondsInMinute = 60;

    /// <param name="rule">Null where none is set: never.</param>
    public static RuleText Of(RetrainingRuleSet? rule) => new(
        NumberField.Write(rule?.TailChange), NumberField.Write((rule?.CoolDownSeconds ?? 0) / (double)SecondsInMinute), rule?.OnAlert ?? false);

    /// <summary>What was typed, and what the rule says now where nothing was.</summary>
    /// <param name="before">What the fields were filled with.</param>
    public readonly RuleText Following(RuleText before, RuleText now) => new(
        NumberField.Follow(TailChange, before.TailChange, now.TailChange),
        NumberField.Follow(CoolDownMinutes, before.CoolDownMinutes, now.CoolDownMinutes),
        OnAlert == before.OnAlert ? now.OnAlert : OnAlert);

    public readonly bool SaysTheSameAs(RuleText other) =>
        NumberField.SayTheSame(TailChange, other.TailChange) && NumberField.SayTheSame(CoolDownMinutes, other.CoolDownMinutes) && OnAlert == other.OnAlert;

    /// <returns>Null where what was typed is no number.</returns>
    public readonly RuleBody? Read() => NumberField.TryRead(TailChange, out var tail) && NumberField.TryRead(CoolDownMinutes, out var minutes)
        ? new(tail, OnAlert, (int)((minutes ?? 0) * SecondsInMinute))
        : null;
}

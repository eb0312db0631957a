using System.Text.Json.Serialization;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Cli.Answers;

/// <param name="Limits">Empty where no budget is set.</param>
/// <param name="Retraining">Null where no rule is set.</param>
internal sealed record PolicyAnswer(string Policy, IReadOnlyList<Limit> Limits, RuleAnswer? Retraining)
{
    [JsonIgnore]
    public bool IsSet => Limits.Count > 0 || Retraining is not null;

    public static PolicyAnswer Of(string name, Policy policy) =>
        new(name, policy.Limits ?? [], policy.Rule is { } rule ? new(rule.TailChange, (int)rule.CoolDown.TotalSeconds, rule.OnAlert) : null);
}

/// <param name="TailChange">Null where no change of coverage asks for a retraining.</param>
/// <param name="OnAlert">Whether an alert on a model in use asks for one.</param>
internal sealed record RuleAnswer(double? TailChange, int CoolDownSeconds, bool OnAlert);

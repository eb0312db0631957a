using System.Text.Json.Serialization;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Cli.Answers;

/// <summary>What holds for a dataset, or by default.</summary>
/// <param name="Limits">Empty where no budget is set.</param>
/// <param name="Retraining">Null where no rule is set.</param>
/// <param name="LimitsByDefault">Whether the limits are those of the default policy, for the dataset has none of its own.</param>
/// <param name="RetrainingByDefault">The same of the rule.</param>
internal sealed record PolicyAnswer(string Policy, IReadOnlyList<Limit> Limits, RuleAnswer? Retraining, bool LimitsByDefault, bool RetrainingByDefault)
{
    /// <summary>Whether anything of it was set under this very name.</summary>
    [JsonIgnore]
    public bool IsSet => (Limits.Count > 0 && !LimitsByDefault) || (Retraining is not null && !RetrainingByDefault);

    /// <param name="fallback">The default policy, which holds where the dataset has none of its own.</param>
    public static PolicyAnswer Of(string name, Policy own, Policy fallback) => new(
        name, own.Limits ?? fallback.Limits ?? [],
        (own.Rule ?? fallback.Rule) is { } rule ? new(rule.TailChange, (int)rule.CoolDown.TotalSeconds, rule.OnAlert) : null,
        own.Limits is null && fallback.Limits is not null, own.Rule is null && fallback.Rule is not null);
}

/// <param name="TailChange">Null where no change of coverage asks for a retraining.</param>
/// <param name="OnAlert">Whether an alert on a model in use asks for one.</param>
internal sealed record RuleAnswer(double? TailChange, int CoolDownSeconds, bool OnAlert);

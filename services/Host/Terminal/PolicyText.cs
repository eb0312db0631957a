using System.Globalization;
using SemCovNet.Cli.Answers;
using SemCovNet.Contracts.Reports;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Policies for a person.</summary>
internal static class PolicyText
{
    public static void Write(IReadOnlyList<PolicyAnswer> policies)
    {
        if (policies.Count == 0)
        {
            Out.Answer.WriteLine("No policy is set: no model can pass a gate, and nothing is trained again by itself. Set one with: semcov policy set NAME --max cdi.slope@1=0.3 --reason TEXT");
            return;
        }
        var table = Out.Table("policy", "a model passes when the whole interval keeps", "trained again");
        foreach (var policy in policies)
            table.Row(
                policy.Policy, policy.Limits.Count == 0 ? "–" : string.Join("\n", policy.Limits.Select(Words)) + Origin(policy.LimitsByDefault),
                Words(policy.Retraining) + Origin(policy.RetrainingByDefault));
        Out.Answer.Write(table);
    }

    private static string Origin(bool byDefault) => byDefault ? "\n(by default)" : "";

    private static string Words(Limit limit) => string.Create(CultureInfo.InvariantCulture,
        $"{limit.Figure} {(limit.Maximum is { } most ? $"at most {most}" : "")}{(limit.Minimum is { } least ? $"at least {least}" : "")}");

    private static string Words(RuleAnswer? rule) =>
        rule is null ? "on request" : $"{string.Join(" or ", Occasions(rule))}; cool-down {TimeSpan.FromSeconds(rule.CoolDownSeconds)}";

    private static IEnumerable<string> Occasions(RuleAnswer rule)
    {
        yield return "on request";
        if (rule.TailChange is { } change)
            yield return string.Create(CultureInfo.InvariantCulture, $"when tail coverage moved by {change}");
        if (rule.OnAlert)
            yield return "on an alert";
    }
}

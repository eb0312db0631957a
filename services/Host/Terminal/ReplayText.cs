using SemCovNet.Cli.Answers;
using SemCovNet.Contracts.Reports;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>What past verdicts would have been, for a person.</summary>
internal static class ReplayText
{
    public static void Write(ReplayAnswer answer)
    {
        if (answer.Evaluations == 0)
        {
            Out.Answer.WriteLine("No evaluation has been assessed yet. Train a model with: semcov train --dataset NAME --recipe NAME --wait");
            return;
        }
        var table = Out.Table("experiment", "data", answer.Definition, "limit", "then", "now");
        foreach (var result in answer.Results)
            table.Row(result.Experiment, $"{result.Dataset}@{result.Version}", Figure(result.Result), Limits(result), Name(result.Then), Now(result));
        Out.Answer.Write(table);
        Out.Answer.WriteLine(
            $"{FigureText.Count(answer.Evaluations, "evaluation")} scored again by {answer.Definition}; {FigureText.Count(answer.Changes, "verdict")} would change. Nothing was recorded.");
    }

    private static string Figure(MetricResult result) => result switch
    {
        { Value: null } => $"undefined: {result.Undefined}",
        { Low: { } low, High: { } high } => $"{Out.Number(result.Value)} [{Out.Number(low)}, {Out.Number(high)}]",
        _ => Out.Number(result.Value),
    };

    private static string Limits(ReplayedAnswer result) =>
        result.Limits.Count == 0 ? "none of its kind" : string.Join(", ", result.Limits.Select(limit => limit.Then.Limit.Figure));

    private static string Now(ReplayedAnswer result) => result.Changes ? $"{Name(result.Now)} (changes)" : Name(result.Now);

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}

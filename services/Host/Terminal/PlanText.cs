using System.Globalization;
using SemCovNet.Cli.Planning;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Planning;

namespace SemCovNet.Cli.Terminal;

/// <summary>Plans for a person.</summary>
internal static class PlanText
{
    private const int MostRows = 20;

    public static void Write(CoveragePlan plan)
    {
        if (plan.WhyEmpty is { } why)
            Console.WriteLine($"Nothing is planned: {why}");
        var table = Out.Table([.. PlannedGroup.Columns(plan), "coverage", "n_eff", "error", "cases", "coverage then", "error expected to fall by", "images to annotate"]);
        foreach (var cell in plan.Cells.Where(cell => cell.Cases > 0 || plan.Cases == 0).Take(MostRows))
            table.Row(
            [
                .. PlannedGroup.Names(cell), Out.Number(cell.Coverage), cell.Support.ToString("0.0", CultureInfo.InvariantCulture),
                Out.Number(cell.Error), $"{cell.Cases}", Out.Number(cell.CoverageThen), Fall(cell.Fall, cell.Low, cell.High), $"{cell.Candidates}",
            ]);
        Out.Answer.Write(table);
        if (plan.Cases > 0)
            Console.WriteLine($"{plan.Cases} cases; the mean error over {plan.Cells.Count} groups is expected to fall by {Fall(plan.MeanFall, plan.Low, plan.High)}, by experiment {plan.ExperimentId} ({plan.Definition})");
        if (plan.Unknown.Count > 0)
            Console.WriteLine($"never observed, so nothing is expected of them: {string.Join("; ", plan.Unknown)}");
    }

    public static void Write(string dataset, IReadOnlyList<RealisedPlan> plans)
    {
        if (plans.Count == 0)
            Console.WriteLine($"No plan was made for {dataset} yet. Make one with: semcov plan make {dataset}");
        foreach (var plan in plans)
        {
            Console.WriteLine(
                $"plan {plan.Event.PlanId} of annotation set {plan.Plan.AnnotationVersion}, {plan.Plan.Cases} cases{(plan.Plan.SubgroupAttribute is { } attribute ? $" by {attribute}" : "")}, mean error expected to fall by {Fall(plan.Plan.MeanFall, plan.Plan.Low, plan.Plan.High)}; "
                + (plan.AnnotationVersion is { } version ? $"measured since: set {version}" : "nothing annotated since") + (plan.ExperimentId is { } id ? $", model {id}" : ", no model trained since"));
            var table = Out.Table([.. PlannedGroup.Columns(plan.Plan), "planned cases", "came", "coverage planned", "now", "fall expected", "fell by"]);
            foreach (var cell in plan.Cells.Take(MostRows))
                table.Row(
                [
                    .. PlannedGroup.Names(cell.Planned), $"{cell.Planned.Cases}", cell.CasesNow?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–",
                    Out.Number(cell.Planned.CoverageThen), Out.Number(cell.CoverageNow), Fall(cell.Planned.Fall, cell.Planned.Low, cell.Planned.High), Out.Number(cell.Fell),
                ]);
            Out.Answer.Write(table);
        }
    }

    private static string Fall(double? value, double? low, double? high) =>
        low is null || high is null ? Out.Number(value) : $"{Out.Number(value)} [{Out.Number(low)}, {Out.Number(high)}]";
}

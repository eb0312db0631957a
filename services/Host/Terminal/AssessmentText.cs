using SemCovNet.Cli.Answers;
using SemCovNet.Contracts.Reports;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>An assessment made again, for a person.</summary>
internal static class AssessmentText
{
    public static void Write(AssessmentAnswer answer)
    {
        foreach (var evaluation in answer.Evaluations)
        {
            Out.Answer.WriteLine($"{evaluation.Evaluation} on {evaluation.Dataset}@{evaluation.Version}, n = {evaluation.N}: {Name(evaluation.Then)} then, {Name(evaluation.Now)} now");
            foreach (var limit in evaluation.Limits)
                Out.Answer.WriteLine($"  {Name(limit.Now.Verdict)}: {limit.Now.Evidence}");
            Write(evaluation.At[0].Descriptor);
            Out.Answer.WriteLine(Sameness(evaluation));
            foreach (var difference in evaluation.Differences)
                Out.Answer.WriteLine($"  {difference}");
        }
    }

    public static void Write(DefinitionAnswer answer)
    {
        foreach (var evaluation in answer.Evaluations)
        {
            Out.Answer.WriteLine($"{evaluation.Evaluation} on {evaluation.Dataset}@{evaluation.Version}: {Name(evaluation.Then)} then, {Name(evaluation.Now)} under {answer.Definition}");
            if (evaluation.Cdi is { } disparity)
            {
                Write(new Dictionary<string, CdiAnswer> { [answer.Definition] = disparity });
                Write(disparity);
            }
            else
                MetricsText.Write([evaluation.Result]);
            if (evaluation.Groups.Count > 0)
                Write(evaluation.Groups);
        }
    }

    private static void Write(IReadOnlyDictionary<string, CdiAnswer> disparities)
    {
        var table = Out.Table("disparity", "signed", "95 % interval", "p", "groups", "undefined because");
        foreach (var (id, cdi) in disparities)
            table.Row(id, Out.Number(cdi.Signed), Ends(cdi.Ci), Out.Number(cdi.P), $"{cdi.Groups}", cdi.Undefined ?? "");
        Out.Answer.Write(table);
    }

    private static void Write(CdiAnswer disparity)
    {
        var table = Out.Table("within class", "signed", "95 % interval", "left out because");
        foreach (var (name, signed) in disparity.Classes)
            table.Row(name, Out.Number(signed), Ends(disparity.ClassIntervals.GetValueOrDefault(name)), "");
        foreach (var (name, reason) in disparity.LeftOut)
            table.Row(name, Out.Number(null), Ends(null), reason);
        Out.Answer.Write(table);
    }

    private static void Write(IReadOnlyList<GroupAnswer> groups)
    {
        var table = Out.Table("class", "descriptor", "subgroup", "coverage", "error", "95 % interval", "n_eff", "counts");
        foreach (var group in groups)
            table.Row(
                group.Class, group.Descriptor, group.Subgroup ?? "", Out.Number(group.Coverage), Out.Number(group.Error), Ends(group.Ci),
                FigureText.Number(group.N, 1), group.Counts ? "yes" : "insufficient evidence");
        Out.Answer.Write(table);
    }

    private static string Sameness(AssessedAgain evaluation) => evaluation switch
    {
        { Same: false } => $"Not as recorded: {FigureText.Count(evaluation.Differences.Count, "difference")}.",
        _ when evaluation.Recorded == evaluation.Report => "The same as recorded, byte for byte.",
        _ => "Every figure and verdict that was recorded comes out again; this version of the program says more besides.",
    };

    private static string Ends(IReadOnlyList<double>? interval) => interval is null ? "–" : $"{Out.Number(interval[0])} … {Out.Number(interval[1])}";

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}

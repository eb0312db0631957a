using SemCovNet.Contracts.Comparisons;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Experiments side by side for a person.</summary>
internal static class ComparisonText
{
    public static void Write(ExperimentComparison comparison)
    {
        string[] names = [.. comparison.Experiments.Select((experiment, index) => $"{index + 1}: {experiment.Recipe} {experiment.Id[^6..]}")];
        Out.Answer.MarkupLineInterpolated($"{comparison.Images} test images of {FigureText.Count(comparison.Cases, "case")}; 95 % intervals over cases, paired");
        WriteConfiguration(comparison, names);
        Write(comparison.Figures.Where(figure => !figure.Measure.IsDisparity), names);
        Write(comparison.Figures.Where(figure => figure.Measure.IsDisparity), names);
        Out.Say("* the difference to the first can be told from 0");
    }

    private static void WriteConfiguration(ExperimentComparison comparison, string[] names)
    {
        if (comparison.Configuration.Count == 0)
        {
            Out.Answer.WriteLine("their configurations do not differ");
            return;
        }
        var table = Out.Table(["differs in", .. names]);
        foreach (var key in comparison.Configuration)
            table.Row([key.Key, .. key.Values.Select(value => value ?? FigureText.Undefined)]);
        Out.Answer.Write(table);
    }

    private static void Write(IEnumerable<ComparedFigure> figures, string[] names)
    {
        var table = Out.Table(["figure", "decided at", "within", .. names, .. names.Skip(1).Select(name => $"{name.Split(':')[0]} less 1")]);
        // The document has the reasons of what is undefined for all.
        foreach (var figure in figures.Where(figure => figure.Values.Any(value => value.Value is not null)))
            table.Row([
                figure.Measure.Name, figure.Measure.Decision ?? "", figure.Measure.Class ?? "",
                .. figure.Values.Select(value => FigureText.Of(figure.Measure, value)),
                .. figure.Differences.Select(difference => FigureText.Signed(difference) + (difference.Distinguishable ? " *" : ""))]);
        Out.Answer.Write(table);
    }
}

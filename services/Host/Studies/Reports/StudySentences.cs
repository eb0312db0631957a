using SemCovNet.Cli.Comparing;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>What a study says in plain words.</summary>
internal static class StudySentences
{
    /// <summary>Each arm against the baseline, in every column of the paper's table and in the size of the disparity.</summary>
    public static IEnumerable<string> Differences(StudyReport report, DatasetReport dataset) =>
        from arm in dataset.Arms
        from column in PaperColumns.Quality(dataset).Append(PaperColumns.Size(dataset))
        let difference = arm.Find(column.Measure)?.Difference
        where difference is not null
        select Reading.Of($"{NameOf(arm)} against {report.Baseline}, {column.Title}", difference);

    /// <summary>One a recipe: what a reader of the pooled correlation would have believed.</summary>
    public static IEnumerable<string> NaiveReadings(DatasetReport dataset) =>
        from arm in dataset.Arms
        let pooled = arm.Find(new(RunFigures.Pooled, dataset.PlainRule.Name))
        let within = arm.Find(new(RunFigures.Slope, dataset.PlainRule.Name, dataset.Positive))
        where pooled is not null && within is not null
        select $"{NameOf(arm)}: {Reading.Naive(pooled.Mean, within.Mean, dataset.Positive ?? "classes")}";

    public static string NameOf(ArmReport arm) => arm.Priors == Priors.None ? arm.Recipe : $"{arm.Recipe} (priors {FigureText.Name(arm.Priors)})";
}

using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>What a study says in plain words.</summary>
internal static class StudySentences
{
    /// <summary>All of it.</summary>
    public static IEnumerable<string> Of(StudyReport report, DatasetReport dataset) =>
        [.. Unlike(report, dataset), .. Differences(report, dataset), .. NaiveReadings(dataset), .. Undefined(dataset)];

    /// <summary>On how many images and cases figures stand, and how many of them are positive where one of two classes is.</summary>
    public static string Tested(DatasetReport dataset) =>
        $"{FigureText.Count(dataset.Images, "test image")} of {FigureText.Count(dataset.Cases, "case")}{Positives(dataset)}";

    private static string Positives(DatasetReport dataset) =>
        dataset.Positive is { } positive ? $"; {dataset.Positives} {positive} of {FigureText.Count(dataset.PositiveCases, "case")}" : "";

    /// <summary>Where the baseline cannot be compared with, or not over all that was trained.</summary>
    private static IEnumerable<string> Unlike(StudyReport report, DatasetReport dataset) =>
        dataset.Arms.All(arm => arm.Recipe != report.Baseline)
            ? [$"The baseline, {report.Baseline}, has no completed training{(dataset.Splits is null ? "" : " with the same seed on each of these splits")} to compare with."]
            : from arm in dataset.Arms
              let baseline = BaselineArm.Of(arm, dataset.Arms, report.Baseline)
              where baseline is not null && arm.ComparedSeeds.Count < Math.Max(arm.Seeds.Count, baseline.Seeds.Count)
              select $"{NameOf(arm)} against {report.Baseline}: {Shared(arm)} {NameOf(arm)} was trained with {Seeds(arm.Seeds)}, {NameOf(baseline)} with {Seeds(baseline.Seeds)}.";

    private static string Shared(ArmReport arm) => arm.ComparedSeeds.Count == 0
        ? "no seed that both have, so nothing is compared."
        : $"compared over {Seeds(arm.ComparedSeeds)} alone.";

    private static string Seeds(IReadOnlyList<int> seeds) => $"seed{(seeds.Count == 1 ? "" : "s")} {string.Join(", ", seeds)}";

    /// <summary>Each arm against the baseline, in every column of the paper's table and in the size of the disparity.</summary>
    private static IEnumerable<string> Differences(StudyReport report, DatasetReport dataset) =>
        from arm in dataset.Arms
        from column in PaperColumns.Quality(dataset).Append(PaperColumns.Size(dataset))
        let difference = arm.Find(column.Measure)?.Difference
        where difference is not null
        select Reading.Of($"{NameOf(arm)} against {report.Baseline}, {column.Title}", difference);

    /// <summary>One a recipe: what a reader of the pooled correlation would have believed.</summary>
    private static IEnumerable<string> NaiveReadings(DatasetReport dataset) =>
        from arm in dataset.Arms
        let pooled = arm.Find(new(RunFigures.Pooled, dataset.PlainRule.Point))
        let within = arm.Find(new(RunFigures.Slope, dataset.PlainRule.Point, dataset.Positive))
        where pooled is not null && within is not null
        select $"{NameOf(arm)}: {Reading.Naive(pooled.Mean, within.Mean, dataset.Positive ?? "classes")}";

    /// <summary>Why columns hold no figure, each reason once.</summary>
    private static IEnumerable<string> Undefined(DatasetReport dataset) =>
        from column in PaperColumns.Quality(dataset).Concat(PaperColumns.Disparity(dataset))
        from arm in dataset.Arms
        let reason = arm.Find(column.Measure)?.Mean.Undefined
        where reason is not null
        group column.Title by (Name: NameOf(arm), Reason: reason) into same
        select $"{same.Key.Name}: {string.Join(", ", same)} undefined. {same.Key.Reason}";

    public static string NameOf(ArmReport arm) => arm.Priors == Priors.None ? arm.Recipe : $"{arm.Recipe} (priors {FigureText.Name(arm.Priors)})";
}

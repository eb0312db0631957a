using System.Text.Json.Serialization;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>What came of a study: the answer of <c>semcov study --json</c>, and what tables and pictures are made from.</summary>
/// <param name="File">The study file, as it was given.</param>
/// <param name="Platform">The version that made the report.</param>
/// <param name="Replicates">Of the bootstrap over test cases.</param>
internal sealed record StudyReport(
    string Study, string File, string Baseline, string Platform, int Replicates, ulong Seed, IReadOnlyList<CellReport> Cells,
    IReadOnlyList<DatasetReport> Datasets);

/// <param name="Failure">Why it has no figures and never will; null otherwise.</param>
internal sealed record CellReport(string Recipe, string Dataset, int Seed, string Experiment, string Status, string? Failure, double? TrainingSeconds);

/// <param name="Data">Null for several splits taken together.</param>
/// <param name="Positive">The positive of two classes; null with more.</param>
/// <param name="Images">Test images, those of all splits.</param>
/// <param name="Positives">Its test images; 0 with more than two classes.</param>
/// <param name="Splits">What was taken together; null for one dataset.</param>
internal sealed record DatasetReport(
    string Name, StudiedData? Data, IReadOnlyList<string> Classes, string? Positive, int Images, int Cases, int Positives, int PositiveCases,
    IReadOnlyList<ArmReport> Arms, StudiedSplits? Splits = null)
{
    /// <summary>What headings call it: some of the splits do not pass for all of them.</summary>
    [JsonIgnore]
    public string Title => Splits is { AreAll: false } ? $"{Name} ({Splits.Words})" : Name;

    [JsonIgnore]
    public DecisionRule PlainRule => DecisionRule.Plain(Classes.Count);
}

internal sealed record StudiedData(int Version, Digest Manifest, int AnnotationVersion, Digest Annotations, string? View);

/// <param name="Taken">Names of those that have completed trainings.</param>
/// <param name="Of">How many the study has.</param>
internal sealed record StudiedSplits(IReadOnlyList<string> Taken, int Of)
{
    [JsonIgnore]
    public bool AreAll => Taken.Count == Of;

    [JsonIgnore]
    public string Words => AreAll ? "all splits" : $"{Taken.Count} of {Of} splits";
}

/// <summary>One recipe asked one way: figures are means over its seeds, and over the splits where those are taken together.</summary>
/// <param name="Seeds">Those that every split has, where splits are taken together.</param>
/// <param name="ComparedSeeds">Those that the baseline has too, over which differences are taken; empty for the baseline itself and where it has none.</param>
/// <param name="Groups">Coverage and error of the positive class's groups that count.</param>
internal sealed record ArmReport(
    string Recipe, Priors Priors, IReadOnlyList<int> Seeds, IReadOnlyList<int> ComparedSeeds, IReadOnlyList<FigureReport> Figures, IReadOnlyList<GroupReport> Groups) : IArm
{
    public FigureReport? Find(Measure measure) => Figures.FirstOrDefault(figure => figure.Measure == measure);
}

/// <param name="Runs">The value of each training: a split's seeds in their order, split after split.</param>
/// <param name="Deviation">Sample standard deviation over the trainings; null for fewer than two, and where one of them leaves the mean undefined.</param>
/// <param name="Difference">To the baseline; null for the baseline itself, and where it has nothing to compare with.</param>
internal sealed record FigureReport(
    Measure Measure, Estimate Mean, double? Deviation, IReadOnlyList<double?> Runs, Difference? Difference)
{
    // That of some of the trainings would stand beside no mean.
    public double? Deviation { get; init; } = Mean.Value is null ? null : Deviation;
}

/// <param name="Coverage">Of training rows, 0 to 1.</param>
/// <param name="Error">Mean over the seeds, 0 to 1.</param>
/// <param name="EffectiveN">Test rows that carry the descriptor, weighted.</param>
internal sealed record GroupReport(string Descriptor, double Coverage, double Error, double EffectiveN);

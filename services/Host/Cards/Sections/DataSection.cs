using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>What it was trained on, and what of it is rare.</summary>
internal static class DataSection
{
    public static void Write(Html html, ModelCard card) => html.Section("data", "Training data and coverage", () =>
    {
        var (manifest, experiment) = (card.Manifest, card.Experiment);
        html.Paragraph($"Dataset {manifest.DatasetId}, version {manifest.Version} ({manifest.Format}, task {manifest.Task}, {(manifest.View is null ? "mixed or unknown views" : $"view {manifest.View}")}), annotation set {experiment.AnnotationVersion}.");
        html.Table(["class", "#training", "#validation", "#test"], manifest.Classes.Select((name, y) => (IReadOnlyList<string>)
            [name, Images(manifest, Split.Train, y), Images(manifest, Split.Validation, y), Images(manifest, Split.Test, y)]));
        if (card.Coverage is { } coverage)
            Write(html, coverage);
        else
            html.Paragraph("The coverage of this annotation set was not measured, so it is not known which descriptors are rare.", "note");
    });

    private static void Write(Html html, CoverageReport coverage)
    {
        html.Paragraph($"Coverage of a descriptor in a class is its mean value over the {coverage.TrainingImages} training images ({coverage.TrainingCases} cases) where it was observed. "
            + $"Over {coverage.Summary.Cells} cells: mean {FigureText.Number(coverage.Summary.Mean)}, lowest {FigureText.Number(coverage.Summary.Minimum)}, "
            + $"25 % quantile {Quantile(coverage, "q25")}, 75 % quantile {Quantile(coverage, "q75")}, highest {FigureText.Number(coverage.Summary.Maximum)}.");
        html.Table(["descriptor", "class", "#coverage", "#95 % interval", "#against all classes", "#n_eff", "place"], coverage.Cells.Where(cell => cell.Subgroup is null)
            .OrderBy(cell => cell.Coverage).Select(cell => (IReadOnlyList<string>)
            [cell.Descriptor, cell.Class, cell.Coverage is null ? Said.Undefined("never observed") : FigureText.Number(cell.Coverage), Said.Interval(cell.Low, cell.High),
                FigureText.Signed(cell.Difference), FigureText.Number(cell.EffectiveN, 1), cell.Stratum ?? FigureText.Undefined]));
        html.Heading("Does coverage differ between classes by more than chance?");
        if (coverage.NullTests.Count == 0)
            html.Paragraph("No test: no descriptor was observed in two classes.", "note");
        else
            html.Table(["descriptor", "#variance over classes", "#p", "#q"], coverage.NullTests.Select(test => (IReadOnlyList<string>)
                [test.Descriptor, FigureText.Number(test.Variance, 4), Said.P(test.PValue), Said.P(test.QValue)]));
        html.Paragraph("Labels shuffled 1,000 times; q after Benjamini and Hochberg over the descriptors.", "note");
    }

    private static string Images(DatasetManifest manifest, Split split, int y) =>
        $"{manifest.Rows.Count(row => row.Split == split && row.Class == y)}";

    private static string Quantile(CoverageReport coverage, string name) =>
        coverage.Summary.Quantiles.TryGetValue(name, out var value) ? FigureText.Number(value) : FigureText.Undefined;
}

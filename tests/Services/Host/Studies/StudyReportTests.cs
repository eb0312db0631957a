using System.Xml.Linq;
using SemCovNet.Cli.Studies.Exports;
using SemCovNet.Cli.Studies.Pictures;
using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Tests.Services.Host.Studies;

public sealed class StudyReportTests
{
    [Fact]
    public void A_difference_is_called_one_only_where_its_interval_leaves_out_0()
    {
        var said = StudySentences.Of(MadeUpReport.Report, MadeUpReport.Derm).ToList();
        Assert.Contains("semcovnet (priors given) against enet-b0, AUC: +0.020 [−0.010, +0.050]: not distinguishable from 0.", said);
        Assert.Contains("semcovnet (priors given) against enet-b0, S@95: +0.040 [+0.010, +0.070]: higher.", said);
        Assert.Contains("semcovnet (priors given) against enet-b0, |slope| in MEL: −0.100 [−0.130, −0.070]: lower.", said);
        Assert.DoesNotContain(said, sentence => sentence.StartsWith("enet-b0 against", StringComparison.Ordinal));
    }

    [Fact]
    public void The_naive_reading_stands_beside_the_one_within_the_class()
    {
        Assert.Contains(
            "enet-b0: Pooled over classes, cdi.pooled@1 is +0.170 [+0.090, +0.250]: the naive reading would have concluded that error is higher where coverage is richer. "
            + "Within MEL, cdi.slope@1 is −0.400 [−0.480, −0.320]: error rises as coverage thins. The readings differ, and only the second is controlled for class.",
            StudySentences.Of(MadeUpReport.Report, MadeUpReport.Derm));
    }

    [Fact]
    public void What_is_undefined_says_why() => Assert.Contains(
        "enet-b0: rank undefined. Error does not vary.", StudySentences.Of(MadeUpReport.Report, MadeUpReport.Derm));

    [Fact]
    public void The_report_shows_every_table_and_what_is_missing()
    {
        var report = ReportMarkdown.Write(MadeUpReport.Report);
        Assert.Contains("| semcovnet | given | 0.920 ± 0.014 | 0.580 ± 0.014 | 0.590 ± 0.014 | 0.760 ± 0.014 | 0.770 ± 0.014 | 0.050 ± 0.014 |", report);
        Assert.Contains("**+0.040 [+0.010, +0.070]**", report);
        Assert.Contains("1097 test images of 1097 cases; 90 MEL of 90 cases.", report);
        Assert.Contains("- vit on derm, seed 1: failed: no memory (`e3`)", report);
        Assert.Contains("![metrics-derm.svg](metrics-derm.svg)", report);
        Assert.Contains("| enet-b0 | – | 1 2 | baseline | baseline |", report);
        Assert.Contains("Mean ± standard deviation over trainings.", report);
        Assert.DoesNotContain("over seeds", report);
    }

    [Fact]
    public void Splits_taken_together_stand_last_in_every_table_and_have_no_rows_of_their_own()
    {
        var together = MadeUpReport.Derm with { Name = "all splits", Data = null, Splits = new(["derm", "clin"], 2) };
        var report = MadeUpReport.Report with { Datasets = [MadeUpReport.Derm, together] };
        var markdown = ReportMarkdown.Write(report);
        Assert.Contains("## all splits\n", markdown);
        Assert.Contains("- all splits: all of these splits.", markdown);
        Assert.Contains("derm AUC | derm PRA | derm S@95 | derm BAcc | derm M-F1 | derm ECE | all splits AUC", markdown);
        Assert.Contains("![metrics-all-splits.svg](metrics-all-splits.svg)", markdown);
        Assert.Single(ResultsCsv.Write(report with { Datasets = [together] }).Split((char)10, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_mean_that_is_undefined_stands_without_a_spread()
    {
        var figure = new FigureReport(new("cdi.within@1"), new(null, null, null, "Error does not vary."), 0.014, [0.1, 0.12, null], null);
        Assert.Equal("–", FigureText.WithSpread(figure));
        Assert.Null(figure.Deviation);
    }

    [Fact]
    public void A_baseline_that_is_asked_both_ways_has_a_dashed_line_for_each()
    {
        const int Panels = 7;
        Assert.Equal(Panels, Lines(DotPlot.Draw(MadeUpReport.Report, MadeUpReport.Derm), "reference").Count);
        Assert.Equal(2 * Panels, Lines(DotPlot.Draw(MadeUpReport.Report with { Baseline = "semcovnet" }, MadeUpReport.Derm), "reference").Count);
    }

    [Fact]
    public void A_recipe_asked_without_priors_is_drawn_beside_the_baseline_asked_without_them()
    {
        var dataset = MadeUpReport.Derm with
        {
            Arms = [MadeUpReport.Arm("semcovnet", Priors.Given, 0.02, null), MadeUpReport.Arm("semcovnet", Priors.Absent, -0.01, null), MadeUpReport.Arm("vit", Priors.Absent, 0, 0.1)],
        };
        var picture = CoverageScatter.Draw(MadeUpReport.Report with { Baseline = "semcovnet" }, dataset);
        var (fits, dashed) = (Lines(picture, "fit"), Assert.Single(Lines(picture, "reference")));
        Assert.Equal(Ends(fits[1]), Ends(dashed));
        Assert.NotEqual(Ends(fits[0]), Ends(dashed));
    }

    [Fact]
    public void The_pictures_are_well_formed_and_stay_within_their_frame()
    {
        foreach (var (_, text) in StudyPictures.Of(MadeUpReport.Report))
        {
            var picture = XDocument.Parse(text).Root!;
            var (width, height) = (Number(picture, "width"), Number(picture, "height"));
            Assert.All(picture.Descendants(picture.GetDefaultNamespace() + "circle"), circle =>
            {
                Assert.InRange(Number(circle, "cx"), 0, width);
                Assert.InRange(Number(circle, "cy"), 0, height);
            });
            Assert.Contains("semcovnet (priors absent)", picture.Value);
        }
    }

    private static IReadOnlyList<XElement> Lines(string picture, string kind) =>
        [.. XDocument.Parse(picture).Descendants().Where(element => element.Name.LocalName == "line" && (string?)element.Attribute("class") == kind)];

    // How high a line begins and ends: panels of one row differ across alone.
    private static (double From, double To) Ends(XElement line) => (Number(line, "y1"), Number(line, "y2"));

    private static double Number(XElement element, string attribute) => (double)element.Attribute(attribute)!;
}

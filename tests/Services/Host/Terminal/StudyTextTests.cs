using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Tests.Services.Host.Studies;

namespace SemCovNet.Tests.Services.Host.Terminal;

[Collection(Semcov.Name)]
public sealed class StudyTextTests
{
    [Fact]
    public void Positives_are_counted_of_two_classes() =>
        Assert.Contains(": 1097 test images of 1097 cases; 90 MEL of 90 cases; mean ", Write(MadeUpReport.Derm));

    [Fact]
    public void Of_more_than_two_classes_none_is_the_positive() =>
        Assert.Contains(": 1097 test images of 1097 cases; mean ", Write(MadeUpReport.Derm with
        {
            Classes = ["BCC", "MEL", "NEV"],
            Positive = null,
            Positives = 0,
            PositiveCases = 0,
            Arms = [.. MadeUpReport.Derm.Arms.Select(OfSeveralClasses)],
        }));

    private static ArmReport OfSeveralClasses(ArmReport arm) => arm with
    {
        Figures = [.. arm.Figures.Select(figure => figure.Measure.Id == "ece.pos15@1" ? figure with { Measure = new("ece.top15@1") } : figure)],
    };

    private static string Write(DatasetReport dataset) => Semcov.Written(() => StudyText.Write(MadeUpReport.Report with { Datasets = [dataset] }));
}

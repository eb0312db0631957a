using System.Diagnostics;
using System.Text.Json;
using SemCovNet.Metrics;
using SemCovNet.Tests.Unit.Metrics.Agreement;

namespace SemCovNet.Tests.Services.Host.Measuring;

[Collection(Semcov.Name)]
public sealed class MetricsAnswerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public MetricsAnswerTests()
    {
        var table = GoldenTable.All["binary"];
        folder.Write("p.csv", GoldenFiles.ByName(table));
        folder.Write("c.csv", GoldenFiles.Coverage(table, index => table.Classes[index]));
    }

    [Fact]
    public async Task Without_coverage_every_disparity_is_undefined_and_says_so()
    {
        var cdi = (await RunAsync()).Json().GetProperty("cdi");
        Assert.Equal(CdiRegistry.All.Count, cdi.EnumerateObject().Count());
        Assert.All(cdi.EnumerateObject(), result =>
        {
            Assert.Equal(JsonValueKind.Null, result.Value.GetProperty("signed").ValueKind);
            Assert.Equal("No coverage was given: add --coverage FILE.", result.Value.GetProperty("undefined").GetString());
        });
    }

    [Fact]
    public async Task Without_descriptors_every_disparity_is_undefined_and_says_so()
    {
        folder.Write("p.csv", "case,y,p\na,0,0.1\nb,1,0.8\n");
        folder.Write("c.csv", "class,descriptor,subgroup,coverage\n0,hair,,0.3\n");
        Assert.Equal(
            "The predictions have no descriptors: add one column d:<descriptor> each.",
            (await RunAsync("--coverage", folder["c.csv"])).Json().GetProperty("cdi").GetProperty("cdi.slope@1").GetProperty("undefined").GetString());
    }

    [Fact]
    public async Task A_disparity_comes_with_its_interval_p_value_and_groups()
    {
        var within = (await RunAsync("--coverage", folder["c.csv"], "--rounds", "200")).Json().GetProperty("cdi").GetProperty("cdi.within@1");
        var (signed, ci, p) = (within.GetProperty("signed").GetDouble(), within.GetProperty("ci").Deserialize<double[]>()!, within.GetProperty("p").GetDouble());
        Assert.InRange(signed, ci[0], ci[1]);
        Assert.True(p is > 0 and <= 1);
        Assert.InRange(within.GetProperty("groups").GetInt32(), 3, 10);
        Assert.Equal(JsonValueKind.Null, within.GetProperty("undefined").ValueKind);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_and_another_seed_another_interval()
    {
        string[] options = ["--coverage", folder["c.csv"], "--rounds", "200", "--seed"];
        var first = (await RunAsync([.. options, "7"])).Output;
        Assert.Equal(first, (await RunAsync([.. options, "7"])).Output);
        Assert.NotEqual(first, (await RunAsync([.. options, "8"])).Output);
    }

    [Fact]
    public async Task Numbers_are_printed_so_that_they_read_back_exactly()
    {
        folder.Write("p.csv", "case,y,p\na,0,0.1\nb,1,0.7\nc,1,0.4\n");
        var brier = (await RunAsync()).Json().GetProperty("metrics").GetProperty("brier@1").GetDouble();
        Assert.Equal(((0.1 * 0.1) + (0.7 - 1) * (0.7 - 1) + (0.4 - 1) * (0.4 - 1)) / 3, brier, 1e-15);
    }

    [Fact]
    public async Task A_coverage_file_of_both_levels_is_read_at_the_descriptor_level_unless_told_otherwise()
    {
        Assert.Equal("descriptor", (await RunAsync("--coverage", folder["c.csv"])).Json().GetProperty("level").GetString());
        Assert.Equal("subgroup", (await RunAsync("--coverage", folder["c.csv"], "--level", "subgroup")).Json().GetProperty("level").GetString());
    }

    [Fact]
    public async Task A_coverage_file_of_subgroups_alone_is_read_at_that_level()
    {
        var table = GoldenTable.All["binary"];
        folder.Write("c.csv", GoldenFiles.Coverage(table with { Coverage = [.. table.Coverage.Where(c => c.Subgroup is not null)] }, index => table.Classes[index]));
        Assert.Equal("subgroup", (await RunAsync("--coverage", folder["c.csv"])).Json().GetProperty("level").GetString());
    }

    [Fact]
    public async Task A_higher_floor_leaves_fewer_groups()
    {
        Assert.True(await GroupsAsync("20") < await GroupsAsync("5"));

        async Task<int> GroupsAsync(string floor) =>
            (await RunAsync("--coverage", folder["c.csv"], "--floor", floor)).Json().GetProperty("cdi").GetProperty("cdi.within@1").GetProperty("groups").GetInt32();
    }

    [Fact]
    public async Task Every_class_of_a_disparity_has_its_interval_or_the_reason_why_it_was_left_out()
    {
        var slope = (await RunAsync("--coverage", folder["c.csv"], "--rounds", "200")).Json().GetProperty("cdi").GetProperty("cdi.slope@1");
        var (within, intervals) = (slope.GetProperty("classes"), slope.GetProperty("classIntervals"));
        Assert.NotEmpty(within.EnumerateObject());
        Assert.All(within.EnumerateObject(), one =>
        {
            var ends = intervals.GetProperty(one.Name).Deserialize<double[]>()!;
            Assert.InRange(one.Value.GetDouble(), ends[0], ends[1]);
        });
        Assert.Equal(2, within.EnumerateObject().Count() + slope.GetProperty("leftOut").EnumerateObject().Count());
    }

    [Fact]
    public async Task The_answer_says_by_which_threshold_rows_were_decided_and_groups_have_their_errors()
    {
        var (half, low) = ((await RunAsync("--coverage", folder["c.csv"])).Json(), (await RunAsync("--coverage", folder["c.csv"], "--threshold", "0")).Json());
        Assert.Equal((0.5, 0.0), (half.GetProperty("threshold").GetDouble(), low.GetProperty("threshold").GetDouble()));
        // At threshold 0 everything is called positive: no melanoma is wrong.
        Assert.All(low.GetProperty("groups").EnumerateArray().Where(g => g.GetProperty("class").GetString() == "MEL"), g => Assert.Equal(0, g.GetProperty("error").GetDouble()));
        Assert.Contains(half.GetProperty("groups").EnumerateArray(), g => g.GetProperty("error").GetDouble() > 0);
    }

    [Fact]
    public async Task A_threshold_is_fixed_on_validation_rows()
    {
        // Negatives .1 to .4; at .4 one of four is called positive, at .6 none is.
        folder.Write("v.csv", "case,y,p\na,0,0.1\nb,0,0.2\nc,0,0.3\nd,0,0.4\ne,1,0.6\nf,1,0.9\n");
        folder.Write("p.csv", "case,y,p\na,0,0.5\nb,1,0.45\nc,1,0.7\n");
        var plain = (await RunAsync("--validation", folder["v.csv"])).Json();
        Assert.Equal((0.5, 0.6), (plain.GetProperty("threshold").GetDouble(), plain.GetProperty("validationThreshold").GetDouble()));
        Assert.Equal(0.5, plain.GetProperty("metrics").GetProperty("s95val@1").GetDouble());
        var decided = (await RunAsync("--validation", folder["v.csv"], "--specificity", "0.75")).Json();
        Assert.Equal(0.4, decided.GetProperty("threshold").GetDouble());
        // At .4 both positives are found and the negative is not cleared.
        Assert.Equal(0.5, decided.GetProperty("metrics").GetProperty("bacc@1").GetDouble());
    }

    [Fact]
    public async Task A_specificity_without_validation_rows_and_beside_a_threshold_is_refused()
    {
        (await RunAsync("--specificity", "0.9")).IsWrongUsage("--specificity is reached on validation rows: add --validation FILE.");
        folder.Write("v.csv", "case,y,p:other,p:MEL\na,0,0.9,0.1\n");
        (await RunAsync("--specificity", "0.9", "--threshold", "0.3", "--validation", folder["v.csv"])).IsWrongUsage("--threshold and --specificity both decide: give one of them.");
        folder.Write("v.csv", "case,y,p:other,p:MEL\na,1,0.9,0.1\n");
        (await RunAsync("--validation", folder["v.csv"])).IsFailure($"{folder["v.csv"]} has no row of class other: a specificity needs negatives.");
        folder.Write("v.csv", "case,y,p\na,1,0.9\n");
        (await RunAsync("--validation", folder["v.csv"])).IsFailure($"{folder["v.csv"]} has the classes 0, 1, but the predictions have other, MEL.");
    }

    [Fact]
    public async Task Every_metric_stands_by_subgroup_with_the_lowest_the_difference_and_the_ratio()
    {
        var answer = (await RunAsync("--rounds", "50")).Json().GetProperty("bySubgroup").GetProperty("acc@1");
        double[] groups = [.. answer.GetProperty("groups").EnumerateObject().Select(group => group.Value.GetProperty("value").GetDouble())];
        Assert.Equal(2, groups.Length);
        Assert.Equal(groups.Min(), answer.GetProperty("minimum").GetProperty("value").GetDouble());
        Assert.Equal(groups.Max() - groups.Min(), answer.GetProperty("difference").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(2, answer.GetProperty("difference").GetProperty("ci").GetArrayLength());
    }

    [Fact]
    public async Task A_person_is_shown_tables_and_no_home_folder_comes_to_be()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "semcov"), ["metrics", "--predictions", "p.csv", "--coverage", "c.csv"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        Assert.Contains("auc@1", output);
        Assert.Contains("cdi.within@1", output);
        Assert.Contains("No threshold was fixed on validation data.", output);
        Assert.Equal(["c.csv", "p.csv"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    public void Dispose() => folder.Dispose();

    private Task<Answer> RunAsync(params string[] more) =>
        Semcov.RunAsync(["metrics", "--predictions", folder["p.csv"], "--json", .. more.Contains("--rounds") ? Array.Empty<string>() : ["--rounds", "0"], .. more]);
}

using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Integration.Studying;

public sealed class StudyTests(CompletedStudy study) : IClassFixture<CompletedStudy>
{
    private static readonly Dictionary<string, string> ShownAs = new()
    {
        ["auc@1"] = "auc",
        ["pra@1"] = "pra",
        ["s95@1"] = "s95",
        ["bacc@1"] = "bacc",
        ["mf1@1"] = "mf1",
        ["ece.pos15@1"] = "ece",
        ["brier@1"] = "brier",
    };

    [Fact]
    public async Task A_killed_study_goes_on_and_trains_every_cell_once()
    {
        var requested = await study.Home.EventsAsync<ExperimentRequested>();
        Assert.Equal(6, requested.Select(e => e.ExperimentId).Distinct().Count());
        Assert.Equal(6, requested.Count);
        Assert.Equal(4, (await study.Home.EventsAsync<TrainingCompleted>()).Count);
        Assert.Contains("study small: described on drawn, seed 2", requested.Select(e => e.Reason));
    }

    [Fact]
    public async Task The_same_study_again_changes_nothing_and_reports_the_same()
    {
        var before = (await study.Home.EventsAsync()).Count;
        var again = await study.RunAsync("study", study.File, "--json");
        Assert.Equal(study.Answer.Output, again.Output);
        Assert.Equal(before, (await study.Home.EventsAsync()).Count);
    }

    [Fact]
    public void A_cell_that_fails_is_reported_with_its_reason_and_stops_no_other()
    {
        Assert.Equal(1, study.Answer.Exit);
        Assert.Contains("semcov: broken on drawn, seed 1: failed: The file holds no tensor ", study.Answer.Errors);
        var cells = study.Json.GetProperty("cells").EnumerateArray().Select(cell => (Text(cell, "recipe"), Text(cell, "status"))).ToList();
        Assert.Equal(4, cells.Count(cell => cell.Item2 == "completed"));
        Assert.All(cells, cell => Assert.Equal(cell.Item1 == "broken" ? "failed" : "completed", cell.Item2));
    }

    [Fact]
    public async Task A_recipe_with_another_key_is_another_cell()
    {
        var other = Path.Combine(Path.GetDirectoryName(study.File)!, "longer.json");
        study.Write(other, epochs: 2);
        var answer = await study.RunAsync("study", other, "--report-only", "--json");
        Assert.Equal(
            ["not requested", "completed", "failed", "not requested", "completed", "failed"],
            answer.Json.GetProperty("cells").EnumerateArray().Select(cell => Text(cell, "status")));
    }

    [Fact]
    public async Task Its_figures_are_those_of_the_experiments()
    {
        foreach (var (arm, index, experiment) in Runs().Where(run => Text(run.Arm, "priors") != "absent"))
        {
            var shown = (await study.RunAsync("experiments", "show", experiment, "--json")).Succeeded().Json;
            foreach (var (id, name) in ShownAs)
                Assert.Equal(shown.GetProperty("test").GetProperty(name).GetDouble(), Value(arm, id, index)!.Value, 1e-12);
            Assert.Equal(Number(shown.GetProperty("cdi").GetProperty("signed")), Value(arm, "cdi.within@1", index));
            Assert.Equal(Number(shown.GetProperty("cdi").GetProperty("slope")), Value(arm, "cdi.slope@1", index));
        }
    }

    [Fact]
    public void A_model_that_takes_priors_is_reported_with_and_without_them() => Assert.Equal(
        [("plain", "none"), ("described", "given"), ("described", "absent")],
        Arms().Select(arm => (Text(arm, "recipe"), Text(arm, "priors"))));

    [Fact]
    public void Means_and_paired_differences_to_the_baseline_follow_from_the_runs()
    {
        var baseline = Figure(Arms().First(), "auc@1");
        foreach (var arm in Arms().Skip(1))
        {
            var auc = Figure(arm, "auc@1");
            var runs = auc.GetProperty("runs").EnumerateArray().Select(run => run.GetDouble()).ToList();
            var mean = auc.GetProperty("mean").GetProperty("value").GetDouble();
            Assert.Equal(runs.Average(), mean, 1e-12);
            Assert.Equal(Math.Abs(runs[0] - runs[1]) / Math.Sqrt(2), auc.GetProperty("deviation").GetDouble(), 1e-12);
            var difference = auc.GetProperty("difference");
            Assert.Equal(mean - baseline.GetProperty("mean").GetProperty("value").GetDouble(), difference.GetProperty("value").GetDouble(), 1e-12);
            Assert.Equal(
                difference.GetProperty("low").GetDouble() > 0 || difference.GetProperty("high").GetDouble() < 0,
                difference.GetProperty("distinguishable").GetBoolean());
        }
        Assert.Equal(JsonValueKind.Null, baseline.GetProperty("difference").ValueKind);
    }

    [Fact]
    public async Task Two_experiments_compare_as_the_study_compares_them()
    {
        var (first, second) = (Experiment("plain", 1), Experiment("described", 1));
        var compared = (await study.RunAsync("experiments", "compare", first, second, "--json")).Succeeded().Json;
        Assert.Equal(
            ["recipe.sdm", "recipe.dam", "recipe.dva", "recipe.cdi"],
            compared.GetProperty("configuration").EnumerateArray().Select(key => Text(key, "key")));
        var auc = compared.GetProperty("figures").EnumerateArray().Single(figure => Text(figure.GetProperty("measure"), "id") == "auc@1");
        var values = auc.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetDouble()).ToList();
        Assert.Equal([Value(Arms().First(), "auc@1", 0)!.Value, Value(Arms().ElementAt(1), "auc@1", 0)!.Value], values);
        Assert.Equal(values[1] - values[0], auc.GetProperty("differences")[0].GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public void The_exports_hold_every_cell_and_say_how_they_were_made()
    {
        var rows = File.ReadAllLines(Path.Combine(study.Report, "results.csv"));
        Assert.Equal("study,dataset,version,recipe,seed,priors,experiment,metric,decision,class,value", rows[0]);
        foreach (var (arm, index, experiment) in Runs())
        {
            var auc = Value(arm, "auc@1", index)!.Value.ToString("R", CultureInfo.InvariantCulture);
            Assert.Contains(rows, row => row.EndsWith($",{Text(arm, "priors")},{experiment},auc@1,,,{auc}", StringComparison.Ordinal));
        }
        Assert.Equal(4, File.ReadAllLines(Path.Combine(study.Report, "table.csv")).Length);
        var report = File.ReadAllText(Path.Combine(study.Report, "report.md"));
        Assert.Contains($"semcov study {study.File} --to DIR", report);
        Assert.Contains(Text(study.Json.GetProperty("datasets")[0].GetProperty("data"), "manifest"), report);
        Assert.Contains("the naive reading", report);
        Assert.Contains("broken on drawn, seed 2: failed: ", report);
    }

    [Theory]
    [InlineData("metrics-drawn.svg")]
    [InlineData("coverage-drawn.svg")]
    public void The_pictures_are_well_formed_and_name_every_recipe(string name)
    {
        var text = XDocument.Load(Path.Combine(study.Report, name)).Root!.Value;
        Assert.All(["plain", "described (priors given)", "described (priors absent)"], recipe => Assert.Contains(recipe, text));
        Assert.DoesNotContain("NaN", text);
    }

    private IEnumerable<JsonElement> Arms() => study.Json.GetProperty("datasets")[0].GetProperty("arms").EnumerateArray();

    private IEnumerable<(JsonElement Arm, int Index, string Experiment)> Runs() =>
        Arms().SelectMany(arm => arm.GetProperty("seeds").EnumerateArray().Select((seed, index) => (arm, index, Experiment(Text(arm, "recipe"), seed.GetInt32()))));

    private string Experiment(string recipe, int seed) => Text(
        study.Json.GetProperty("cells").EnumerateArray().Single(cell => Text(cell, "recipe") == recipe && cell.GetProperty("seed").GetInt32() == seed), "experiment");

    // Overall, and decided at one half where it is decided.
    private static JsonElement Figure(JsonElement arm, string id) => arm.GetProperty("figures").EnumerateArray().Single(figure =>
        figure.GetProperty("measure") is var measure && Text(measure, "id") == id && measure.GetProperty("decision").GetString() is (null or "p0.5")
        && measure.GetProperty("class").ValueKind == JsonValueKind.Null && !measure.GetProperty("size").GetBoolean());

    private static double? Value(JsonElement arm, string id, int run) => Number(Figure(arm, id).GetProperty("runs")[run]);

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Pages.Experiments.Origin;

namespace SemCovNet.Tests.Services.Host.Origins;

/// <summary>The command that the page of an experiment writes beside a number gives that very number.</summary>
[Collection(Semcov.Name)]
public sealed class RecomputationTests(AssessedHome home) : IClassFixture<AssessedHome>
{
    private FairnessReading At95Alone => home.Fairness.AllReadings().Single(reading => (reading.Point, reading.PriorsGiven) == (DecisionPoint.Specificity95, false));

    [Fact]
    public async Task A_metric_of_every_way_of_asking()
    {
        foreach (var condition in home.Quality.Conditions)
        {
            var then = condition.Metrics.Single(metric => metric.Id == "auc@1");
            IsMetric(then, await AloneAsync(Numbers.Of(then.Id, condition), inFairness: false));
        }
        IsMetric(home.Quality.Conditions[0].Metrics.Single(metric => metric.Id == "pra@1"), await AloneAsync(new("pra@1"), inFairness: false));
    }

    [Fact]
    public async Task A_disparity_with_its_p_its_groups_and_its_classes_at_another_level_and_reading()
    {
        foreach (var (reading, level) in new[] { (home.Fairness.AllReadings()[0], "descriptor"), (home.Fairness.AllReadings()[0], "subgroup"), (At95Alone, "subgroup") })
        {
            var then = reading.Disparities.Single(result => (result.Definition, result.Level) == ("cdi.slope@1", level));
            var key = Numbers.OfDisparity(home.Fairness, reading, then);
            var cdi = (await AloneAsync(key, inFairness: true)).GetProperty("cdi");
            Assert.NotNull(then.Signed);
            Assert.Equal((then.Signed, then.PValue, then.Groups), (Number(cdi, "signed"), Number(cdi, "p"), cdi.GetProperty("groups").GetInt32()));
            Assert.Equal(then.ByClass, cdi.GetProperty("classes").Deserialize<Dictionary<string, double>>());
            Assert.All(new[] { key.OfPValue(), key.OfGroups(), key.OfClass("MEL") }, part => Assert.Equal(CommandOf(key, inFairness: true), CommandOf(part, inFairness: true)));
        }
    }

    [Fact]
    public async Task Coverage_error_and_n_eff_of_a_group()
    {
        foreach (var (reading, subgroup) in new[] { (home.Fairness.AllReadings()[0], null), (At95Alone, "head/neck") })
        {
            var then = reading.Groups.Single(group => (group.Class, group.Descriptor, group.Subgroup) == ("MEL", "pigment network", subgroup));
            var again = (await AloneAsync(Numbers.OfGroup(home.Fairness, reading, then), inFairness: true)).GetProperty("groups").EnumerateArray()
                .Single(group => (group.GetProperty("class").GetString(), group.GetProperty("descriptor").GetString(), group.GetProperty("subgroup").GetString()) == ("MEL", "pigment network", subgroup));
            Assert.NotNull(then.Error);
            Assert.Equal((then.Coverage, then.Error, then.EffectiveN), (Number(again, "coverage"), Number(again, "error"), Number(again, "n")));
        }
    }

    [Fact]
    public async Task A_metric_of_a_subgroup()
    {
        var subgroup = home.Fairness.Subgroups.Single(one => one.Value == "lower limb");
        foreach (var then in subgroup.Metrics)
            IsMetric(then, await AloneAsync(Numbers.OfSubgroup(then.Id, subgroup), inFairness: true));
    }

    [Fact]
    public async Task A_metric_of_the_tail()
    {
        foreach (var then in home.Fairness.Tail!.Metrics.Where(metric => metric.Id is "auc@1" or "ece.mass15@1"))
        {
            Assert.NotNull(then.Value);
            IsMetric(then, await AloneAsync(Numbers.OfTail(then), inFairness: true));
        }
    }

    [Fact]
    public async Task The_calibration_error_of_a_descriptor()
    {
        var then = home.Fairness.Calibration.Single(diagram => diagram.Scope == "descriptor:pigment network");
        Assert.NotNull(then.Ece);
        IsMetric(new(then.Metric, then.Ece, then.Low, then.High, then.Undefined), await AloneAsync(Numbers.OfDiagram(then.Metric, then), inFairness: true));
    }

    [Fact]
    public async Task What_is_not_computed_alone_is_found_in_the_reports_computed_again()
    {
        var (quality, fairness) = (home.Quality, home.Fairness);
        var (overall, spread, across, subgroup) = (fairness.Calibration[0], fairness.Spreads![0], fairness.Across![0], fairness.Subgroups[0]);
        await IsFoundAsync(quality.Conditions[1].Confusion, Numbers.Of(Numbers.Confusion, quality.Conditions[1]), inFairness: false);
        await IsFoundAsync(quality.Conditions[0].Metrics.Single(metric => metric.Id == "s95val@1"), new("s95val@1"), inFairness: false);
        await IsFoundAsync(quality.N, new(Numbers.Count), inFairness: false);
        await IsFoundAsync(overall, Numbers.OfDiagram(overall.Metric, overall), inFairness: true);
        await IsFoundAsync(overall.Bins, Numbers.OfDiagram(Numbers.Bins, overall), inFairness: true);
        await IsFoundAsync(spread, Numbers.OfSpread(spread), inFairness: true);
        await IsFoundAsync(across.Metrics[0], Numbers.OfAcross(across.Attribute, across.Metrics[0]), inFairness: true);
        await IsFoundAsync(subgroup.N, Numbers.OfSubgroup(Numbers.Count, subgroup), inFairness: true);
        await IsFoundAsync(fairness.Outcome, Numbers.OfReading(fairness, fairness.AllReadings()[0]), inFairness: true);
        await IsFoundAsync(At95Alone, Numbers.OfReading(fairness, At95Alone), inFairness: true);
    }

    [Fact]
    public async Task Reports_computed_again_are_those_that_were_recorded_byte_for_byte()
    {
        await RunAsync(CommandOf(new(Numbers.Count), inFairness: false).Split(" && ")[0]);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(home.Quality, ContractJson.Options), await File.ReadAllBytesAsync(Path.Combine(home.Again, "evaluation.json"), TestContext.Current.CancellationToken));
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(home.Fairness, ContractJson.Options), await File.ReadAllBytesAsync(Path.Combine(home.Again, "fairness.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_evaluation_that_is_not_there_is_said_to_be_none()
    {
        var answer = await Semcov.RunAsync("assess", "--experiment", AssessedHome.Experiment, "--evaluation", "elsewhere", "--home", home.Path);
        Assert.StartsWith("semcov: Experiment e1 is ", answer.Error);
        Assert.Contains(": no evaluation elsewhere of it has been assessed.", answer.Error);
    }

    [Fact]
    public async Task A_past_verdict_is_replayed_by_the_figure_of_a_subgroup()
    {
        var then = home.Fairness.Subgroups.Single(one => one.Value == "head/neck").Metrics.Single(metric => metric.Id == "auc@1");
        var answer = await Semcov.RunAsync("replay", "--definition", "auc@1", "--experiment", AssessedHome.Experiment, "--subgroup", "site=head/neck", "--home", home.Path, "--json");
        IsMetric(then, Assert.Single(answer.Json().GetProperty("results").EnumerateArray().ToList()));
    }

    [Theory]
    [InlineData("--experiment e1 --evaluation elsewhere", ": no evaluation elsewhere of it has been assessed. See: semcov experiments show e1")]
    [InlineData("--dataset elsewhere", "semcov: No evaluation of a model trained on \"elsewhere\" has been assessed. See: semcov experiments list")]
    [InlineData("--evaluation elsewhere", "semcov: No evaluation elsewhere of any experiment has been assessed. See: semcov experiments list")]
    public async Task A_replay_of_what_is_not_there_says_so(string options, string reason)
    {
        var answer = await Semcov.RunAsync(["replay", "--definition", "cdi.slope@1", .. options.Split(' '), "--home", home.Path]);
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(reason, answer.Error);
    }

    [Fact]
    public async Task A_figure_that_a_definition_has_not_is_refused_with_what_it_has() => (await Semcov.RunAsync(
            "assess", "--definition", "cdi.slope@1", "--experiment", AssessedHome.Experiment, "--subgroup", "site=head/neck", "--home", home.Path))
        .IsWrongUsage("cdi.slope@1 is of groups: it is not measured within a subgroup, a descriptor or the tail.");

    private static string CommandOf(NumberKey key, bool inFairness) =>
        Recomputation.Of(AssessedHome.Experiment, "skin.v1.a1.test", key, inFairness).Command!;

    private static void IsMetric(MetricResult then, JsonElement again) =>
        Assert.Equal(then, again.GetProperty("result").Deserialize<MetricResult>(ContractJson.Options));

    private static double? Number(JsonElement answer, string name) => answer.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private async Task<JsonElement> AloneAsync(NumberKey key, bool inFairness)
    {
        var command = CommandOf(key, inFairness);
        Assert.DoesNotContain("&&", command);
        return Assert.Single((await RunAsync(command + " --json")).Json().GetProperty("evaluations").EnumerateArray().ToList());
    }

    private async Task IsFoundAsync<T>(T then, NumberKey key, bool inFairness)
    {
        var parts = CommandOf(key, inFairness).Split(" && ");
        var (command, filter, file) = (parts[0], Words(parts[1])[1], Words(parts[1])[2]);
        Assert.Equal(inFairness ? "again/fairness.json" : "again/evaluation.json", file);
        if (!Directory.Exists(home.Again))
            await RunAsync(command);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(home.Again)!, file), TestContext.Current.CancellationToken))!;
        var found = Assert.Single(Jq.Of(report, filter));
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(then, ContractJson.Options), found), $"{filter} gives {found}");
    }

    private async Task<Answer> RunAsync(string command)
    {
        Assert.StartsWith("semcov assess ", command);
        var answer = await Semcov.RunAsync([.. Words(command).Skip(1).Select(word => word == "again" ? home.Again : word), "--home", home.Path]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer;
    }

    // As a shell parts them.
    private static IReadOnlyList<string> Words(string command)
    {
        var (words, word, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in command)
        {
            if (c == '\'')
                quoted = !quoted;
            else if (c == ' ' && !quoted)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else
                word.Append(c);
        }
        return [.. words, word.ToString()];
    }
}

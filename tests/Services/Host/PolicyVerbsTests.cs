using System.Text.Json;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Tests.Services.Host;

/// <summary>A policy is changed in what was said of it, and in nothing where any of that is refused.</summary>
[Collection(Semcov.Name)]
public sealed class PolicyVerbsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_not_given_of_the_rule_stays()
    {
        Assert.Equal(new RuleAnswer(0.02, 1800, false), await SetAsync("default", "--retrain-on-tail-change", "0.02", "--cool-down", "30m"));
        Assert.Equal(new RuleAnswer(0.02, 43200, true), await SetAsync("default", "--retrain-on-alert", "--cool-down", "12h"));
        Assert.Equal(new RuleAnswer(0.02, 3600, true), await SetAsync("default", "--cool-down", "1h"));
        Assert.Equal(new RuleAnswer(0.1, 3600, true), await SetAsync("default", "--retrain-on-tail-change", "0.1"));
        Assert.Equal(new RuleAnswer(0.1, 3600, true), await SetAsync("default", "--max", "cdi.slope@1=0.3"));
    }

    [Fact]
    public async Task What_is_to_stop_is_said()
    {
        await SetAsync("default", "--retrain-on-tail-change", "0.02", "--retrain-on-alert", "--cool-down", "30m");

        Assert.Equal(new RuleAnswer(null, 1800, true), await SetAsync("default", "--retrain-on-tail-change", "off"));
        Assert.Equal(new RuleAnswer(null, 1800, false), await SetAsync("default", "--retrain-on-alert", "false"));
    }

    [Fact]
    public async Task What_holds_for_a_dataset_is_its_own_or_by_default()
    {
        await RegisterSkinAsync();
        await SetAsync("default", "--max", "cdi.slope@1=0.3", "--retrain-on-tail-change", "0.02");

        var byDefault = await ShownAsync("skin");
        Assert.Equal([new("cdi.slope@1", 0.3, null)], byDefault.Limits);
        Assert.Equal((new RuleAnswer(0.02, 0, false), true, true), (byDefault.Retraining, byDefault.LimitsByDefault, byDefault.RetrainingByDefault));
        Assert.Equal(2, (await RunAsync("policy", "show", "skin")).Output.Split("(by default)").Length - 1);

        await SetAsync("skin", "--min", "auc@1=0.8");
        var own = await ShownAsync("skin");
        Assert.Equal([new("auc@1", null, 0.8)], own.Limits);
        Assert.Equal((false, true), (own.LimitsByDefault, own.RetrainingByDefault));
    }

    [Fact]
    public async Task The_first_rule_of_a_dataset_begins_with_the_one_that_held_for_it()
    {
        await RegisterSkinAsync();
        await SetAsync("default", "--retrain-on-tail-change", "0.02", "--retrain-on-alert");

        Assert.Equal(new RuleAnswer(0.02, 43200, true), await SetAsync("skin", "--cool-down", "12h"));
    }

    [Fact]
    public async Task A_limit_is_on_all_rows_or_on_the_tail()
    {
        var answer = await RunAsync("policy", "set", "default", "--min", "auc@1=0.85", "--min", "tail:auc@1=0.8", "--max", "tail:ece.pos15@1=0.1", "--reason", "test", "--json");

        Assert.Equal(
            [new("ece.pos15@1", 0.1, null, LimitScope.Tail), new("auc@1", null, 0.85), new("auc@1", null, 0.8, LimitScope.Tail)],
            answer.Json().Deserialize<PolicyAnswer>(ContractJson.Options)!.Limits);
        Assert.Contains("tail:auc@1 at least 0.8", (await RunAsync("policy", "show", "default")).Output);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("NaN")]
    [InlineData("0,5")]
    [InlineData("on")]
    public async Task A_change_that_cannot_be_waited_for_is_refused_and_the_budget_beside_it_is_not_set(string change)
    {
        var answer = await RunAsync("policy", "set", "default", "--max", "cdi.slope@1=0.3", "--retrain-on-tail-change", change, "--reason", "test");

        answer.IsWrongUsage($"--retrain-on-tail-change is \"{change}\": give more than 0 and at most 1, for instance 0.02, or off.");
        Assert.Equal(0, (await RunAsync("policy", "show", "--json")).Json().GetArrayLength());
    }

    /// <summary>As it comes over HTTP, where no parser was before.</summary>
    [Theory]
    [InlineData(2.0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0.02, -1)]
    public async Task Nothing_is_recorded_where_the_rule_beside_a_budget_is_refused(double change, int coolDownSeconds)
    {
        await using var platform = Platform.Open(folder["home"]);
        var book = platform.Get<PolicyBook>();

        await Assert.ThrowsAsync<ArgumentException>(() => book.SetAsync(
            null, [new("cdi.slope@1", 0.3, null)], new(change, TimeSpan.FromSeconds(coolDownSeconds)), "test", CommandContext.From("user:ada"), cancellation: Stop));

        Assert.Equal(Policy.Undefined, await book.LoadAsync(PolicyBook.DefaultPolicy, Stop));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_limit_that_no_value_can_be_held_against_is_refused(double maximum)
    {
        await using var platform = Platform.Open(folder["home"]);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => platform.Get<PolicyBook>().SetBudgetAsync(
            null, [new("cdi.slope@1", maximum, null)], "test", CommandContext.From("user:ada"), Stop));

        Assert.StartsWith("The limit on cdi.slope@1 is not a finite number.", refusal.Message);
    }

    private async Task RegisterSkinAsync()
    {
        await using var platform = Platform.Open(folder["home"]);
        await platform.AppendAsync(
            Streams.Dataset("skin"), ExpectedVersion.NoStream,
            new DatasetRegistered("skin", "Skin", "table", "mel", null), new DatasetVersionPublished("skin", 1, Digest.Of([1]), 10, 10, ["a", "b"], new Dictionary<string, int>()));
    }

    private async Task<PolicyAnswer> ShownAsync(string name) =>
        Assert.Single((await RunAsync("policy", "show", name, "--json")).Json().Deserialize<PolicyAnswer[]>(ContractJson.Options)!);

    private async Task<RuleAnswer?> SetAsync(string name, params string[] options)
    {
        var answer = await RunAsync(["policy", "set", name, .. options, "--reason", "test", "--json"]);
        return answer.Json().Deserialize<PolicyAnswer>(ContractJson.Options)!.Retraining;
    }

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync([.. arguments, "--home", folder["home"]]);
}

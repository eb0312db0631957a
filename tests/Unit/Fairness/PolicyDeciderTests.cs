using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Policies;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class PolicyDeciderTests
{
    private static readonly Limit[] Strict = [new("cdi.within@1", 0.3, null), new("auc@1", null, 0.8)];
    private static readonly Limit[] Loose = [new("cdi.within@1", 0.6, null)];
    private static readonly BudgetDefined Defined = new("skin", "skin", Strict);
    private static readonly BudgetChanged Loosened = new("skin", Loose, "first results");

    [Fact]
    public void The_first_budget_is_defined() => Given().When(Set(Strict)).Then(Defined);

    [Fact]
    public void Other_limits_change_it_and_say_why() => Given(Defined).When(Set(Loose, "first results")).Then(Loosened);

    [Fact]
    public void The_same_limits_again_change_nothing() => Given(Defined).When(Set([.. Strict.Select(limit => limit with { })], "again")).ThenNothing();

    [Fact]
    public void The_same_limits_read_back_from_the_stream_change_nothing() =>
        Given(JsonSerializer.Deserialize<BudgetDefined>(JsonSerializer.Serialize(Defined, ContractJson.Options), ContractJson.Options)!).When(Set(Strict)).ThenNothing();

    [Fact]
    public void Limits_for_the_tail_are_other_limits_and_read_back_from_the_stream_they_are_the_same()
    {
        Limit[] tail = [.. Strict.Skip(1).Select(limit => limit with { Scope = LimitScope.Tail })];
        var changed = new BudgetChanged("skin", tail, "the tail");
        Given(new BudgetDefined("skin", "skin", [.. Strict.Skip(1)])).When(Set(tail, "the tail")).Then(changed);
        var json = JsonSerializer.Serialize(changed, ContractJson.Options);
        Assert.Contains("""{"metric":"auc@1","maximum":null,"minimum":0.8,"scope":"tail"}""", json);
        Given(Defined, JsonSerializer.Deserialize<BudgetChanged>(json, ContractJson.Options)!).When(Set(tail, "again")).ThenNothing();
    }

    [Fact]
    public void A_budget_that_is_sent_over_HTTP_keeps_its_scopes()
    {
        var sent = new PolicyBody([new("auc@1", null, 0.8), new("auc@1", null, 0.7, LimitScope.Tail)], null, "");
        Assert.Equal(sent.Limits, JsonSerializer.Deserialize<PolicyBody>(JsonSerializer.Serialize(sent, ContractJson.Options), JsonSerializerOptions.Web)!.Limits);
    }

    [Fact]
    public void After_a_change_the_new_limits_hold() => Given(Defined, Loosened).When(Set(Strict, "back")).Then(new BudgetChanged("skin", Strict, "back"));

    [Fact]
    public void A_change_of_what_somebody_else_changed_meanwhile_is_refused_and_one_of_what_was_seen_is_not()
    {
        Given(Defined, Loosened).When(SeenAt(2)).Then(new BudgetChanged("skin", Strict, "back"));
        Given().When(SeenAt(0)).Then(Defined);
        const string Refusal = "Policy skin was changed by somebody else at the same moment, and nothing of yours was saved: look at what it says now, and save again.";
        Given(Defined, Loosened).When(SeenAt(1)).ThenRefused(Refusal);
        Given(Defined, Loosened, RuleSet).When(SeenAt(2)).ThenRefused(Refusal);
    }

    [Fact]
    public async Task A_budget_without_limits_is_refused()
    {
        using var place = new Workspace();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => new PolicyBook(place.Commands).SetBudgetAsync("skin", [], "", Workspace.Tester, TestContext.Current.CancellationToken));
        Assert.StartsWith("A budget needs at least one limit, for instance cdi.within@1 with a maximum of 0.5.", refusal.Message);
    }

    [Fact]
    public async Task A_limit_without_a_side_is_refused()
    {
        using var place = new Workspace();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => new PolicyBook(place.Commands).SetBudgetAsync("skin", [new("auc@1", null, null)], "", Workspace.Tester, TestContext.Current.CancellationToken));
        Assert.StartsWith("The limit on auc@1 has neither a maximum nor a minimum: set one.", refusal.Message);
    }

    [Fact]
    public async Task A_dataset_without_a_budget_of_its_own_is_held_to_the_default_one()
    {
        using var place = new Workspace();
        var book = new PolicyBook(place.Commands);
        Assert.Null(await book.BudgetAsync("skin", TestContext.Current.CancellationToken));
        await book.SetBudgetAsync(null, Loose, "", Workspace.Tester, TestContext.Current.CancellationToken);
        Assert.Equal(PolicyBook.DefaultPolicy, (await book.BudgetAsync("skin", TestContext.Current.CancellationToken))?.PolicyId);
        await book.SetBudgetAsync("skin", Strict, "", Workspace.Tester, TestContext.Current.CancellationToken);
        Assert.Equal("skin", (await book.BudgetAsync("skin", TestContext.Current.CancellationToken))?.PolicyId);
    }

    [Fact]
    public async Task A_limit_on_what_no_evaluation_measures_is_refused()
    {
        using var place = new Workspace();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => new PolicyBook(place.Commands).SetBudgetAsync("skin", [new("cdi.slpe@1", 0.3, null)], "", Workspace.Tester, TestContext.Current.CancellationToken));
        Assert.StartsWith("No evaluation measures cdi.slpe@1; there are cdi.within@1, cdi.slope@1", refusal.Message);
    }

    [Fact]
    public async Task Every_definition_that_is_offered_may_have_a_limit()
    {
        using var place = new Workspace();
        var book = new PolicyBook(place.Commands);
        Limit[] limits = [.. DefinitionText.OfModels.Select(definition => new Limit(definition.Id, 1, null))];
        await book.SetBudgetAsync("skin", limits, "", Workspace.Tester, TestContext.Current.CancellationToken);
        Assert.Equal(limits, (await book.BudgetAsync("skin", TestContext.Current.CancellationToken))?.Limits);
    }

    [Theory]
    [InlineData("cdi.gap@1")]
    [InlineData("acc.worst@1")]
    [InlineData("s95val@1")]
    public async Task A_limit_for_the_tail_on_what_is_not_measured_of_it_is_refused(string metric)
    {
        using var place = new Workspace();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => new PolicyBook(place.Commands).SetBudgetAsync(
            "skin", [new(metric, 0.3, null, LimitScope.Tail)], "", Workspace.Tester, TestContext.Current.CancellationToken));
        Assert.StartsWith($"No evaluation measures {metric} of the tail alone; there are auc@1, pra@1, s95@1, bacc@1,", refusal.Message);
    }

    [Fact]
    public void A_retraining_rule_is_set_and_changed_beside_the_budget() =>
        Given(Defined, RuleSet).When(Rule(0.05, minutes: 30)).Then(RuleSet with { TailChange = 0.05 });

    [Fact]
    public void The_same_rule_again_changes_nothing() => Given(RuleSet).When(Rule(0.02, minutes: 30)).ThenNothing();

    [Fact]
    public async Task A_dataset_without_a_rule_of_its_own_follows_the_default_one()
    {
        using var place = new Workspace();
        var book = new PolicyBook(place.Commands);
        Assert.Null(await book.RuleAsync("skin", TestContext.Current.CancellationToken));
        await book.SetRuleAsync(null, new(0.1, TimeSpan.Zero), "", Workspace.Tester, TestContext.Current.CancellationToken);
        await book.SetRuleAsync("clinic", new(null, TimeSpan.FromHours(1)), "", Workspace.Tester, TestContext.Current.CancellationToken);
        Assert.Equal(0.1, (await book.RuleAsync("skin", TestContext.Current.CancellationToken))?.TailChange);
        Assert.Equal(new RetrainingRule(null, TimeSpan.FromHours(1)), await book.RuleAsync("clinic", TestContext.Current.CancellationToken));
    }

    private static readonly RetrainingRuleSet RuleSet = new("skin", "skin", 0.02, 1800, "");

    private static Spec<Policy, PolicyCommand> Given(params IEvent[] events) => new(PolicyDecider.Instance, events);

    private static PolicyCommand Set(IReadOnlyList<Limit> limits, string reason = "") => new PolicyCommand.SetBudget("skin", "skin", limits, reason);

    private static PolicyCommand SeenAt(int changes) => new PolicyCommand.Together("skin", "skin", [Set(Strict, "back")], changes, "back");

    private static PolicyCommand Rule(double change, int minutes) => new PolicyCommand.SetRule("skin", "skin", new(change, TimeSpan.FromMinutes(minutes)), "");
}

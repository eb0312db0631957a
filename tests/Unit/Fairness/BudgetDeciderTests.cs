using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Budgets;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class BudgetDeciderTests
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
    public void After_a_change_the_new_limits_hold() => Given(Defined, Loosened).When(Set(Strict, "back")).Then(new BudgetChanged("skin", Strict, "back"));

    [Fact]
    public async Task A_budget_without_limits_is_refused()
    {
        using var place = new Workspace();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => new BudgetBook(place.Commands).SetAsync("skin", [], "", Workspace.Tester, TestContext.Current.CancellationToken));
        Assert.StartsWith("A budget needs at least one limit, for instance cdi.within@1 with a maximum of 0.5.", refusal.Message);
    }

    [Fact]
    public async Task A_limit_without_a_side_is_refused()
    {
        using var place = new Workspace();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => new BudgetBook(place.Commands).SetAsync("skin", [new("auc@1", null, null)], "", Workspace.Tester, TestContext.Current.CancellationToken));
        Assert.StartsWith("The limit on auc@1 has neither a maximum nor a minimum: set one.", refusal.Message);
    }

    [Fact]
    public async Task A_dataset_without_a_budget_of_its_own_is_held_to_the_default_one()
    {
        using var place = new Workspace();
        var book = new BudgetBook(place.Commands);
        Assert.Null(await book.ForAsync("skin", TestContext.Current.CancellationToken));
        await book.SetAsync(null, Loose, "", Workspace.Tester, TestContext.Current.CancellationToken);
        Assert.Equal(BudgetBook.DefaultPolicy, (await book.ForAsync("skin", TestContext.Current.CancellationToken))?.PolicyId);
        await book.SetAsync("skin", Strict, "", Workspace.Tester, TestContext.Current.CancellationToken);
        Assert.Equal("skin", (await book.ForAsync("skin", TestContext.Current.CancellationToken))?.PolicyId);
    }

    private static Spec<Budget, SetBudget> Given(params IEvent[] events) => new(BudgetDecider.Instance, events);

    private static SetBudget Set(IReadOnlyList<Limit> limits, string reason = "") => new("skin", "skin", limits, reason);
}

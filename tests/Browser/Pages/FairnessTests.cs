using Microsoft.Playwright;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>Alerts are seen to, budgets are set, and a model in use is looked at.</summary>
public sealed class FairnessTests(SeededSite seeded)
{
    [Fact]
    public async Task An_alert_is_closed_with_a_reason_and_stays_to_be_read()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("fairness");
        await Expect(visit.Page.GetByText("Descriptor vasculature_vessels is spread otherwise")).ToBeVisibleAsync();
        await Button(visit, "Close…").First.ClickAsync();
        await Expect(Button(visit, "Close")).ToBeDisabledAsync();
        await visit.Page.GetByLabel("What was done about it").FillAsync("new camera, retraining runs");
        await Button(visit, "Close").ClickAsync();
        await Expect(visit.Page.GetByText("Nothing asks for a look.")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Closed alerts as well" }).ClickAsync();
        await Expect(visit.Page.GetByText("new camera, retraining runs")).ToBeVisibleAsync();
        Assert.EndsWith("fairness?all=true", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_a_model_breaks_in_use_is_told_on_the_overview_and_leads_to_its_window()
    {
        const string finding = "cdi.slope@1 has 0.142 in size in window 1, and its interval lies above the limit of 0.1";
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await HappensAsync(site, Streams.Use(Story.Promoted), new AlertRaised(Story.Promoted, SeededDataset.Id, "0b", AlertKind.Budget, "cdi.slope@1", 1, finding));
        await HappensAsync(site, Streams.Monitor(SeededDataset.Id), new CdiBudgetBreached(SeededDataset.Id, Story.Promoted, "default", finding));
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("");
        await Expect(visit.Page.Locator("[data-alert='budget broken']", new() { HasText = finding })).ToBeVisibleAsync();

        await visit.Page.Locator("[data-alert='model in use']", new() { HasText = finding }).GetByRole(AriaRole.Link).ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Window 1" })).ToBeVisibleAsync();
        Assert.EndsWith($"fairness/models/{Story.Promoted}?window=1", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_is_changed_and_what_is_no_number_is_told_and_kept()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("fairness?dataset=default");
        var most = visit.Page.GetByLabel("At most", new() { Exact = true }).First;
        await Expect(most).ToHaveValueAsync("0.08");
        await most.FillAsync("a tenth");
        await visit.Page.GetByLabel("Why it changes").FillAsync("clinic 7 asks for less");
        await Button(visit, "Save").ClickAsync();
        await Expect(visit.Page.GetByText("The limit on ece.pos15@1 is no number")).ToBeVisibleAsync();
        await Expect(most).ToHaveValueAsync("a tenth");

        await most.FillAsync("0.1");
        await visit.Page.GetByLabel("on an alert of a model in use").CheckAsync();
        await Button(visit, "Save").ClickAsync();
        await Expect(visit.Page.GetByText("3 changes")).ToBeVisibleAsync();
        var changes = await DefaultPolicyAsync(site);
        Assert.Equal(0.1, Assert.Single(changes.OfType<BudgetChanged>()).Limits[0].Maximum);
        Assert.True(Assert.Single(changes.OfType<RetrainingRuleSet>()).OnAlert);
    }

    [Fact]
    public async Task A_limit_is_set_for_the_tail()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("fairness?dataset=default");
        var of = visit.Page.GetByLabel("Of", new() { Exact = true });
        await Expect(of.First).ToHaveValueAsync("Overall");
        await of.First.SelectOptionAsync("the tail");
        await visit.Page.GetByLabel("Why it changes").FillAsync("the rare ones count");
        await Button(visit, "Save").ClickAsync();

        await Expect(visit.Page.GetByText("2 changes")).ToBeVisibleAsync();
        Assert.Equal(new Limit("ece.pos15@1", 0.08, null, LimitScope.Tail), Assert.Single((await DefaultPolicyAsync(site)).OfType<BudgetChanged>()).Limits[0]);
        await visit.Page.GetByText("2 changes").ClickAsync();
        await Expect(visit.Page.GetByText("tail:ece.pos15@1 at most 0.08")).ToBeVisibleAsync();
    }

    // The page once sent nothing for the limits, which leaves them as they are, and said that there are none.
    [Fact]
    public async Task A_budget_is_not_left_without_a_limit_and_the_page_says_so_before_it_sends_anything()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.Page.RouteAsync("**/api/policies/*", route => route.AbortAsync());
        await visit.OpenAsync("fairness?dataset=default");
        var remove = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove the limit on") });
        await remove.First.ClickAsync();
        await Expect(remove).ToHaveCountAsync(1);
        await remove.ClickAsync();
        await Expect(visit.Page.GetByText("Those that are set hold until others take their place.")).ToBeVisibleAsync();

        await visit.Page.GetByLabel("on an alert of a model in use").CheckAsync();
        await visit.Page.GetByLabel("Why it changes").FillAsync("no limits any more");
        await Button(visit, "Save").ClickAsync();

        await Expect(visit.Page.GetByText("A budget that is set keeps at least one limit: leave one, or add another.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_else_changes_in_a_policy_meanwhile_is_followed_and_not_taken_back()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("fairness?dataset=default");
        var tail = visit.Page.GetByLabel("when tail coverage moved by");
        await tail.FillAsync("0.02");

        await HappensAsync(site, Streams.Policy("default"), new BudgetChanged("default", [new("ece.pos15@1", 0.05, null), new("cdi.within@1", null, -0.7)], "clinic 7 asks for less"));
        await Expect(visit.Page.GetByLabel("At most", new() { Exact = true }).First).ToHaveValueAsync("0.05");
        await Expect(tail).ToHaveValueAsync("0.02");
        // Nobody typed a limit here: none is put back after a break.
        await Expect(visit.Page.Locator("#policy-lines")).ToHaveValueAsync("");
        await visit.Page.GetByLabel("Why it changes").FillAsync("the tail moves");
        await Button(visit, "Save").ClickAsync();

        await Expect(visit.Page.GetByText("3 changes")).ToBeVisibleAsync();
        var changes = await DefaultPolicyAsync(site);
        Assert.Equal(0.05, Assert.Single(changes.OfType<BudgetChanged>()).Limits[0].Maximum);
        Assert.Equal(0.02, Assert.Single(changes.OfType<RetrainingRuleSet>()).TailChange);
    }

    /// <summary>The page follows what others change. What it does not know of when it saves, it once took back.</summary>
    [Fact]
    public async Task Of_two_who_save_at_the_same_moment_the_second_is_told_and_takes_back_nothing()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        visit.Expected.AddRange(["409", "console error"]);
        await visit.OpenAsync("fairness?dataset=default");
        await visit.Page.RouteAsync("**/api/policies/*", async route =>
        {
            await HappensAsync(site, Streams.Policy("default"), new BudgetChanged("default", [new("ece.pos15@1", 0.08, null), new("cdi.within@1", null, -0.6)], "clinic 7 asks for less"));
            await visit.Page.UnrouteAsync("**/api/policies/*");
            await route.ContinueAsync();
        });
        var most = visit.Page.GetByLabel("At most", new() { Exact = true }).First;
        await most.FillAsync("0.05");
        await visit.Page.GetByLabel("Why it changes").FillAsync("calibration counts");
        await Button(visit, "Save").ClickAsync();

        await Expect(visit.Page.GetByText("Policy default was changed by somebody else at the same moment, and nothing of yours was saved")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByLabel("At least", new() { Exact = true }).Nth(1)).ToHaveValueAsync("−0.6");
        await Expect(most).ToHaveValueAsync("0.05");
        await Button(visit, "Save").ClickAsync();

        await Expect(visit.Page.GetByText("3 changes")).ToBeVisibleAsync();
        Assert.Equal([new("ece.pos15@1", 0.05, null), new("cdi.within@1", null, -0.6)], (await DefaultPolicyAsync(site)).OfType<BudgetChanged>().Last().Limits);
    }

    [Fact]
    public async Task A_model_in_use_shows_its_windows_and_the_chosen_one_in_full()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"fairness/models/{Story.Promoted}?window=0");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Window 0" })).ToBeVisibleAsync();
        // Nothing undefined is shown as 0.
        await Expect(visit.Page.Locator("#figures .metric-undefined").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("—"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Window 1" })).ToBeVisibleAsync();
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Window 0" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Alerts_on_a_model_go_on_from_page_to_page()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        for (var number = 1; number < 30; number++)
            await HappensAsync(site, Streams.Use(Story.Promoted), new AlertRaised(Story.Promoted, SeededDataset.Id, $"more-{number}", AlertKind.Descriptor, "hair", 1, $"finding {number}"));
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"fairness/models/{Story.Promoted}");
        await Expect(visit.Page.Locator("[data-table='alerts'] tbody tr")).ToHaveCountAsync(25);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();

        await Expect(visit.Page.Locator("[data-table='alerts'] tbody tr")).ToHaveCountAsync(5);
        await Expect(visit.Page.GetByText("5 of 30")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_plan_by_subgroup_shows_and_exports_the_subgroup_of_each_group()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        var plan = new CoveragePlan(
            "plan.gain@1", SeededDataset.Id, 1, 2, Story.Promoted, "e", 5, 0.01, null, null, null, null,
            [new("melanoma", "hair", 0.1, 10, 5, 0.2, 0.01, null, null, null, 0.2, 12, "torso")], [], "site");
        await HappensAsync(site, Streams.Monitor(SeededDataset.Id), new CoveragePlanned(
            SeededDataset.Id, "plan-1", Story.Promoted, 1, 2, await site.Artifacts.PutJsonAsync(plan, TestContext.Current.CancellationToken), 5, 0.01));
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"fairness?dataset={SeededDataset.Id}");

        var table = visit.Page.Locator("[data-table='plan']");
        await Expect(table.Locator("thead th").Nth(2)).ToHaveTextAsync("site");
        await Expect(table.Locator("tbody tr").First.Locator("th, td").Nth(2)).ToHaveTextAsync("torso");
        await Expect(visit.Page.GetByText($"semcov plan make {SeededDataset.Id} --level subgroup --to tasks.csv")).ToBeVisibleAsync();
        var rows = (await visit.ExportAsync("plan as CSV")).TrimStart('\uFEFF').Split("\r\n");
        Assert.StartsWith("Class,Descriptor,site,Coverage,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("melanoma,hair,torso,0.1,", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_asked_for_by_the_subgroups_of_the_dataset()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.Add("ERR_FAILED");
        var asked = new List<string?>();
        await visit.Page.RouteAsync("**/api/datasets/*/plans", async route =>
        {
            asked.Add(route.Request.PostData);
            await route.AbortAsync();
        });
        await visit.OpenAsync($"fairness?dataset={SeededDataset.Id}");
        await visit.Page.GetByLabel("Groups to give them to").SelectOptionAsync("class × descriptor × site");
        await Button(visit, "Make a plan").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No answer came");
        Assert.Equal("""{"cases":200,"level":"subgroup"}""", Assert.Single(asked));
    }

    [Fact]
    public async Task Where_a_dataset_has_no_subgroups_a_plan_is_not_asked_for_by_them()
    {
        await using var site = await SeededLists.StartAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"fairness?dataset={SeededLists.DatasetId}");

        await Expect(Button(visit, "Make a plan")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByLabel("Groups to give them to")).ToHaveCountAsync(0);
    }

    private static async Task<IReadOnlyList<IEvent>> DefaultPolicyAsync(DashboardSite site) =>
        await site.Store.ReadStreamAsync(Streams.Policy("default"), 0, TestContext.Current.CancellationToken).Select(recorded => recorded.Body).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task HappensAsync(DashboardSite site, string stream, IEvent happened)
    {
        var newest = await site.Store.ReadStreamBackwardsAsync(stream, TestContext.Current.CancellationToken).FirstOrDefaultAsync(TestContext.Current.CancellationToken);
        var context = new EventContext(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "service:fairness", null);
        await site.Store.AppendAsync(
            stream, newest is null ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(newest.Version), [new(Guid.CreateVersion7(), happened, context)], TestContext.Current.CancellationToken);
    }

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

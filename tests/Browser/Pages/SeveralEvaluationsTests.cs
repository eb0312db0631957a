using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>An experiment that was evaluated elsewhere as well, where no policy holds, and of which much was said.</summary>
public sealed class SeveralEvaluationsTests(SeededSite seeded)
{
    private const string Elsewhere = "elsewhere.v1.a1.all";

    [Fact]
    public async Task Another_evaluation_is_chosen_and_the_rest_of_the_view_stays()
    {
        await using var site = await SiteAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        var at = (await SummaryAsync(site)).Events - 1;
        await visit.OpenAsync($"experiments/{Story.Promoted}?at={at}&level=subgroup&groups=coverage&why=auc@1#groups");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "elsewhere@1 all" }).ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(new Regex($"evaluation={Elsewhere}"));
        await Expect(visit.Page).ToHaveURLAsync(new Regex($"at={at}&level=subgroup&groups=coverage[^#]*#metrics$"));
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("why="));
        await Expect(visit.Page.Locator(".as-of-past")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#metrics .choice .active")).ToContainTextAsync("elsewhere@1 all");
    }

    [Fact]
    public async Task The_headline_leads_to_its_own_evaluation_while_another_is_shown()
    {
        await using var site = await SiteAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Promoted}?evaluation={Elsewhere}");
        var again = visit.Page.Locator("[data-again]");
        await AskAsync(visit, ".stat [data-metric='auc@1'] a");
        await Expect(again).ToHaveTextAsync($"semcov assess --experiment {Story.Promoted} --evaluation {Story.Promoted}-test --definition auc@1");
        // A panel that comes takes the focus, which the next number is to have.
        await Expect(visit.Page.Locator("[data-why] h2")).ToBeFocusedAsync();
        await AskAsync(visit, ".stat [data-metric='cdi.within@1'] a");
        await Expect(again).ToHaveTextAsync($"semcov assess --experiment {Story.Promoted} --evaluation {Story.Promoted}-test --definition cdi.within@1");
        await AskAsync(visit, "[data-table='metrics'] td:nth-child(2) [data-metric='auc@1'] a");
        await Expect(again).ToHaveTextAsync($"semcov assess --experiment {Story.Promoted} --evaluation {Elsewhere} --definition auc@1 --priors given");
    }

    [Fact]
    public async Task Without_a_policy_the_verdict_leads_to_the_budget()
    {
        await using var site = await SiteAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Promoted}?evaluation={Elsewhere}");
        await Expect(visit.Page.Locator("#verdict")).ToContainTextAsync("No policy covers this dataset, so nothing was decided.");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Set a budget for elsewhere" })).ToHaveAttributeAsync("href", "fairness?dataset=elsewhere#budgets");
    }

    [Fact]
    public async Task How_many_events_are_listed_is_in_the_address()
    {
        await using var site = await SiteAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Promoted}?level=subgroup");
        var listed = visit.Page.Locator("#events .timeline > li");
        await Expect(listed).ToHaveCountAsync(25);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Show earlier events" }).ClickAsync();
        var all = (int)(await SummaryAsync(site)).Events;
        Assert.InRange(all, 26, 50);
        await Expect(listed).ToHaveCountAsync(all);
        await Expect(visit.Page).ToHaveURLAsync(new Regex("level=subgroup&events=50"));

        await visit.Page.ReloadAsync();
        await Expect(listed).ToHaveCountAsync(all);
        await Expect(visit.Page.GetByText("Show earlier events")).ToHaveCountAsync(0);
    }

    // By keys: the panel of the number before may lie over this one.
    private static async Task AskAsync(Visit visit, string number)
    {
        await visit.Page.Locator(number).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task<ExperimentSummary> SummaryAsync(DashboardSite site) =>
        (await site.Services.GetRequiredService<IExperimentQueries>().FindAsync(Story.Promoted, TestContext.Current.CancellationToken))!;

    private static async Task<DashboardSite> SiteAsync()
    {
        var site = await DashboardSite.StartSeededAsync(annotation: false);
        var summary = await SummaryAsync(site);
        var context = new EventContext(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "user:maria", null);
        IEvent[] events =
        [
            new EvaluationCompleted(Story.Promoted, Elsewhere, "elsewhere", 1, 1, "all", 1097, true, summary.Evaluation!.Predictions, summary.Evaluation.Report, new Dictionary<string, double?>()),
            new FairnessAssessed(Story.Promoted, Elsewhere, "cdi.within@1", "descriptor", summary.Disparity!.Report, -0.5, 0.5, null, null, -0.2, 14, null),
            new GateDecided(Story.Promoted, Elsewhere, null, Verdict.None, []),
            .. Enumerable.Range(1, 12).Select(i => new ReviewCommented(Story.Promoted, $"Remark {i}.", "user:maria")),
        ];
        await site.Store.AppendAsync(Streams.Experiment(Story.Promoted), ExpectedVersion.Exactly(summary.Events - 1), [.. events.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))], TestContext.Current.CancellationToken);
        await site.CaughtUpAsync();
        return site;
    }
}

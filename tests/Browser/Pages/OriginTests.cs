using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>Every number of an experiment's page is asked where it comes from. That the commands give the numbers is tested with the command line.</summary>
public sealed class OriginTests(SeededSite seeded)
{
    private const string Evaluation = $"{Story.Promoted}-test";
    private const string Assess = $"semcov assess --experiment {Story.Promoted} --evaluation {Evaluation}";
    private const string Quality = "Evaluation report";
    private const string Fairness = "Fairness report";
    private const string At95 = "?point=val-spec95";

    /// <summary>The number that is asked, by a selector, and where its report says it: below the place that the panel names.</summary>
    [Theory]
    [InlineData("", ".stat [data-metric='auc@1']", Quality, ".value", "overall", $"{Assess} --definition auc@1")]
    [InlineData("", ".stat [data-metric='cdi.within@1']", Fairness, ".signed", "overall", $"{Assess} --definition cdi.within@1")]
    [InlineData("", "[data-table='metrics'] tr:has([data-metric='pra@1']) td:nth-child(3) [data-metric]", Quality, ".value", "Image alone", $"{Assess} --definition pra@1 --priors absent")]
    [InlineData("", "[data-table='disparities'] [data-level='subgroup'] [data-metric='cdi.slope@1']", Fairness, ".signed", "subgroup", $"{Assess} --definition cdi.slope@1 --level subgroup")]
    [InlineData(At95, "[data-table='disparities'] [data-level='descriptor'] [data-metric='cdi.slope@1']", Fairness, ".signed", "95 % specificity", $"{Assess} --definition cdi.slope@1 --point val-spec95 --priors given")]
    [InlineData("?priors=absent", "[data-table='disparities'] [data-level='descriptor'] [data-metric='cdi.slope@1']", Fairness, ".signed", "Image alone", $"{Assess} --definition cdi.slope@1 --point p0.5 --priors absent")]
    [InlineData("", "[data-table='disparities'] [data-level='descriptor']:has([data-metric='cdi.within@1']) td:nth-child(5) [data-value]", Fairness, "", "overall", $"{Assess} --definition cdi.within@1")]
    [InlineData(At95, "[data-table='disparities'] [data-level='descriptor']:has([data-metric='cdi.within@1']) [data-class='melanoma'] [data-value]", Fairness, ".signed", "class melanoma", $"{Assess} --definition cdi.within@1 --point val-spec95 --priors given")]
    [InlineData("", "[data-table='subgroups'] tr:has-text('upper extremity') [data-metric='auc@1']", Fairness, ".value", "subgroup site = upper extremity", $"{Assess} --definition auc@1 --subgroup 'site=upper extremity'")]
    [InlineData("", ".reliability[data-scope='descriptor:hair'] figcaption [data-metric]", Fairness, ".ece", "descriptor hair", $"{Assess} --definition ece.pos15@1 --descriptor hair")]
    [InlineData("", "[data-table='spreads'] tr:has([href='definitions#auc@1']) td:nth-child(5) [data-metric]", Fairness, ".difference.value", "groups by site", $"{Assess} --to again && jq '.spreads[] | select(.attribute == \"site\" and .metric == \"auc@1\")' again/fairness.json")]
    [InlineData("", "[data-table='spreads'] [data-metric='odds.gap@1']", Fairness, ".value", "groups by site", $"{Assess} --to again && jq '.across[] | select(.attribute == \"site\") | .metrics[] | select(.id == \"odds.gap@1\")' again/fairness.json")]
    [InlineData("", "[data-table='tail'] [data-metric='auc@1']", Fairness, ".value", "the tail", $"{Assess} --definition auc@1 --tail")]
    public async Task A_number_leads_in_one_click_to_its_place_in_its_report_what_it_is_of_and_its_command(
        string query, string number, string report, string field, string scope, string command)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}{query}");
        var shown = visit.Page.Locator(number);
        var value = double.Parse((await shown.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        await shown.Locator("xpath=(ancestor::a | descendant::a)[1]").ClickAsync();

        var panel = visit.Page.Locator("[data-why]");
        await Expect(panel).ToContainTextAsync(scope);
        await Expect(panel.Locator("[data-again]")).ToHaveTextAsync(command);
        Assert.Equal(value, await StandingAsync(panel, report, field));
        await Expect(panel).ToContainTextAsync(report == Fairness ? "fairness.assessed.v1" : "evaluation.evaluation-completed.v1");
        await Expect(panel).ToContainTextAsync("training.experiment-requested.v1");
        await Expect(panel).ToContainTextAsync("Predictions");

        await using var again = await seeded.Browser.VisitAsync(seeded.Site);
        await again.OpenAsync(visit.Page.Url);
        await Expect(again.Page.Locator("[data-again]")).ToHaveTextAsync(command);
    }

    [Theory]
    [InlineData("?level=subgroup", "Where the numbers of melanoma, hair, upper extremity come from", "group melanoma, hair, upper extremity", $"{Assess} --definition cdi.slope@1 --level subgroup")]
    [InlineData(At95, "Where the numbers of melanoma, hair come from", "group melanoma, hair", $"{Assess} --definition cdi.slope@1 --point val-spec95 --priors given")]
    public async Task A_group_tells_where_its_coverage_its_error_and_its_n_eff_come_from(string query, string link, string scope, string command)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}{query}");
        var row = visit.Page.Locator("[data-table='groups'] tr", new() { Has = visit.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }) });
        var error = double.Parse((await row.Locator("[data-group] [data-value]").GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        await row.GetByRole(AriaRole.Link).ClickAsync();

        var panel = visit.Page.Locator("[data-why]");
        await Expect(panel).ToContainTextAsync(scope);
        await Expect(panel).ToContainTextAsync("Coverage: C = ");
        await Expect(panel.Locator("[data-again]")).ToHaveTextAsync(command);
        Assert.Equal(error, await StandingAsync(panel, Fairness, ".error"));
    }

    [Fact]
    public async Task An_epoch_leads_to_the_event_that_recorded_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.Page.GetByText("The curves as a table").ClickAsync();
        await visit.Page.Locator("[data-table='curves'] th a", new() { HasTextString = "7" }).ClickAsync();

        var panel = visit.Page.Locator("[data-why]");
        await Expect(panel).ToContainTextAsync("epoch 7");
        await Expect(panel.Locator(".why-events li").First).ToContainTextAsync($"training.epoch-completed.v1 experiment-{Story.Promoted}@8");
        await Expect(panel.Locator("[data-again]")).ToContainTextAsync("semcov train --dataset lesions --recipe recipe.json");
    }

    [Theory]
    [InlineData("[data-table='confusion, Image alone'] caption a", Quality, ".cells", "Image alone")]
    [InlineData("#fairness a[data-why-of='reading']", Fairness, "", "overall")]
    [InlineData(".reliability[data-scope='overall'] figcaption a[data-why-of^='bins']", Fairness, "", "overall")]
    public async Task Numbers_that_stand_together_are_asked_together(string link, string report, string field, string scope)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.Page.Locator(link).ClickAsync();

        var panel = visit.Page.Locator("[data-why]");
        await Expect(panel).ToContainTextAsync(scope);
        await Expect(panel.Locator("[data-again]")).ToContainTextAsync($"{Assess} --to again && jq ");
        await PlacedAsync(panel, report, field);
    }

    [Fact]
    public async Task Whoever_closes_the_panel_is_back_at_the_number_they_came_from()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        var (first, second) = (visit.Page.Locator("[data-table='metrics'] [data-metric='auc@1'] a").Nth(1), visit.Page.Locator("[data-table='subgroups'] [data-metric='auc@1'] a").First);
        var panel = visit.Page.Locator("[data-why]");

        await first.ClickAsync();
        await Expect(panel.Locator("h2")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(first).ToBeFocusedAsync();

        // Another number while the panel stands there.
        await first.ClickAsync();
        await Expect(panel.Locator("h2")).ToBeFocusedAsync();
        await second.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(panel).ToContainTextAsync("subgroup site = ");
        await panel.GetByLabel("Close").ClickAsync();
        await Expect(second).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Whoever_opened_the_address_with_the_panel_is_brought_to_its_number()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}?why=brier@1;priors=absent");
        await visit.Page.Locator("[data-why]").GetByLabel("Close").ClickAsync();
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("why="));
        await Expect(visit.Page.Locator("[data-table='metrics'] [data-why-of='brier@1;priors=absent']")).ToBeFocusedAsync();
    }

    private async Task<double> StandingAsync(ILocator panel, string report, string field) => (await PlacedAsync(panel, report, field)).GetValue<double>();

    // What stands in the report at the place that the panel names, or below it.
    private async Task<JsonNode> PlacedAsync(ILocator panel, string report, string field)
    {
        await Expect(panel).ToContainTextAsync(report);
        var summary = await seeded.Site.Services.GetRequiredService<IExperimentQueries>().FindAsync(Story.Promoted);
        var digest = report == Fairness ? summary!.Disparity!.Report : summary!.Evaluation!.Report;
        await Expect(panel.Locator($"a[title='{digest}']")).ToHaveCountAsync(1);
        var place = await panel.Locator("[data-place]").TextContentAsync();
        var document = JsonNode.Parse(await seeded.Site.Artifacts.GetAsync(digest, TestContext.Current.CancellationToken))!;
        return Assert.Single(Jq.Of(document, field.Length == 0 ? place! : $"{place} | {field}"))!;
    }
}

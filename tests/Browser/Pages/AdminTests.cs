using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>How the installation stands, and what may be asked for there.</summary>
public sealed class AdminTests(SeededSite seeded)
{
    [Fact]
    public async Task Every_projection_stands_at_the_newest_event_and_every_backend_is_named()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("admin");
        var head = await seeded.Site.Store.HeadAsync(TestContext.Current.CancellationToken);
        await Expect(visit.Page.Locator("[data-projection='experiments'] [data-value]").First).ToHaveAttributeAsync("data-value", $"{head}");
        await Expect(visit.Page.Locator("[data-projection='experiments'] [data-value]").Nth(1)).ToHaveAttributeAsync("data-value", "0");
        await Expect(visit.Page.Locator("[data-table='backends']")).ToContainTextAsync("sqlite");
        await Expect(visit.Page.Locator("[data-table='storage'] tbody tr").First).ToContainTextAsync("Events");
    }

    [Fact]
    public async Task Read_models_that_are_broken_are_said_to_be_and_the_rest_is_shown()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await site.BreakReadModelsAsync("projection");
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("admin");
        await Expect(visit.Page.Locator("#projections [role='alert']")).ToContainTextAsync("no such column");
        await Expect(visit.Page.Locator("#projections").GetByRole(AriaRole.Button, new() { Name = "Rebuild…" })).ToBeEnabledAsync();
        await Expect(visit.Page.Locator("[data-table='backends']")).ToContainTextAsync("sqlite");
        await Expect(visit.Page.Locator("[data-table='storage'] tbody tr").First).ToContainTextAsync("Events");
    }

    [Theory]
    [InlineData("Verify", "events of")]
    [InlineData("Rebuild", "folded anew")]
    public async Task Maintenance_asks_first_wants_a_reason_and_leaves_the_history_as_it_is(string verb, string outcome)
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        var head = await site.Store.HeadAsync(TestContext.Current.CancellationToken);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("admin");
        var form = visit.Page.Locator($"[data-maintenance='{verb}']");
        await form.GetByRole(AriaRole.Button, new() { Name = $"{verb}…" }).ClickAsync();
        var yes = form.GetByRole(AriaRole.Button, new() { Name = $"Yes, {verb.ToLowerInvariant()}" });
        await Expect(yes).ToBeDisabledAsync();
        await form.GetByLabel("Why?").FillAsync("an audit");
        await yes.ClickAsync();

        await Expect(form.Locator("[data-outcome='done']")).ToContainTextAsync(outcome);
        await Expect(form.Locator("[data-outcome]")).ToContainTextAsync("because “an audit”");
        Assert.Equal(head, await site.Store.HeadAsync(TestContext.Current.CancellationToken));
        await site.CaughtUpAsync();
    }
}

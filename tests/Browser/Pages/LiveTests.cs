using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class LiveTests(SeededSite seeded)
{
    [Fact]
    public async Task Open_pages_follow_an_experiment_while_it_trains()
    {
        await using var site = await DashboardSite.StartAsync();
        var story = new Story(site.Store, site.Artifacts, TimeProvider.System.GetUtcNow());
        await story.WriteAsync();
        await site.CaughtUpAsync();
        await using var page = await seeded.Browser.VisitAsync(site);
        await using var list = await seeded.Browser.VisitAsync(site);
        await page.OpenAsync($"experiments/{Story.Running}");
        await list.OpenAsync("experiments?where=status%3Dtraining");
        await Expect(page.Page.Locator(".epoch-progress")).ToContainTextAsync("5/12");

        await story.RunningExperiment!.EpochAsync(6);

        await Expect(page.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
        await Expect(page.Page.Locator("[data-event='training.epoch-completed.v1']")).ToHaveCountAsync(6);
        await Expect(list.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
    }
}

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

    // Pages once waited for a pause of 300 ms in what they follow: with many experiments under way there is none.
    [Fact]
    public async Task Open_pages_follow_events_that_never_pause()
    {
        await using var site = await DashboardSite.StartAsync();
        var story = new Story(site.Store, site.Artifacts, TimeProvider.System.GetUtcNow());
        await story.WriteAsync();
        await site.CaughtUpAsync();
        await using var list = await seeded.Browser.VisitAsync(site);
        await list.OpenAsync("experiments?where=status%3Dtraining");
        using var seen = new CancellationTokenSource();
        var training = TrainWithoutPauseAsync(story.RunningExperiment!, seen.Token);
        try
        {
            await Expect(list.Page.Locator(".epoch-progress")).ToContainTextAsync("7/12");
        }
        finally
        {
            await seen.CancelAsync();
            await training;
        }
    }

    // The same epoch again and again, fifty times a second, for as long as nobody has seen it.
    private static async Task TrainWithoutPauseAsync(SeededExperiment experiment, CancellationToken seen)
    {
        while (!seen.IsCancellationRequested)
        {
            await experiment.EpochAsync(7);
            await Task.Delay(20, CancellationToken.None);
        }
    }
}

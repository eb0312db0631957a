using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class LiveTests(SeededSite seeded)
{
    [Fact]
    public async Task Open_pages_follow_an_experiment_while_it_trains()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var page = await seeded.Browser.VisitAsync(site);
        await using var list = await seeded.Browser.VisitAsync(site);
        await page.OpenAsync($"experiments/{Story.Running}");
        await list.OpenAsync("experiments?where=status%3Dtraining");
        await Expect(page.Page.Locator(".epoch-progress")).ToContainTextAsync("5/12");

        await site.Story!.RunningExperiment!.EpochAsync(6);

        await Expect(page.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
        await Expect(page.Page.Locator("[data-event='training.epoch-completed.v1']")).ToHaveCountAsync(6);
        await Expect(list.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
    }

    // Pages once waited for a pause of 300 ms in what they follow: with many experiments under way there is none.
    [Fact]
    public async Task Open_pages_follow_events_that_never_pause()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var list = await seeded.Browser.VisitAsync(site);
        await list.OpenAsync("experiments?where=status%3Dtraining");
        using var seen = new CancellationTokenSource();
        var training = TrainWithoutPauseAsync(site.Story!.RunningExperiment!, seen.Token);
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

    [Fact]
    public async Task A_curve_grows_where_it_is_seen_and_keeps_what_its_reader_left_out()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Running}");
        await HasPointsAsync(visit, 5);

        // Not in view yet: it is painted on the way there.
        await site.Story!.RunningExperiment!.EpochAsync(6);
        await Expect(visit.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
        await visit.Page.Locator("[data-chart=curves]").First.ScrollIntoViewIfNeededAsync();
        await HasPointsAsync(visit, 6);

        await visit.Page.EvaluateAsync($"{Losses}.then(chart => chart.dispatchAction({{ type: 'legendUnSelect', name: 'training' }}))");
        await site.Story!.RunningExperiment!.EpochAsync(7);
        await HasPointsAsync(visit, 7);
        Assert.True(await visit.Page.EvaluateAsync<bool>($"{Losses}.then(chart => chart.getOption().legend[0].selected.training === false)"));
    }

    private const string Losses =
        "import('/lib/echarts/echarts.js').then(library => library.getInstanceByDom(document.querySelector('[data-chart=curves]')))";

    private static Task HasPointsAsync(Visit visit, int points) =>
        visit.Page.WaitForFunctionAsync($"() => {Losses}.then(chart => chart?.getOption()?.series?.[0]?.data.length === {points})");

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

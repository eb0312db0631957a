using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Playwright;
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

    // The server keeps a page for minutes after its reader's browser crashed or their lid was closed. Some such pages once took a processor and a gigabyte.
    [Fact]
    public async Task A_page_whose_reader_is_not_connected_loads_nothing_and_shows_what_it_missed_once_they_are_back()
    {
        var (finds, down) = (0, new Down());
        await using var site = await DashboardSite.StartSeededAsync(annotation: false, builder =>
        {
            builder.Services.KeepAnswers(asked => Task.FromResult(asked is string ? Interlocked.Increment(ref finds) : 0));
            builder.Services.AddSingleton<CircuitHandler>(down);
        });
        await using var list = await seeded.Browser.VisitAsync(site);
        await list.OpenAsync("experiments?where=status%3Dtraining");
        await using var away = await seeded.Browser.VisitAsync(site);
        var connection = await PageConnection.WatchAsync(away);
        await away.OpenAsync($"experiments/{Story.Running}");
        await Expect(away.Page.Locator(".epoch-progress")).ToContainTextAsync("5/12");
        await connection.CutAsync();
        await down.Noticed;
        var before = finds;

        // Had the page followed the first of them, it would have done so before the last is shown to the other reader.
        foreach (var epoch in (int[])[6, 7, 8])
        {
            await site.Story!.RunningExperiment!.EpochAsync(epoch);
            await Expect(list.Page.Locator(".epoch-progress")).ToContainTextAsync($"{epoch}/12");
        }
        Assert.Equal(before, finds);

        await connection.MendAsync();
        await Expect(away.Page.Locator(".epoch-progress")).ToContainTextAsync("8/12");
    }

    // The page once listened only to what it showed already: what came between its reading and its showing stayed unseen until the next event.
    [Fact]
    public async Task What_happens_while_a_page_is_loaded_is_shown_too()
    {
        var late = new LateAnswer();
        await using var site = await DashboardSite.StartSeededAsync(annotation: false, builder => builder.Services.KeepAnswers(asked => asked is string ? late.KeepAsync() : Task.CompletedTask));
        await using var list = await seeded.Browser.VisitAsync(site);
        await list.OpenAsync("experiments?where=status%3Dtraining");
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.Page.GotoAsync($"experiments/{Story.Running[^6..]}");
        await late.Kept;

        await site.Story!.RunningExperiment!.EpochAsync(6);
        await Expect(list.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
        late.Give();

        await Expect(visit.Page.Locator(".epoch-progress")).ToContainTextAsync("6/12");
    }

    [Fact]
    public async Task A_page_of_an_experiment_that_nobody_has_asked_for_yet_shows_it_once_somebody_does()
    {
        await using var site = await DashboardSite.StartAsync();
        var (streams, now) = (new Seeding.StreamWriter(site.Store), TimeProvider.System.GetUtcNow());
        var dataset = new SeededDataset(streams, site.Artifacts);
        await dataset.WriteAsync(now.AddDays(-9));
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Waiting}");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync($"No experiment {Story.Waiting}");

        await new SeededExperiment(streams, site.Artifacts, dataset, Story.Waiting, "monet", now).RequestAsync();

        await Expect(visit.Page.Locator("#metrics")).ToContainTextAsync("it waits for its training.");
    }

    [Fact]
    public async Task A_page_shows_what_was_asked_for_last_and_not_what_was_answered_last()
    {
        var late = new LateAnswer();
        await using var site = await DashboardSite.StartSeededAsync(
            annotation: false, builder => builder.Services.KeepAnswers(asked => asked is "nobody" ? late.KeepAsync() : Task.CompletedTask));
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Broken}");
        await visit.Page.EvaluateAsync("Blazor.navigateTo('experiments/nobody')");
        await late.Kept;
        await visit.Page.EvaluateAsync($"Blazor.navigateTo('experiments/{Story.Promoted}')");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("semcovnet");

        late.Give();

        // The page does one thing after another: what it does for its reader now comes after what it made of the answer.
        await visit.Page.GetByLabel("Comment, or reason of the decision").FillAsync("seen");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true })).ToBeEnabledAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("semcovnet");
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private const string Losses =
        "import('/lib/echarts/echarts.js').then(library => library.getInstanceByDom(document.querySelector('[data-chart=curves]')))";

    private static Task HasPointsAsync(Visit visit, int points) =>
        visit.UntilAsync($"{Losses}.then(chart => chart?.getOption()?.series?.[0]?.data.length === {points})");

    // The same epoch again and again, fifty times a second, for as long as nobody has seen it.
    private static async Task TrainWithoutPauseAsync(SeededExperiment experiment, CancellationToken seen)
    {
        while (!seen.IsCancellationRequested)
        {
            await experiment.EpochAsync(7);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Tells when the server has noticed that a page's connection broke, and its own handlers know.</summary>
    private sealed class Down : CircuitHandler
    {
        private readonly TaskCompletionSource noticed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Order => int.MaxValue;

        public Task Noticed => noticed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            noticed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SemCovNet.ReadModels.Experiments;
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
            Watch(builder.Services, nameof(IExperimentQueries.FindAsync), () => Interlocked.Increment(ref finds));
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

    private static void Watch(IServiceCollection services, string method, Action called)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IExperimentQueries)).ImplementationType!;
        services.AddSingleton(provider =>
        {
            var watched = DispatchProxy.Create<IExperimentQueries, WatchedQueries>();
            ((WatchedQueries)(object)watched).Of((IExperimentQueries)ActivatorUtilities.CreateInstance(provider, registered), method, called);
            return watched;
        });
    }

    private class WatchedQueries : DispatchProxy
    {
        private (IExperimentQueries Queries, string Method, Action Called) watched;

        public void Of(IExperimentQueries queries, string method, Action called) => watched = (queries, method, called);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == watched.Method)
                watched.Called();
            return targetMethod.Invoke(watched.Queries, args);
        }
    }

    /// <summary>Tells when the server has noticed that a page's connection broke, and its own handlers know.</summary>
    private sealed class Down : CircuitHandler
    {
        private readonly TaskCompletionSource noticed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Order => int.MaxValue;

        public Task Noticed => noticed.Task.WaitAsync(TimeSpan.FromSeconds(45), TestContext.Current.CancellationToken);

        public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            noticed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}

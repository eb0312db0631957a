using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>Many people watch one experiment train: each has a page and a circuit of its own.</summary>
internal sealed class Viewers(Chromium browser, DashboardProcess dashboard, BenchOptions options)
{
    private const string Experiment = "bench-running";
    private const double MiB = 1 << 20;
    private const string Progress = "document.querySelector('.epoch-progress span')?.textContent";

    private const string ChartsFollowed = "!document.querySelector('semcov-chart[data-behind]')";

    private readonly int viewers = options.Viewers;
    private readonly int updates = options.Times(40);

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        await using var visit = await browser.VisitAsync(dashboard.Address);
        // Whatever the first page needs is there before the memory of the others is taken.
        await OpenAsync(visit);
        var before = dashboard.ResidentBytes;
        List<Onlooker> onlookers = [];
        while (onlookers.Count < viewers)
            onlookers.Add(await OpenAsync(visit));
        var (delays, newest) = await FollowAsync(onlookers);
        var after = dashboard.ResidentBytes;
        return
        [
            Measurement.Milliseconds(
                $"from an event's append in another process to its text, {viewers} viewers, epochs {newest - updates + 1} to {newest}, 95th of 100 ({delays.Count} seen)", Measurement.Percentile(delays, 95), 1000, "1 s"),
            Measurement.Milliseconds("the same, median", Measurement.Percentile(delays, 50), 1000, "1 s"),
            new($"resident memory a viewer, after {updates} updates", "MiB", (after - before) / MiB / viewers, 5, "5 MiB: fifty viewers in a quarter of a gigabyte"),
            new("all that the dashboard holds then", "MiB", after / MiB, 1024, "a gigabyte"),
        ];
    }

    private static async Task<Onlooker> OpenAsync(Visit visit)
    {
        var page = await visit.Page.Context.NewPageAsync();
        await page.OpenAsync($"experiments/{Experiment}", $"{Progress} && document.querySelectorAll('[data-chart=curves][data-drawn]').length === 2");
        return await Onlooker.OfAsync(page);
    }

    private async Task<(IReadOnlyList<double> Delays, int Newest)> FollowAsync(IReadOnlyList<Onlooker> onlookers)
    {
        using var store = new SqliteEventStore(Path.Combine(dashboard.Home, "events.db"));
        var newest = await store.ReadStreamBackwardsAsync(Streams.Experiment(Experiment)).FirstAsync();
        var (version, epoch) = (newest.Version, (EpochCompleted)newest.Body);
        List<double> delays = [];
        await Task.WhenAll(onlookers.Select(one => one.StillAsync()));
        for (var update = 0; update < updates; update++)
        {
            epoch = epoch with { Epoch = epoch.Epoch + 1 };
            await Task.WhenAll(onlookers.Select(one => one.DoAsync($"bench.told = bench.holds(() => {Progress} === '{epoch.Epoch}/{epoch.Epochs}', Date.now)")));
            var at = TimeProvider.System.GetUtcNow();
            version = (await store.AppendAsync(Streams.Experiment(Experiment), ExpectedVersion.Exactly(version), [Event(epoch, at)])).Version;
            var told = await Task.WhenAll(onlookers.Select(one => one.ReadAsync("bench.told", $"show epoch {epoch.Epoch}")));
            delays.AddRange(told.Select(seen => seen - at.ToUnixTimeMilliseconds()));
            // An epoch takes longer than the drawing of the one before.
            await Task.WhenAll(onlookers.Select(one => one.ReadAsync($"bench.holds(() => {ChartsFollowed}, () => 0)", "draw its charts")));
        }
        return (delays, epoch.Epoch);
    }

    private static NewEvent Event(IEvent body, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        return new(id, body, new(at, id, id, "service:training", null));
    }
}

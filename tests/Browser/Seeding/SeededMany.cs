using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>More experiments than a page shows or compares.</summary>
public static class SeededMany
{
    /// <summary>A site of its own with one dataset and so many experiments, each trained for two epochs.</summary>
    /// <returns>The ids of the experiments, in the order in which they were asked for.</returns>
    public static async Task<(DashboardSite Site, IReadOnlyList<string> Ids)> StartAsync(int experiments)
    {
        var site = await DashboardSite.StartAsync();
        var (streams, now) = (new StreamWriter(site.Store), TimeProvider.System.GetUtcNow());
        var dataset = new SeededDataset(streams, site.Artifacts);
        await dataset.WriteAsync(now.AddDays(-9));
        IReadOnlyList<string> ids = [.. Enumerable.Range(1, experiments).Select(number => $"01a0c0de-0000-7000-8000-0000000many{number:00}")];
        foreach (var (number, id) in ids.Index())
        {
            var experiment = new SeededExperiment(streams, site.Artifacts, dataset, id, "semcovnet", now.AddHours(number - experiments - 1));
            await experiment.RequestAsync();
            await experiment.TrainAsync(2);
        }
        await site.CaughtUpAsync();
        return (site, ids);
    }
}

using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>Lists that are longer than a page shows: judged models, alerts, parked messages, measurements of coverage, and a plan for many groups.</summary>
public static class SeededLists
{
    public const string DatasetId = "study";
    public const int Length = 30;

    private static readonly Digest Bytes = Digest.Of([1]);

    public static async Task<DashboardSite> StartAsync()
    {
        var site = await DashboardSite.StartAsync();
        var (streams, now) = (new StreamWriter(site.Store), TimeProvider.System.GetUtcNow());
        await SeededStudy.WriteAsync(site.Store, Length);
        var plan = await site.Artifacts.PutJsonAsync(Plan());
        var report = await site.Artifacts.PutJsonAsync(SeededDataset.CoverageReport() with { SubgroupAttribute = null });
        await streams.AppendAsync(Streams.Monitor(DatasetId), now, "service:fairness",
            [.. Numbers.Select(number => Measured(number, report)), new CoveragePlanned(DatasetId, "plan-1", "e0", 1, 1, plan, 300, 0.01)]);
        await streams.AppendAsync(Streams.Use("e0"), now, "service:fairness", [.. Numbers.Select(Alert)]);
        foreach (var number in Numbers)
            await streams.AppendAsync(Streams.Parked($"parked-{number:00}"), now.AddSeconds(number), "service:retrain-requested", Parked(number));
        await site.CaughtUpAsync();
        return site;
    }

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Length);

    private static CoverageMeasured Measured(int number, Digest report) => new(DatasetId, 1, number, report, 0.2, 0.1, 14, 1.0 / number);

    private static AlertRaised Alert(int number) => new("e0", DatasetId, $"alert-{number:00}", AlertKind.Descriptor, "hair", number, $"finding {number}");

    private static MessageParked Parked(int number) => new(
        $"parked-{number:00}", "retrain-requested", null, null, "application/json", ParkingCause.Faulted, "System.Text.Json.JsonException", $"fault {number}", Bytes, 2, "{}");

    private static CoveragePlan Plan() => new(
        "plan.gain@1", DatasetId, 1, 1, "e0", "e0.test", 300, 0.01, 0.005, 0.02, null, null,
        [.. Numbers.Select(number => new PlanCell($"class {number}", "hair", 0.1, 10, 10, 0.2, 0.01, 0.005, 0.02, null, 0.2, 12))], []);
}

using System.Globalization;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Cli.Terminal;

/// <summary>What an import or upload did to coverage, for a person.</summary>
internal static class DebtText
{
    /// <summary>Says nothing where no descriptor is known.</summary>
    public static async Task WriteAsync(Platform platform, string datasetId, CancellationToken cancellation)
    {
        var measured = await platform.Get<IEventStore>().ReadStreamAsync(Streams.Monitor(datasetId), 0, cancellation)
            .Select(recorded => recorded.Body).OfType<CoverageMeasured>().ToListAsync(cancellation);
        if (measured.OrderByDescending(CoverageOrder.Of).ToList() is [{ Debt: not null } now, .. var before])
            Console.WriteLine(Of(now, before.FirstOrDefault()));
    }

    private static string Of(CoverageMeasured now, CoverageMeasured? before) =>
        $"coverage debt {Figure(now.Debt, before?.Debt)} tenfolds, tail coverage {Figure(now.TailCoverage, before?.TailCoverage)}"
        + (now.ExpectedError is null ? "" : $"; by the newest model's slope the debt costs {Figure(now.ExpectedError, before?.ExpectedError)} of mean error over groups");

    private static string Figure(double? now, double? before) => before is null
        ? string.Create(CultureInfo.InvariantCulture, $"{now:0.000}")
        : string.Create(CultureInfo.InvariantCulture, $"{now:0.000} (before {before:0.000})");
}

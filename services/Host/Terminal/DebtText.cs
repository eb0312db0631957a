using System.Globalization;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Terminal;

/// <summary>What an import or upload did to coverage, for a person.</summary>
internal static class DebtText
{
    /// <summary>Says nothing where no descriptor is known.</summary>
    public static async Task WriteAsync(Platform platform, string datasetId, CancellationToken cancellation)
    {
        var measured = new List<CoverageMeasured>();
        await foreach (var recorded in platform.Get<IEventStore>().ReadStreamBackwardsAsync(Streams.Monitor(datasetId), cancellation))
        {
            if (recorded.Body is CoverageMeasured coverage)
                measured.Add(coverage);
            if (measured.Count == 2)
                break;
        }
        if (measured is [{ Debt: not null } now, ..])
            Console.WriteLine(Of(now, measured.ElementAtOrDefault(1)));
    }

    private static string Of(CoverageMeasured now, CoverageMeasured? before) =>
        $"coverage debt {Figure(now.Debt, before?.Debt)} tenfolds, tail coverage {Figure(now.TailCoverage, before?.TailCoverage)}"
        + (now.ExpectedError is null ? "" : $"; by the newest model's slope the debt costs {Figure(now.ExpectedError, before?.ExpectedError)} of mean error over groups");

    private static string Figure(double? now, double? before) => before is null
        ? string.Create(CultureInfo.InvariantCulture, $"{now:0.000}")
        : string.Create(CultureInfo.InvariantCulture, $"{now:0.000} (before {before:0.000})");
}

using SemCovNet.Contracts.Events;

namespace SemCovNet.ReadModels.Datasets;

/// <summary>The order of measurements is that of the data they are of: one that was parked is recorded after those of newer data.</summary>
public static class CoverageOrder
{
    /// <summary>What they are ordered by.</summary>
    public static (int DatasetVersion, int AnnotationVersion) Of(CoverageMeasured measured) => (measured.DatasetVersion, measured.AnnotationVersion);

    /// <param name="known">Null before the first.</param>
    /// <returns>The one of newer data; of the same data what was recorded last.</returns>
    public static CoverageMeasured Newest(CoverageMeasured? known, CoverageMeasured measured) =>
        known is null || Of(measured).CompareTo(Of(known)) >= 0 ? measured : known;
}

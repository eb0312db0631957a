using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Ingestion.Importing;

internal static class ManifestBuilder
{
    /// <summary>Rows are in order of image id, so that the same content has the same digest however its table was sorted.</summary>
    public static DatasetManifest Build(
        string datasetId, string format, FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files, SplitPlan splits) => new(
            datasetId, Version: 1, format, found.Task, found.View, found.Classes, found.SubgroupAttributes, found.Descriptors,
            [.. found.Images.OrderBy(image => image.Image, StringComparer.Ordinal).Select(image => Row(image, files[image.Path], splits.Of(image)))],
            found.FineClasses);

    private static ImageRow Row(FoundImage image, InspectedImage file, Split split) => new(
        image.Image, image.Case, image.Class, split, file.Content, file.Width, file.Height,
        image.Subgroups.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(), image.Descriptors, image.FineClass);
}

using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>
/// ISIC MILK10k (CC BY-NC 4.0): lesions pictured twice, with model-made concept scores. The diagnoses in its supplement
/// reveal the answer and are never read.
/// </summary>
public sealed class Milk10kFormat : IDatasetFormat
{
    private const string Image = "isic_id";

    private static readonly string[] Needed =
        [Milk10kGroundTruth.Lesion, Image, Milk10kViews.Column, .. Milk10kSubgroups.Columns, .. Milk10kDescriptors.Columns];

    private static readonly HashSet<string> Known = [.. Needed, "attribution", "copyright_license", "image_manipulation"];

    public string Name => "milk10k";

    public IReadOnlyList<string> Takes { get; } = [FormatOptions.ViewName, FormatOptions.TaskName];

    public FoundDataset Read(string path, FormatOptions options, FileProblems problems)
    {
        var view = Milk10kViews.Check(options.View ?? Milk10kViews.Default);
        var task = Milk10kTask.Named(options.Task ?? Milk10kTask.Default);
        var layout = Milk10kLayout.In(path);
        var labels = Milk10kGroundTruth.Read(
            SourceTable.Open(path, layout.GroundTruth, problems, [Milk10kGroundTruth.Lesion, .. Milk10kGroundTruth.Classes]));
        var metadata = SourceTable.Open(path, layout.Metadata, problems, Needed);
        var images = metadata.Rows
            .Where(row => Milk10kViews.Of(metadata, row) == view)
            .Select(row => Find(metadata, row, layout, labels, task))
            .OfType<FoundImage>()
            .ToList();
        return new(
            path, task.Name, view, task.Classes, Milk10kSubgroups.Attributes, Milk10kDescriptors.All, images,
            metadata.UnknownColumns(Known), NotesOn(labels.Keys.Except(images.Select(image => image.Case)).Count(), view),
            FineClasses: task.FineClasses);
    }

    private static FoundImage? Find(
        SourceTable metadata, TableRow row, Milk10kLayout layout, Dictionary<string, int?> labels, Milk10kTask task)
    {
        // Both become parts of a path.
        if (metadata.PathWithin(row, Milk10kGroundTruth.Lesion) is not { } lesion || metadata.PathWithin(row, Image) is not { } image)
            return null;
        if (!labels.TryGetValue(lesion, out var label))
        {
            metadata.Wrong(row, Milk10kGroundTruth.Lesion, $"lesion {lesion} has no row in {layout.GroundTruth}");
            return null;
        }
        return label is null ? null : new(
            image, lesion, task.ClassOf(label.Value), Split: null, layout.ImagePath(lesion, image), new(metadata.Name, row.Line, Image),
            Milk10kSubgroups.Read(metadata, row), Milk10kDescriptors.Read(metadata, row), lesion,
            task.FineClasses is null ? null : label);
    }

    private static IReadOnlyList<string> NotesOn(int lesionsWithoutImage, string view) =>
        lesionsWithoutImage == 0 ? [] : [$"{lesionsWithoutImage} lesions have a diagnosis but no {view} image."];
}

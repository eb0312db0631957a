using SemCovNet.Contracts.Datasets;
using SemCovNet.Dashboard.Images;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <param name="Value">Of the cell's descriptor; null where it was not observed, or where the list is not of one descriptor.</param>
/// <param name="Review">Null where nobody has looked at it.</param>
public sealed record WorkItem(ImageRow Row, double? Value, ImageReview? Review);

/// <summary>Images to be looked at: those that nobody has reviewed first, and among them the most doubtful first.</summary>
public sealed class WorkList
{
    private readonly List<WorkItem> items;

    private WorkList(WorkCell cell, List<WorkItem> items) => (Cell, this.items) = (cell, items);

    public WorkCell Cell { get; }

    public IReadOnlyList<WorkItem> Items => items;

    public int Reviewed => items.Count(item => item.Review is not null);

    public static WorkList Of(ImageTable table, IReadOnlyDictionary<string, ImageReview> reviews, WorkCell cell)
    {
        var place = table.PlaceOf(cell.Descriptor);
        var items = table.Manifest.Rows
            .Where(row => cell.Class is null || table.ClassOf(row) == cell.Class)
            .Select(row => new WorkItem(row, place < 0 ? null : table.ValuesOf(row.Image)[place], reviews.GetValueOrDefault(row.Image)))
            .OrderBy(item => item.Review is not null)
            .ThenBy(item => place < 0 ? 0 : Certainty(item.Value))
            .ThenBy(item => item.Row.Image, StringComparer.Ordinal);
        return new(cell, [.. items]);
    }

    /// <summary>Unreviewed images that follow one in the list; from the beginning where it is not in it.</summary>
    public IEnumerable<WorkItem> After(string image) =>
        items.Skip(items.FindIndex(item => item.Row.Image == image) + 1).Where(item => item.Review is null && item.Row.Image != image);

    // What was not observed is known least; then comes what lies in the middle.
    private static double Certainty(double? value) => value is { } known ? Math.Abs(known - 0.5) : -1;
}

using SemCovNet.Ingestion.Formats;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Importing;

/// <summary>Every image has an id of its own.</summary>
internal static class Identity
{
    public static void Check(FoundDataset found, FileProblems problems)
    {
        var rows = new Dictionary<string, CellPlace>(StringComparer.Ordinal);
        foreach (var image in found.Images)
        {
            if (!rows.TryAdd(image.Image, image.Place))
                problems.Add(image.Place.File, image.Place.Row, null, $"image {image.Image} stands in {Row(rows[image.Image], image.Place.File)} already{(found.Ids is { } origin ? $": {origin}" : "")}");
        }
        if (found.Images.Count == 0 && problems.Count == 0)
            problems.Add(found.Root, null, null, "no image was found" + (found.View is null ? "" : $" for the view {found.View}"));
    }

    private static string Row(CellPlace first, string file) => first.File == file ? $"row {first.Row}" : $"{first.File}, row {first.Row},";
}

using SemCovNet.Dashboard.Images;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>Reads what the page for correcting an image shows.</summary>
public sealed class CorrectReader(DatasetImages images, IAnnotationQueries annotations, ValueHistory history)
{
    /// <returns>Null where there is no such dataset, or no such image in it.</returns>
    public async Task<CorrectView?> ReadAsync(string datasetId, string image, WorkCell cell)
    {
        if (await images.ReadAsync(datasetId) is not { } table || table.Find(image) is not { } row)
            return null;
        var list = WorkList.Of(table, await annotations.ReviewsAsync(datasetId), cell);
        return new(table, row, table.ValuesOf(image), list, await history.OfAsync(datasetId, image));
    }
}

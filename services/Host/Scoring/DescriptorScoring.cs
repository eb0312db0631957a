using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Imaging;
using SemCovNet.Learning.Clip;
using SemCovNet.Tables;

namespace SemCovNet.Cli.Scoring;

/// <summary>Every image of a dataset scored by prompts, as a wide CSV table that the upload accepts.</summary>
internal sealed class DescriptorScoring(IArtifactStore artifacts, ClipModel model, PromptScores scores)
{
    /// <param name="report">Images done, and all.</param>
    public async Task WriteAsync(IReadOnlyList<ImageRow> images, TextWriter to, Action<int, int> report, CancellationToken cancellation)
    {
        await WriteRowAsync(to, ["image", .. scores.Descriptors], cancellation);
        for (var done = 0; done < images.Count; done++)
        {
            report(done, images.Count);
            var values = scores.Of(Planes(await artifacts.GetAsync(images[done].Content, cancellation)));
            await WriteRowAsync(to, [images[done].Image, .. values.Select(value => value.ToString("0.######", CultureInfo.InvariantCulture))], cancellation);
        }
        report(images.Count, images.Count);
    }

    // As CLIP was trained: the short side fills the square, without the margin that training here leaves for crops.
    private float[] Planes(byte[] file)
    {
        var picture = ImageDecoder.DecodeShortSide(file, model.ImageSize).CentreCrop(model.ImageSize);
        var planes = new float[3 * model.ImageSize * model.ImageSize];
        picture.WritePlanes(planes);
        return planes;
    }

    private static Task WriteRowAsync(TextWriter to, IEnumerable<string> cells, CancellationToken cancellation) =>
        to.WriteAsync($"{string.Join(',', cells.Select(ExportCsv.Cell))}\n".AsMemory(), cancellation);
}

using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
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
            var values = scores.Of(ClipView.Planes(await artifacts.GetAsync(images[done].Content, cancellation), model));
            await WriteRowAsync(to, [images[done].Image, .. values.Select(value => value.ToString("0.######", CultureInfo.InvariantCulture))], cancellation);
        }
        report(images.Count, images.Count);
    }

    private static Task WriteRowAsync(TextWriter to, IEnumerable<string> cells, CancellationToken cancellation) =>
        to.WriteAsync($"{string.Join(',', cells.Select(ExportCsv.Cell))}\n".AsMemory(), cancellation);
}

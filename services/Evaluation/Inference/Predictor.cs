using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Imaging;

namespace SemCovNet.Evaluation.Inference;

/// <summary>Asks a model about every row, with the descriptors given and, where it takes them and any is known, from the image alone.</summary>
public sealed class Predictor(IArtifactStore artifacts)
{
    private const int BatchSize = 32;

    /// <param name="known">Observed descriptors by image, in the order of the model's descriptors; NaN = not observed.</param>
    public async Task<IReadOnlyList<Prediction>> PredictAsync(
        OnnxModel model, IReadOnlyList<ImageRow> rows, Func<ImageRow, float[]> known, CancellationToken cancellation)
    {
        var predictions = new List<Prediction>(rows.Count);
        // Data that know none of the model's descriptors are asked about once: nothing is given.
        var isGiven = model.TakesPriors && rows.Any(row => known(row).Any(float.IsFinite));
        foreach (var batch in rows.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            var images = await LoadAsync(batch, model.View, cancellation);
            var given = batch.SelectMany(known).ToArray();
            var answer = model.Run(images, given, batch.Length);
            var alone = isGiven ? model.Run(images, Absent(given.Length), batch.Length) : null;
            predictions.AddRange(batch.Select((row, i) => ToPrediction(model, row, i, answer, alone)));
        }
        return predictions;
    }

    private async Task<float[]> LoadAsync(ImageRow[] rows, ModelView view, CancellationToken cancellation)
    {
        var stride = 3 * view.ImageSize * view.ImageSize;
        var pixels = new float[rows.Length * stride];
        for (var i = 0; i < rows.Length; i++)
            view.ForPrediction(await artifacts.GetAsync(rows[i].Content, cancellation)).WritePlanes(pixels.AsSpan(i * stride, stride));
        return pixels;
    }

    private static Prediction ToPrediction(OnnxModel model, ImageRow row, int i, InferenceBatch answer, InferenceBatch? alone) => new(
        row.Image, row.Case, row.Class, row.Split, Slice(answer.Probabilities, i, model.Classes.Count)!,
        Slice(alone?.Probabilities, i, model.Classes.Count), Slice(answer.Descriptors, i, model.Descriptors.Count),
        Slice(answer.Decision, i, 2)?[1], Slice(alone?.Decision, i, 2)?[1]);

    private static double[]? Slice(float[]? values, int row, int width) =>
        values is null ? null : [.. values.AsSpan(row * width, width).ToArray().Select(value => (double)value)];

    private static float[] Absent(int length)
    {
        var absent = new float[length];
        Array.Fill(absent, float.NaN);
        return absent;
    }
}

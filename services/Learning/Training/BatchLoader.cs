using System.Runtime.ExceptionServices;
using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Training;

/// <summary>Reads, augments and packs samples. What a sample looks like depends on seed, epoch and index alone.</summary>
internal sealed class BatchLoader(Recipe recipe, SampleSet set, int descriptors)
{
    private const int OrderKey = -1;

    /// <summary>Full batches an epoch; samples left over wait for the next epoch's order.</summary>
    public int StepsPerEpoch => Math.Max(1, set.Samples.Count / recipe.Batch);

    /// <param name="epoch">From 0.</param>
    /// <param name="from">Batches to leave out at the start.</param>
    public IEnumerable<Batch> Training(int epoch, int from)
    {
        var order = RandomStream.For(recipe.Seed, epoch, OrderKey).Permutation(set.Samples.Count);
        return order.Chunk(recipe.Batch).Take(StepsPerEpoch).Skip(from).Select(rows => Pack(rows, (row, pixels, prior) => Augment(epoch, row, pixels, prior)));
    }

    public IEnumerable<Batch> Evaluation() =>
        Enumerable.Range(0, set.Samples.Count).Chunk(recipe.Batch).Select(rows => Pack(rows, (row, pixels, _) => ImageView.Evaluation(Image(row), recipe.ImageSize, pixels.Span)));

    private Batch Pack(int[] rows, Action<int, Memory<float>, Memory<float>> view)
    {
        var stride = recipe.ImageSize * recipe.ImageSize * 3;
        var observed = rows.SelectMany(row => set.Samples[row].Descriptors).ToArray();
        var batch = new Batch(recipe.ImageSize, new float[rows.Length * stride], [.. rows.Select(row => (long)set.Samples[row].Class)], [.. observed], observed);
        ForEach(rows.Length, i => view(rows[i], batch.Pixels.AsMemory(i * stride, stride), batch.Prior.AsMemory(i * descriptors, descriptors)));
        return batch;
    }

    private void ForEach(int count, Action<int> action)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = recipe.LoaderThreads }, action);
        }
        catch (AggregateException error)
        {
            // One bad image is the reason; the others are its echo.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    private void Augment(int epoch, int row, Memory<float> pixels, Memory<float> prior)
    {
        var random = RandomStream.For(recipe.Seed, epoch, row);
        if (random.Uniform() < recipe.PriorDrop) prior.Span.Fill(float.NaN);
        ImageView.Training(Image(row), recipe.ImageSize, recipe.QuarterTurns, ref random, pixels.Span);
    }

    private RgbImage Image(int row)
    {
        var image = set.Load(row);
        var shortSide = RgbImage.ShortSide(recipe.ImageSize);
        if (Math.Min(image.Width, image.Height) != shortSide || image.Pixels.Length != image.Width * image.Height * 3)
            throw new InvalidDataException($"Image {row} (case {set.Samples[row].CaseId}) is {image.Width}x{image.Height} with {image.Pixels.Length} bytes: its short side must be {shortSide} pixels, 3 bytes each, for image_size={recipe.ImageSize}.");
        return image;
    }
}

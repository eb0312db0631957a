using System.Runtime.ExceptionServices;
using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Training;

/// <summary>Reads, augments and packs samples. What a sample looks like depends on seed, epoch and index alone.</summary>
internal sealed class BatchLoader(Recipe recipe, SampleSet set, TrainingData data)
{
    private readonly TrainingViews _views = new(recipe.CropArea, recipe.ColourJitter, recipe.QuarterTurns);
    private readonly SampleGroups _groups = SampleGroups.In(set.Samples);
    private readonly Func<Sample, int> _target = data.Targets.Of;

    /// <summary>Full batches an epoch; samples left over wait for the next epoch's order.</summary>
    public int StepsPerEpoch => Math.Max(1, set.Samples.Count / recipe.Batch);

    /// <param name="epoch">From 0.</param>
    /// <param name="from">Batches to leave out at the start.</param>
    public IEnumerable<Batch> Training(int epoch, int from) =>
        new SampleOrder(recipe, _groups.Of).Of(epoch).Chunk(recipe.Batch).Take(StepsPerEpoch).Skip(from)
            .Select(shown => Pack([.. shown.Select(showing => showing.Row)], (i, pixels, prior) => Augment(epoch, shown[i], pixels, prior)));

    public IEnumerable<Batch> Evaluation() =>
        Enumerable.Range(0, set.Samples.Count).Chunk(recipe.Batch).Select(rows => Pack(rows, (i, pixels, _) => ImageView.Evaluation(Square(rows[i]), pixels.Span)));

    private Batch Pack(int[] rows, Action<int, Memory<float>, Memory<float>> view)
    {
        var (stride, descriptors) = (recipe.ImageSize * recipe.ImageSize * 3, data.Descriptors.Count);
        var observed = rows.SelectMany(row => set.Samples[row].Descriptors).ToArray();
        var batch = new Batch(
            recipe.ImageSize, new float[rows.Length * stride], [.. rows.Select(row => (long)set.Samples[row].Class)], [.. rows.Select(row => (long)_target(set.Samples[row]))], [.. observed], observed,
            [.. rows.Select(row => (long)_groups.Of[row])]);
        ForEach(rows.Length, i => view(i, batch.Pixels.AsMemory(i * stride, stride), batch.Prior.AsMemory(i * descriptors, descriptors)));
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

    private void Augment(int epoch, Showing shown, Memory<float> pixels, Memory<float> prior)
    {
        // A sample that is shown again in the same epoch is seen in another way.
        var random = shown.Repeat == 0 ? RandomStream.For(recipe.Seed, epoch, shown.Row) : RandomStream.For(recipe.Seed, epoch, shown.Row, shown.Repeat);
        if (random.Uniform() < recipe.PriorDrop) prior.Span.Fill(float.NaN);
        ImageView.Training(Picture(shown.Row), recipe.ImageSize, _views, ref random, pixels.Span);
    }

    private RgbImage Picture(int row)
    {
        var shortSide = RgbImage.ShortSide(recipe.ImageSize);
        return Load(row, image => Math.Min(image.Width, image.Height) == shortSide, $"its short side must be {shortSide} pixels");
    }

    private RgbImage Square(int row) =>
        Load(row, image => image.Width == recipe.ImageSize && image.Height == recipe.ImageSize, $"it must be {recipe.ImageSize}x{recipe.ImageSize} pixels");

    private RgbImage Load(int row, Func<RgbImage, bool> fits, string demand)
    {
        var image = set.Load(row);
        if (!fits(image) || image.Pixels.Length != image.Width * image.Height * 3)
            throw new InvalidDataException($"Image {row} (case {set.Samples[row].CaseId}) is {image.Width}x{image.Height} with {image.Pixels.Length} bytes: {demand}, 3 bytes each, for image_size={recipe.ImageSize}.");
        return image;
    }
}

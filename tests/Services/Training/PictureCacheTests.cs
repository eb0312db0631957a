using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts;
using SemCovNet.Training.Data;
using SkiaSharp;

namespace SemCovNet.Tests.Services.Training;

public sealed class PictureCacheTests : IDisposable
{
    // 28 px for the model is a picture of 32 x 32.
    private const int ImageSize = 28;
    private const int PictureBytes = 32 * 32 * 3;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Pictures_are_kept_until_the_memory_for_them_is_full_and_decoded_each_time_after_that()
    {
        var artifacts = new DirectoryArtifactStore(folder.Path);
        List<Digest> pictures = [await PutAsync(artifacts, 10), await PutAsync(artifacts, 20), await PutAsync(artifacts, 30)];
        var cache = new PictureCache(artifacts, new(ImageSize, Whole: false), limit: (2 * PictureBytes) + 1);

        var first = pictures.Select(cache.ForTraining).ToList();
        var second = pictures.Select(cache.ForTraining).ToList();

        Assert.Equal([true, true, false], first.Zip(second, (before, after) => ReferenceEquals(before.Pixels, after.Pixels)));
        Assert.Equal([10, 20, 30], second.Select(picture => picture.Pixels[0]));
    }

    [Fact]
    public async Task A_picture_in_both_splits_is_shown_to_each_in_its_own_way()
    {
        var artifacts = new DirectoryArtifactStore(folder.Path);
        var picture = await PutAsync(artifacts, 10);
        var cache = new PictureCache(artifacts, new(ImageSize, Whole: true), limit: 10 * PictureBytes);

        Assert.Equal((32, ImageSize, 32), (cache.ForTraining(picture).Width, cache.ForPrediction(picture).Width, cache.ForTraining(picture).Width));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<Digest> PutAsync(DirectoryArtifactStore artifacts, byte red)
    {
        using var bitmap = new SKBitmap(40, 40);
        bitmap.Erase(new SKColor(red, 90, 120));
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return await artifacts.PutAsync(encoded.ToArray(), TestContext.Current.CancellationToken);
    }
}

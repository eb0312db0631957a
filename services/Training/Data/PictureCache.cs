using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Imaging;
using RgbImage = SemCovNet.Learning.Augmentation.RgbImage;

namespace SemCovNet.Training.Data;

/// <summary>
/// Pictures at training size, decoded once while they fit: an epoch then costs no decoding. 64 px: 20 kB a picture; 224 px: 250 kB.
/// Those that came when it was full are decoded whenever they are shown. None makes room for another: each is shown once an epoch, so
/// those that stay save as much as any others would.
/// </summary>
/// <param name="limit">Bytes of pixels that are kept.</param>
internal sealed class PictureCache(IArtifactStore artifacts, int imageSize, long limit)
{
    private readonly ConcurrentDictionary<Digest, RgbImage> decoded = new();
    private long taken;

    // The loader's threads are synchronous.
    public RgbImage Get(Digest content)
    {
        if (decoded.TryGetValue(content, out var kept))
            return kept;
        var picture = Decode(content);
        if (Interlocked.Add(ref taken, picture.Pixels.Length) <= limit && decoded.TryAdd(content, picture))
            return picture;
        Interlocked.Add(ref taken, -picture.Pixels.Length);
        return picture;
    }

    private RgbImage Decode(Digest content)
    {
        var view = ModelView.ForTraining(artifacts.GetAsync(content).GetAwaiter().GetResult(), imageSize);
        return new(view.Width, view.Height, view.Pixels);
    }
}

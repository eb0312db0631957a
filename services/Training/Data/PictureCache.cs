using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Imaging;
using RgbImage = SemCovNet.Learning.Augmentation.RgbImage;

namespace SemCovNet.Training.Data;

/// <summary>
/// Pictures as training and validation are shown them, decoded once while they fit: an epoch then costs no decoding. 64 px: 20 kB a picture; 224 px: 250 kB.
/// Those that came when it was full are decoded whenever they are shown. None makes room for another: without repeats each is shown once an epoch, so
/// those that stay save as much as any others would.
/// </summary>
/// <param name="limit">Bytes of pixels that are kept.</param>
internal sealed class PictureCache(IArtifactStore artifacts, ModelView view, long limit)
{
    // By use as well: splits can share a picture's bytes.
    private readonly ConcurrentDictionary<(Digest Content, bool Training), RgbImage> decoded = new();
    private long taken;

    public RgbImage ForTraining(Digest content) => Get((content, true), view.ForTraining);

    public RgbImage ForPrediction(Digest content) => Get((content, false), view.ForPrediction);

    private RgbImage Get((Digest Content, bool Training) key, Func<ReadOnlyMemory<byte>, Imaging.RgbImage> decode)
    {
        if (decoded.TryGetValue(key, out var kept))
            return kept;
        var picture = Decode(key.Content, decode);
        if (Interlocked.Add(ref taken, picture.Pixels.Length) <= limit && decoded.TryAdd(key, picture))
            return picture;
        Interlocked.Add(ref taken, -picture.Pixels.Length);
        return picture;
    }

    // The loader's threads are synchronous.
    private RgbImage Decode(Digest content, Func<ReadOnlyMemory<byte>, Imaging.RgbImage> decode)
    {
        var seen = decode(artifacts.GetAsync(content).GetAwaiter().GetResult());
        return new(seen.Width, seen.Height, seen.Pixels);
    }
}

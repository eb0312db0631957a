using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Imaging;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using RgbImage = SemCovNet.Learning.Augmentation.RgbImage;

namespace SemCovNet.Training.Data;

/// <summary>The data an experiment was requested with, as the trainer takes them.</summary>
public sealed class TrainingDataLoader(IArtifactStore artifacts)
{
    public async Task<TrainingData> LoadAsync(ExperimentRequested request, Recipe recipe, CancellationToken cancellation)
    {
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(request.Manifest, cancellation);
        var annotations = await artifacts.GetJsonAsync<AnnotationSet>(request.Annotations, cancellation);
        return new(
            manifest.Classes, [.. annotations.Vocabulary.Select(descriptor => descriptor.Name)], manifest.Classes.Count == 2 ? 1 : null,
            Samples(manifest, annotations, recipe, Split.Train), Samples(manifest, annotations, recipe, Split.Validation));
    }

    private SampleSet Samples(DatasetManifest manifest, AnnotationSet annotations, Recipe recipe, Split split)
    {
        var known = annotations.Images.ToDictionary(image => image.Image, image => image.Values);
        var attribute = manifest.SubgroupAttributes.FirstOrDefault();
        var rows = manifest.Rows.Where(row => row.Split == split).ToList();
        var samples = rows.Select(row => new Sample(
            row.Case, row.Class, Descriptors(known.GetValueOrDefault(row.Image), annotations.Vocabulary.Count),
            attribute is null ? "" : row.Subgroups.GetValueOrDefault(attribute, ""))).ToList();
        var pictures = new PictureCache(artifacts, recipe.ImageSize);
        return new(samples, index => pictures.Get(rows[index].Content));
    }

    private static float[] Descriptors(IReadOnlyList<double?>? values, int count) =>
        values is null ? [.. Enumerable.Repeat(float.NaN, count)] : [.. values.Select(value => (float?)value ?? float.NaN)];

    /// <summary>Pictures at training size, decoded once: an epoch then costs no decoding. 64 px: 20 kB a picture; 224 px: 250 kB.</summary>
    private sealed class PictureCache(IArtifactStore artifacts, int imageSize)
    {
        private readonly ConcurrentDictionary<Digest, RgbImage> decoded = new();

        // The loader's threads are synchronous; each image is read from disk once.
        public RgbImage Get(Digest content) => decoded.GetOrAdd(content, Decode);

        private RgbImage Decode(Digest content)
        {
            var view = ModelView.ForTraining(artifacts.GetAsync(content).GetAwaiter().GetResult(), imageSize);
            return new(view.Width, view.Height, view.Pixels);
        }
    }
}

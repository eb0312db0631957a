using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Imaging;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using RgbImage = SemCovNet.Learning.Augmentation.RgbImage;

namespace SemCovNet.Training.Data;

/// <summary>The data an experiment was requested with, as the trainer takes them.</summary>
public sealed class TrainingDataLoader(IArtifactStore artifacts, IOptions<TrainerOptions> options)
{
    public async Task<TrainingData> LoadAsync(ExperimentRequested request, Recipe recipe, CancellationToken cancellation)
    {
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(request.Manifest, cancellation);
        var annotations = await artifacts.GetJsonAsync<AnnotationSet>(request.Annotations, cancellation);
        var pictures = new PictureCache(artifacts, new(recipe.ImageSize, recipe.Framing == Framing.Whole), options.Value.PictureBytes);
        return new(
            manifest.Classes, [.. annotations.Vocabulary.Select(descriptor => descriptor.Name)], manifest.Classes.Count == 2 ? 1 : null,
            Samples(manifest, annotations, pictures.ForTraining, Split.Train), Samples(manifest, annotations, pictures.ForPrediction, Split.Validation),
            recipe.FineClasses && manifest.FineClasses is { } fine ? new FineClasses([.. fine.Select(part => part.Name)], [.. fine.Select(part => part.Class)]) : null);
    }

    private static SampleSet Samples(DatasetManifest manifest, AnnotationSet annotations, Func<Digest, RgbImage> picture, Split split)
    {
        var known = annotations.Images.ToDictionary(image => image.Image, image => image.Values);
        var attribute = manifest.SubgroupAttributes.FirstOrDefault();
        var rows = manifest.Rows.Where(row => row.Split == split).ToList();
        var samples = rows.Select(row => new Sample(
            row.Case, row.Class, Descriptors(known.GetValueOrDefault(row.Image), annotations.Vocabulary.Count),
            attribute is null ? "" : row.Subgroups.GetValueOrDefault(attribute, ""), row.FineClass ?? 0)).ToList();
        return new(samples, index => Picture(rows[index], picture));
    }

    private static RgbImage Picture(ImageRow row, Func<Digest, RgbImage> picture)
    {
        try
        {
            return picture(row.Content);
        }
        catch (InvalidImageException invalid)
        {
            throw new InvalidDataException($"Image '{row.Image}' (case '{row.Case}') cannot be shown to a model: {invalid.Message}.", invalid);
        }
    }

    private static float[] Descriptors(IReadOnlyList<double?>? values, int count) =>
        values is null ? [.. Enumerable.Repeat(float.NaN, count)] : [.. values.Select(value => (float?)value ?? float.NaN)];
}

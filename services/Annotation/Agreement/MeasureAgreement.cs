using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.Metrics;

namespace SemCovNet.Annotation.Agreement;

/// <summary>How far two annotators of a dataset agree, from the ratings that accepted files kept.</summary>
public sealed class MeasureAgreement(AnnotatedDatasets datasets, IEventStore store, IArtifactStore artifacts)
{
    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    /// <param name="first">Null for the one who rated most.</param>
    /// <param name="second">Null for the one who rated most of the others.</param>
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    /// <exception cref="ArgumentException">Nobody of that name has rated, or both names are one.</exception>
    public async Task<AgreementAnswer> RunAsync(string datasetId, string? first = null, string? second = null, CancellationToken cancellation = default)
    {
        var dataset = await datasets.LoadAsync(datasetId, cancellation);
        var book = await ReadAsync(datasetId, cancellation);
        var annotators = book.Annotators;
        foreach (var name in new[] { first, second }.OfType<string>())
            Check(name, annotators, datasetId);
        first ??= annotators.Select(item => item.Annotator).FirstOrDefault(name => name != second);
        second ??= annotators.Select(item => item.Annotator).FirstOrDefault(name => name != first);
        if (first is not null && first == second)
            throw new ArgumentException($"\"{first}\" agrees with nobody but others: name two annotators.");
        IReadOnlyList<AnnotatorCount> counts = [.. annotators.Select(item => new AnnotatorCount(item.Annotator, item.Images))];
        return first is null || second is null
            ? new(datasetId, counts, first, second, 0, Resampling.Replicates, (int)Resampling.Seed, [], WhyNone(counts))
            : Between(dataset, book, counts, first, second);
    }

    private static AgreementAnswer Between(AnnotatedDataset dataset, AnnotatorBook book, IReadOnlyList<AnnotatorCount> counts, string first, string second)
    {
        var cases = dataset.Manifest.Rows.ToDictionary(row => row.Image, row => row.Case, StringComparer.Ordinal);
        var images = new HashSet<string>(StringComparer.Ordinal);
        var descriptors = new List<DescriptorAgreement>();
        foreach (var descriptor in dataset.State.Vocabulary)
        {
            var pairs = book.Pairs(first, second, descriptor.Name).Where(pair => cases.ContainsKey(pair.Image)).ToList();
            images.UnionWith(pairs.Select(pair => pair.Image));
            var estimate = AgreementEstimate.Of(
                new([.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second)], [.. pairs.Select(pair => cases[pair.Image])]), Resampling);
            descriptors.Add(new(
                descriptor.Name, estimate.Id, estimate.Value.Number, estimate.Interval?.Lower, estimate.Interval?.Upper, estimate.N, estimate.MeanDifference,
                estimate.Value.WhyUndefined));
        }
        return new(
            dataset.Manifest.DatasetId, counts, first, second, images.Count, Resampling.Replicates, (int)Resampling.Seed, descriptors,
            images.Count == 0 ? $"{first} and {second} rated no image in common" : null);
    }

    private async Task<AnnotatorBook> ReadAsync(string datasetId, CancellationToken cancellation)
    {
        var book = new AnnotatorBook();
        await foreach (var recorded in store.ReadStreamAsync(Streams.Annotations(datasetId), 0, cancellation))
        {
            if (recorded.Body is not AnnotationBatchAccepted { Ratings: { } ratings })
                continue;
            foreach (var file in await artifacts.GetJsonAsync<IReadOnlyList<AnnotatorRatings>>(ratings, cancellation))
                book.Add(file);
        }
        return book;
    }

    private static void Check(string name, IReadOnlyList<(string Annotator, int Images)> annotators, string datasetId)
    {
        if (annotators.All(item => item.Annotator != name))
            throw new ArgumentException(annotators.Count == 0
                ? $"No file of \"{datasetId}\" names its annotators, so nobody is called \"{name}\"."
                : $"No annotator of \"{datasetId}\" is called \"{name}\": there are {string.Join(", ", annotators.Select(item => item.Annotator))}.");
    }

    private static string WhyNone(IReadOnlyList<AnnotatorCount> counts) => counts.Count == 0
        ? "no accepted file names its annotators: upload a long table with a column \"annotator\""
        : $"only {counts[0].Annotator} is named as an annotator: agreement takes two";
}

using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>A file of descriptor values is accepted whole, and published as the next set, or rejected whole.</summary>
public sealed class UploadAnnotations(AnnotatedDatasets datasets, SetPublisher publisher, TimeProvider clock)
{
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    /// <exception cref="StaleAnnotationsException">Others kept publishing in between.</exception>
    public Task<AnnotationUploadAnswer> RunAsync(UploadRequest request, CommandContext context, CancellationToken cancellation = default) =>
        SetPublisher.OnNewestAsync(() => OnceAsync(request, context, cancellation));

    private async Task<AnnotationUploadAnswer> OnceAsync(UploadRequest request, CommandContext context, CancellationToken cancellation)
    {
        var dataset = await datasets.LoadAsync(request.DatasetId, cancellation);
        var problems = new FileProblems();
        request.Content.Position = 0;
        var file = AnnotationReader.Read(
            request.File, request.Format, request.Content, dataset.Images, dataset.State.Vocabulary.Select(descriptor => descriptor.Name), problems);
        var vocabulary = VocabularyRule.For(dataset.State, file, request, problems);
        return problems.Count > 0
            ? await RejectAsync(request, file, problems, context, cancellation)
            : await AcceptAsync(request, dataset, file, vocabulary, context, cancellation);
    }

    private async Task<AnnotationUploadAnswer> RejectAsync(
        UploadRequest request, AnnotationFile file, FileProblems problems, CommandContext context, CancellationToken cancellation)
    {
        var batchId = request.DryRun ? null : NewBatchId();
        if (batchId is not null)
        {
            var rejection = new AnnotationBatchRejected(request.DatasetId, batchId, request.File, problems.Count, problems.Shown);
            await publisher.AppendAsync(request.DatasetId, new RejectBatch(rejection), context, cancellation);
        }
        return new(false, request.DryRun, batchId, null, file.Rows, file.Values, 0, [], problems.Count, problems.Kept);
    }

    private async Task<AnnotationUploadAnswer> AcceptAsync(
        UploadRequest request, AnnotatedDataset dataset, AnnotationFile file, IReadOnlyList<DescriptorDefinition> vocabulary,
        CommandContext context, CancellationToken cancellation)
    {
        var (before, table) = (dataset.Table(vocabulary), dataset.Table(vocabulary));
        var batch = file.ToBatch(vocabulary);
        var changed = table.Merge(batch);
        if (request.MaxDebt is { } most && UploadDebt.Of(dataset.Manifest, table).WhyMoreThan(most) is { } reason)
        {
            var problems = new FileProblems();
            problems.Add(request.File, null, null, reason);
            return await RejectAsync(request, file, problems, context, cancellation);
        }
        var answer = new AnnotationUploadAnswer(
            true, request.DryRun, null, null, file.Rows, file.Values, changed, table.Since(before.Coverage()), ProblemCount: 0, Problems: [],
            UploadDifferences.Between(dataset.Manifest, before, table, batch.Select(image => image.Image)));
        if (request.DryRun)
            return answer;

        var accepted = new AnnotationBatchAccepted(
            request.DatasetId, NewBatchId(), await publisher.StoreAsync(batch, cancellation), request.File, file.Rows, file.Values, changed,
            file.Ratings.Count > 0 ? await publisher.StoreAsync(file.Ratings, cancellation) : null);
        var set = changed > 0 ? await publisher.StoreAsync(dataset, table, cancellation) : null;
        var result = await publisher.AppendAsync(
            request.DatasetId, new AcceptBatch(dataset.State.Basis, vocabulary, accepted, set), context, cancellation);
        return answer with { BatchId = result.State.Batches[accepted.Batch], AnnotationVersion = set?.Version };
    }

    private string NewBatchId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();
}

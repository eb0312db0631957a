using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SemCovNet.Annotation;
using SemCovNet.Annotation.Agreement;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Annotation.Exporting;
using SemCovNet.Annotation.Importing;
using SemCovNet.Annotation.Publishing;
using SemCovNet.Annotation.Revising;
using SemCovNet.Annotation.Uploading;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Tests.Unit.Annotation;

/// <summary>A dataset "skin" in real stores, and what annotation does with it.</summary>
internal sealed class AnnotatedSkin : IDisposable
{
    public const string Id = "skin";
    private readonly Workspace workspace = new();
    private readonly AnnotatedDatasets datasets;
    private readonly SetPublisher publisher;

    public AnnotatedSkin()
    {
        datasets = new(workspace.Events, workspace.Commands, workspace.Artifacts);
        publisher = new(workspace.Commands, workspace.Artifacts);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>As ingestion would: the manifest as an artifact, its digest in the stream.</summary>
    public async Task PublishAsync(int version, IReadOnlyList<string> images, params (string Name, double?[] Values)[] descriptors)
    {
        var manifest = new DatasetManifest(
            Id, version, "table", "mel", null, ["benign", "mel"], [], [.. descriptors.Select(item => new DescriptorDefinition(item.Name, DescriptorKind.Diagnostic))],
            [.. images.Select((image, index) => new ImageRow(
                image, image, 0, Split.Train, Digest.Of([]), 1, 1, new Dictionary<string, string>(), [.. descriptors.Select(item => item.Values[index])]))]);
        var published = new DatasetVersionPublished(
            Id, version, await workspace.Artifacts.PutJsonAsync(manifest, Stop), images.Count, images.Count, manifest.Classes, new Dictionary<string, int>());
        var expected = version == 1 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version - 2);
        var context = new EventContext(DateTimeOffset.UnixEpoch, Guid.Empty, null, "service:ingestion", null);
        await workspace.Events.AppendAsync(Streams.Dataset(Id), expected, [new(Guid.CreateVersion7(), published, context)], Stop);
    }

    public Task<AnnotationUploadAnswer> UploadAsync(
        string text, string file = "a.csv", bool dryRun = false, IReadOnlyDictionary<string, DescriptorKind>? kinds = null,
        AnnotationFormat? format = null) =>
        UploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), file, dryRun, kinds, format);

    public Task<AnnotationUploadAnswer> UploadAsync(
        Stream content, string file, bool dryRun = false, IReadOnlyDictionary<string, DescriptorKind>? kinds = null, AnnotationFormat? format = null) =>
        new UploadAnnotations(datasets, publisher, TimeProvider.System)
            .RunAsync(new(Id, file, content, dryRun, kinds, format), Workspace.Tester, Stop);

    /// <summary>Something else happens while the dataset's newest version is fetched.</summary>
    public Task<AnnotationUploadAnswer> UploadAsync(string text, Func<Task> meanwhile) =>
        new UploadAnnotations(new(workspace.Events, workspace.Commands, SlowArtifacts.Of(workspace.Artifacts, meanwhile)), publisher, TimeProvider.System)
            .RunAsync(new(Id, "a.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))), Workspace.Tester, Stop);

    public Task<CommandResult<AnnotationState>> FollowDatasetAsync() =>
        new AnnotationsFromImport(datasets, publisher, TimeProvider.System).RunAsync(Id, Workspace.Tester, Stop);

    public Task<CommandResult<AnnotationState>> ReviseAsync(string image, string descriptor, double? to) =>
        new ReviseAnnotation(datasets, publisher).RunAsync(new(Id, image, descriptor, to, "second look"), Workspace.Tester, Stop);

    public Task<ImageRevisionAnswer> ReviseAsync(string image, params ValueRevision[] changes) =>
        new ReviseImage(datasets, publisher).RunAsync(Id, new(image, changes, "second look"), Workspace.Tester, Stop);

    public Task<int?> PublishCorrectionsAsync() => Corrections.RunAsync(Id, Workspace.Tester, Stop);

    public Task<UnpublishedCorrections> PreviewAsync() => Corrections.PreviewAsync(Id, Stop);

    /// <summary>Lets a fresh process look, at a time, whether there is anything to be published by itself.</summary>
    public async Task PassAsync(DateTimeOffset now)
    {
        using var database = new SqliteDatabase(workspace.ReadModels);
        var runner = new ProjectionRunner(new AnnotationProjection(), workspace.Events, database, TimeProvider.System);
        await new ReadModelProjections([runner], workspace.Events, database, TimeProvider.System).CatchUpAsync(Stop);
        using var publisher = new QuietPublisher(
            new AnnotationQueries(database), Corrections, Options.Create(new AnnotationOptions()), new FakeTimeProvider(now), NullLogger<QuietPublisher>.Instance);
        await publisher.LookAsync(Stop);
    }

    public Task<AgreementAnswer> AgreementAsync(string? first = null, string? second = null) =>
        new MeasureAgreement(datasets, workspace.Events, workspace.Artifacts).RunAsync(Id, first, second, Stop);

    public Task<IReadOnlyList<ValueChangeEntry>> HistoryAsync(string image) => new ValueHistory(workspace.Events, workspace.Artifacts).OfAsync(Id, image, Stop);

    public async Task<string> ExportAsync()
    {
        await using var writer = new StringWriter();
        await new ExportAnnotations(datasets).WriteAsync(Id, writer, Stop);
        return writer.ToString();
    }

    private PublishCorrections Corrections => new(datasets, publisher, Options.Create(new AnnotationOptions()));

    public Task<IReadOnlyList<IEvent>> StreamAsync() => workspace.StreamAsync(Streams.Annotations(Id));

    public async Task<AnnotationSet> SetAsync()
    {
        var published = (await StreamAsync()).OfType<AnnotationSetPublished>().Last();
        return await workspace.Artifacts.GetJsonAsync<AnnotationSet>(published.Set, Stop);
    }

    public Task<T> ReadAsync<T>(Digest digest) => workspace.Artifacts.GetJsonAsync<T>(digest, Stop);

    public void Dispose() => workspace.Dispose();

    /// <summary>Artifacts of which the first takes so long to fetch that something else happens meanwhile.</summary>
    private class SlowArtifacts : DispatchProxy
    {
        private IArtifactStore? artifacts;
        private Func<Task>? meanwhile;

        public static IArtifactStore Of(IArtifactStore artifacts, Func<Task> meanwhile)
        {
            var slow = Create<IArtifactStore, SlowArtifacts>();
            ((SlowArtifacts)(object)slow).artifacts = artifacts;
            ((SlowArtifacts)(object)slow).meanwhile = meanwhile;
            return slow;
        }

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
            method!.Name == nameof(IArtifactStore.GetAsync) && Interlocked.Exchange(ref meanwhile, null) is { } first
                ? AfterAsync(first, (Digest)arguments![0]!)
                : method.Invoke(artifacts, arguments);

        private async Task<byte[]> AfterAsync(Func<Task> first, Digest digest)
        {
            await first();
            return await artifacts!.GetAsync(digest, Stop);
        }
    }
}

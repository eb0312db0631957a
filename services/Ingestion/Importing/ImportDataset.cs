using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Ingestion.Datasets;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Importing;

/// <summary>A folder becomes a dataset version: read and checked as a whole first, stored and published only if nothing is wrong.</summary>
public sealed class ImportDataset(DatasetFormats formats, IArtifactStore artifacts, CommandHandler commands)
{
    /// <exception cref="ArgumentException">The name, format or an option does not exist or breaks its rule.</exception>
    /// <exception cref="ImportRejectedException">Something in the files is wrong; nothing was imported.</exception>
    /// <exception cref="DatasetConflictException">The name belongs to another kind of dataset.</exception>
    public async Task<ImportResult> RunAsync(
        ImportRequest request, CommandContext context, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var id = DatasetId.Of(request.Name);
        var problems = new FileProblems();
        var import = Check(formats.Named(request.Format), request, problems, progress, cancellation);
        if (import is null)
            throw await RejectAsync(id, problems, context, cancellation);
        return await PublishAsync(id, request, import, context, progress, cancellation);
    }

    private static CheckedImport? Check(
        IDatasetFormat format, ImportRequest request, FileProblems problems, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            request.Options.Check(format);
            var found = format.Read(request.Path, request.Options, problems);
            Identity.Check(found, problems);
            var (files, broken) = ImageInspection.Run(found, progress, cancellation);
            return request.SkipBroken ? WithoutBroken(found, files, broken, problems) : Whole(found, files, broken, problems);
        }
        catch (UnreadableFileException unreadable)
        {
            problems.Add(unreadable.Problem);
            return null;
        }
    }

    private static CheckedImport? Whole(
        FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files, IReadOnlyList<BrokenImage> broken, FileProblems problems)
    {
        foreach (var image in broken)
            problems.Add(image.Problem);
        return problems.Count == 0 ? new(found, files, []) : null;
    }

    private static CheckedImport? WithoutBroken(
        FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files, IReadOnlyList<BrokenImage> broken, FileProblems problems)
    {
        if (broken.Count == found.Images.Count && problems.Count == 0)
            problems.Add(found.Root, null, null, $"every one of the {broken.Count} image files is missing or broken, first {broken[0].Problem}");
        var left = found with { Images = [.. found.Images.Where(image => files.ContainsKey(image.Path))] };
        return problems.Count == 0 ? new(left, files, broken) : null;
    }

    private static FileProblems OneProblem(string file, string message)
    {
        var problems = new FileProblems();
        problems.Add(file, null, null, message);
        return problems;
    }

    private async Task<ImportRejectedException> RejectAsync(string id, FileProblems problems, CommandContext context, CancellationToken cancellation)
    {
        var rejection = new RejectIngestion(new(id, problems.Count, problems.Shown));
        await commands.HandleAsync(DatasetDecider.Decider, Streams.Dataset(id), rejection, context, cancellation);
        return new(problems);
    }

    private async Task<ImportResult> PublishAsync(
        string id, ImportRequest request, CheckedImport import, CommandContext context, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var (found, files, leftOut) = import;
        var splits = SplitPlan.For(found, files, request.Splits, request.Shares, request.Seed);
        var state = await commands.LoadAsync(DatasetDecider.Decider, Streams.Dataset(id), cancellation);
        var manifest = Numbered(ManifestBuilder.Build(id, request.Format, found, files, splits), state);
        if (request.MaxDebt is { } most && ImportDebt.Of(manifest).WhyMoreThan(most) is { } reason)
            throw await RejectAsync(id, OneProblem(found.Root, reason), context, cancellation);
        var bytes = files.Values.DistinctBy(file => file.Content).Sum(file => file.Bytes);
        var audit = new AuditBuilder(manifest, found).Build(bytes, splits.Source, leftOut);

        var (manifestJson, auditJson) = (Json(manifest), Json(audit));
        var command = Publish(manifest, Digest.Of(manifestJson), new(id, audit.Images, audit.Cases, bytes, Digest.Of(auditJson)));
        var answer = new ImportResult(
            id, manifest.Version, Changed: false, command.Version.Manifest, audit.Images, audit.Cases, command.Version.ImagesBySplit, audit);

        // Deciding is pure, so it is asked first whether there is anything to store.
        if (DatasetDecider.Decide(state, command).Count == 0)
            return answer;
        await ImageStorage.StoreAsync(artifacts, found, files, progress, cancellation);
        await artifacts.PutManyAsync([manifestJson, auditJson], cancellation);
        var result = await commands.HandleAsync(DatasetDecider.Decider, Streams.Dataset(id), command, context, cancellation);
        return answer with { Changed = result.Changed };
    }

    /// <summary>The version this content has already, or the next one.</summary>
    private static DatasetManifest Numbered(DatasetManifest manifest, DatasetState state)
    {
        if (state is not Registered registered)
            return manifest;
        var same = manifest with { Version = registered.Version };
        return Digest.Of(Json(same)) == registered.Manifest
            ? same
            : manifest with { Version = registered.Version + 1 };
    }

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, ContractJson.Options);

    private static PublishVersion Publish(DatasetManifest manifest, Digest digest, ImagesIngested images) => new(
        new(manifest.DatasetId, manifest.DatasetId, manifest.Format, manifest.Task, manifest.View),
        images,
        new(
            manifest.DatasetId, manifest.Version, digest, images.Images, images.Cases, manifest.Classes,
            Enum.GetValues<Split>().ToDictionary(split => split.ToString().ToLowerInvariant(), split => manifest.Rows.Count(row => row.Split == split))));

    private sealed record CheckedImport(
        FoundDataset Found, IReadOnlyDictionary<string, InspectedImage> Files, IReadOnlyList<BrokenImage> LeftOut);
}

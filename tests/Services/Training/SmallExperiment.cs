using System.Text.Json;
using Microsoft.Data.Sqlite;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Training.Attempts;
using SkiaSharp;

namespace SemCovNet.Tests.Services.Training;

/// <summary>An experiment on a dozen small pictures in a home of its own, trained by the real parts in this process.</summary>
internal sealed class SmallExperiment : IAsyncDisposable
{
    public const string Id = "e1";
    private const int Rows = 12;

    private readonly TemporaryFolder home = new();
    private readonly Platform platform;

    public SmallExperiment() => platform = Platform.Open(home.Path);

    public static Recipe Recipe { get; } = RecipeCatalog.Find("semcovnet-tiny").With("image_size=32", "batch=4", "epochs=4", "token_width=8", "device=cpu");

    public IArtifactStore Artifacts => platform.Get<IArtifactStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => platform.Get<T>();

    public string PathOf(Digest digest) => Path.Combine(home.Path, "artifacts", "sha256", digest.Hex[..2], digest.Hex[2..]);

    /// <param name="classOf">From a row to its class, 0 or 1.</param>
    /// <param name="observed">Whether the second descriptor was.</param>
    /// <param name="fine">Whether the dataset knows two kinds of either class.</param>
    /// <param name="picture">A row's file; a sound one where it gives null.</param>
    public async Task RequestAsync(Recipe recipe, Func<int, int> classOf, bool observed = true, bool fine = false, Func<int, byte[]?>? picture = null)
    {
        var rows = new List<ImageRow>();
        for (var row = 0; row < Rows; row++)
            rows.Add(new($"i{row}", $"c{row}", classOf(row), row < 8 ? Split.Train : Split.Validation, await Artifacts.PutAsync(picture?.Invoke(row) ?? Picture(row), Stop), 40, 40, new Dictionary<string, string>(), [], fine ? 2 * classOf(row) + row / 2 % 2 : null));
        var manifest = new DatasetManifest("skin", 1, "table", "mel", null, ["benign", "melanoma"], [], [], rows, fine ? [new("b0", 0), new("b1", 0), new("m0", 1), new("m1", 1)] : null);
        var annotations = new AnnotationSet(
            "skin", 1, 1, [new("vessels", DescriptorKind.Diagnostic), new("pigmented", DescriptorKind.Diagnostic)],
            [.. rows.Select((image, row) => new AnnotatedImage(image.Image, [row % 2, observed ? 1 : null]))]);
        var request = new ExperimentRequested(
            Id, "skin", 1, await Artifacts.PutJsonAsync(manifest, Stop), 1, await Artifacts.PutJsonAsync(annotations, Stop), recipe.Name,
            JsonSerializer.Deserialize<JsonElement>(recipe.ToJson()), "requested", "user:ada");
        await AppendAsync(Streams.Experiment(Id), request);
    }

    public async Task AppendAsync(string stream, IEvent happened)
    {
        var newest = await Get<IEventStore>().ReadStreamAsync(stream, 0, Stop).LastOrDefaultAsync(Stop);
        await Get<IEventStore>().AppendAsync(
            stream, newest is null ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(newest.Version),
            [new(Guid.CreateVersion7(), happened, new(TimeProvider.System.GetUtcNow(), Guid.Empty, null, "user:ada", null))], Stop);
    }

    /// <summary>From now on what is stored of a stream is not what was written.</summary>
    public void Damage(string stream)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(home.Path, "events.db")};Pooling=False");
        connection.Open();
        using var change = connection.CreateCommand();
        change.CommandText = "update event set actor = 'user:eve' where stream = $stream";
        change.Parameters.AddWithValue("$stream", stream);
        Assert.True(change.ExecuteNonQuery() > 0);
    }

    public async Task<IReadOnlyList<IExperimentEvent>> TrainAsync()
    {
        Assert.True(await Get<AttemptRunner>().TryRunAsync(Id, Stop));
        return await EventsAsync();
    }

    public async Task<IReadOnlyList<IExperimentEvent>> EventsAsync() =>
        await Get<IEventStore>().ReadStreamAsync(Streams.Experiment(Id), 0, Stop).Select(recorded => (IExperimentEvent)recorded.Body).ToListAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        home.Dispose();
    }

    private static byte[] Picture(int row)
    {
        using var bitmap = new SKBitmap(40, 40);
        bitmap.Erase(new SKColor((byte)(20 * row), 90, 120));
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }
}

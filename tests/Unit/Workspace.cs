using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Ingestion.Formats.Celeba;
using SemCovNet.Ingestion.Formats.Derm7pt;
using SemCovNet.Ingestion.Formats.IsicDicm17k;
using SemCovNet.Ingestion.Formats.Milk10k;
using SemCovNet.Ingestion.Formats.Table;
using SemCovNet.Ingestion.Formats.Wbcatt;
using SemCovNet.Ingestion.Importing;

namespace SemCovNet.Tests.Unit;

/// <summary>Real stores in a folder of their own, and the use cases on them.</summary>
internal sealed class Workspace : IDisposable
{
    // One artifact store for all tests: making its 256 folders takes longer than most of them, and names by content cannot clash.
    private static readonly DirectoryArtifactStore SharedArtifacts = CreateShared();

    private readonly TemporaryFolder home = new();

    public Workspace()
    {
        Events = new(home["events.db"]);
        Commands = new(Events, TimeProvider.System);
    }

    public static CommandContext Tester { get; } = new("user:tester", Guid.Empty);

    public SqliteEventStore Events { get; }

    /// <summary>Where read models may lie.</summary>
    public string ReadModels => home["readmodels.db"];

    public DirectoryArtifactStore Artifacts => SharedArtifacts;

    public CommandHandler Commands { get; }

    /// <summary>A folder for the files to be imported.</summary>
    public TemporaryFolder Source { get; } = new();

    public Task<ImportResult> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress = null) =>
        new ImportDataset(new DatasetFormats([new Milk10kFormat(), new IsicDicm17kFormat(), new CelebaFormat(), new WbcattFormat(), new Derm7ptFormat(), new TableFormat()]), Artifacts, Commands)
            .RunAsync(request, Tester, progress, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<IEvent>> StreamAsync(string stream) =>
        await Events.ReadStreamAsync(stream, 0, TestContext.Current.CancellationToken).Select(recorded => recorded.Body).ToListAsync();

    public void Dispose()
    {
        Events.Dispose();
        home.Dispose();
        Source.Dispose();
    }

    private static DirectoryArtifactStore CreateShared()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return new(folder.Path);
    }
}

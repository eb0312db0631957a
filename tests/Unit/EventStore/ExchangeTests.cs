using System.Text;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Exchange;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore;

public sealed class ExchangeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteEventStore from;
    private readonly SqliteEventStore to;

    public ExchangeTests() => (from, to) = (new(folder["from.db"]), new(folder["to.db"]));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => folder["events.jsonl"];

    public void Dispose()
    {
        from.Dispose();
        to.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_empty_store_that_imports_all_events_holds_the_same_ones_byte_for_byte()
    {
        await WriteTwoStreamsAsync();

        Assert.Equal(1204, await new HistoryImport(to).ImportAsync(File, Stop));

        Assert.Equal(await DescribedAsync(from), await DescribedAsync(to));
    }

    [Fact]
    public async Task Fields_that_this_version_does_not_know_are_kept()
    {
        var json = Encoding.UTF8.GetBytes("""{"experimentId":"e1","comment":"é \u00e9 1.0e0","by":"ada","mood": 1.50}""");
        await from.AppendAsync(
            "experiment-e1", ExpectedVersion.NoStream, [Some.Event(new ReviewCommented("e1", "é é 1.0e0", "ada")) with { Json = json }], Stop);
        await HistoryFile.WriteAsync(File, from.ReadAllAsync(GlobalPosition.Start, Stop), Stop);

        await new HistoryImport(to).ImportAsync(File, Stop);

        Assert.Equal(json, (await to.ReadAllAsync(GlobalPosition.Start, Stop).SingleAsync(Stop)).Json.ToArray());
    }

    [Fact]
    public async Task An_import_that_is_repeated_changes_nothing()
    {
        await WriteTwoStreamsAsync();
        await new HistoryImport(to).ImportAsync(File, Stop);

        await new HistoryImport(to).ImportAsync(File, Stop);

        Assert.Equal(await DescribedAsync(from), await DescribedAsync(to));
    }

    [Theory]
    [InlineData("trainer-1", "trainer-2", "line 1: experiment-a@0 (training.attempt-started.v1): its hash should be ")]
    [InlineData("\"version\":2,", "\"version\":3,", "line 3: experiment-a@3 (training.attempt-started.v1): version 2 of its stream should stand here, not 3")]
    [InlineData("attempt-started.v1", "attempt-started.v9", "line 1: The event type \"training.attempt-started.v9\" is unknown to this version")]
    [InlineData("{\"id\"", "{\"", "line 1: ")]
    public async Task A_changed_file_is_refused_whole_and_the_line_is_named(string text, string changed, string message)
    {
        await WriteTwoStreamsAsync();
        var written = await System.IO.File.ReadAllTextAsync(File, Stop);
        var at = written.IndexOf(text, StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(File, written[..at] + changed + written[(at + text.Length)..], Stop);

        var refusal = await Assert.ThrowsAsync<HistoryRefusedException>(() => new HistoryImport(to).ImportAsync(File, Stop));

        Assert.StartsWith($"{File}, {message}", refusal.Message);
        Assert.EndsWith("Nothing was imported.", refusal.Message);
        Assert.Equal(GlobalPosition.Start, await to.HeadAsync(Stop));
    }

    [Fact]
    public async Task A_stream_that_is_here_with_other_events_is_refused_before_anything_is_written()
    {
        await WriteTwoStreamsAsync();
        await to.AppendAsync("experiment-b", ExpectedVersion.NoStream, [Some.Event()], Stop);

        var refusal = await Assert.ThrowsAsync<HistoryRefusedException>(() => new HistoryImport(to).ImportAsync(File, Stop));

        Assert.Equal(
            "Stream experiment-b is here already, with another event at version 0. Nothing was imported: import into a platform without it.", refusal.Message);
        Assert.Equal(new GlobalPosition(1), await to.HeadAsync(Stop));
    }

    [Fact]
    public async Task A_stream_that_begins_as_the_imported_one_and_goes_on_otherwise_is_refused_before_anything_is_written()
    {
        await WriteTwoStreamsAsync();
        await ImportFirstAsync(3);
        await to.AppendAsync("experiment-a", ExpectedVersion.Exactly(2), [Some.Event()], Stop);

        var refusal = await Assert.ThrowsAsync<HistoryRefusedException>(() => new HistoryImport(to).ImportAsync(File, Stop));

        Assert.Equal(
            "Stream experiment-a is here already, with another event at version 3. Nothing was imported: import into a platform without it.", refusal.Message);
        Assert.Equal(new GlobalPosition(4), await to.HeadAsync(Stop));
    }

    [Fact]
    public async Task A_history_that_grew_since_it_was_imported_is_imported_from_there_on()
    {
        await WriteTwoStreamsAsync();
        await ImportFirstAsync(700);

        Assert.Equal(1204, await new HistoryImport(to).ImportAsync(File, Stop));

        Assert.Equal(await DescribedAsync(from), await DescribedAsync(to));
    }

    [Fact]
    public async Task A_backup_taken_while_others_append_is_what_was_there_at_one_instant()
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writing = Task.Run(() => AppendUntilAsync("experiment-a", ends.Token), Stop);
        await from.SubscribeAllAsync(GlobalPosition.Start, Stop).Skip(50).FirstAsync(Stop);

        await from.BackUpAsync(folder["backup.db"], Stop);
        await ends.CancelAsync();
        await writing;

        using var backup = new SqliteEventStore(folder["backup.db"]);
        var (copied, all) = (await DescribedAsync(backup), await DescribedAsync(from));
        Assert.True(copied.Count > 50);
        Assert.Equal(all.Take(copied.Count), copied);
        Assert.Equal(await backup.HeadAsync(Stop), await backup.LastAssignedAsync(Stop));
    }

    private async Task AppendUntilAsync(string stream, CancellationToken ends)
    {
        for (var expected = ExpectedVersion.NoStream; !ends.IsCancellationRequested;)
            expected = ExpectedVersion.Exactly((await from.AppendAsync(stream, expected, Some.Events(3), Stop)).Version);
    }

    private async Task ImportFirstAsync(int events)
    {
        await HistoryFile.WriteAsync(folder["first.jsonl"], from.ReadAllAsync(GlobalPosition.Start, Stop).Take(events), Stop);
        await new HistoryImport(to).ImportAsync(folder["first.jsonl"], Stop);
    }

    private async Task WriteTwoStreamsAsync()
    {
        await from.AppendAsync("experiment-a", ExpectedVersion.NoStream, Some.Events(3), Stop);
        await from.AppendAsync("experiment-b", ExpectedVersion.NoStream, Some.Events(1200), Stop);
        await from.AppendAsync("experiment-a", ExpectedVersion.Exactly(2), Some.Events(1), Stop);
        Assert.Equal(1204, await HistoryFile.WriteAsync(File, from.ReadAllAsync(GlobalPosition.Start, Stop), Stop));
    }

    private static async Task<List<string>> DescribedAsync(SqliteEventStore store) => await store.ReadAllAsync(GlobalPosition.Start, Stop)
        .Select(e => $"{e.Position} {e.Stream}@{e.Version} {e.Id} {e.Type} {e.Context} {Encoding.UTF8.GetString(e.Json.Span)} {Convert.ToHexString(e.Hash.Span)}")
        .ToListAsync(Stop);
}

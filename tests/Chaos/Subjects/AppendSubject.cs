using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>Writers that append without end, each to a stream of its own, going on where the stream ends.</summary>
internal static class AppendSubject
{
    public const string Name = "append";

    /// <summary>The word behind <c>failed</c> where the store takes a full disk for the cause.</summary>
    public const string DiskIsFull = "disk-full";

    // A writer that lives longer was forgotten by its driver.
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(SubjectArguments told)
    {
        using var end = new CancellationTokenSource(LongestLife);
        var experiment = told.Find("--experiment") ?? "w";
        var writers = Enumerable.Range(0, told.Number("--writers", 1)).Select(writer => Task.Run(() => WriteAsync(told, $"{experiment}.{writer}", end.Token)));
        await Task.WhenAll(writers);
    }

    private static async Task WriteAsync(SubjectArguments told, string experiment, CancellationToken end)
    {
        var batchSize = told.Number("--batch", 1);
        var stream = Streams.Experiment(experiment);
        // Each writer opens the store for itself, so that they meet in the database and not before it.
        using var store = told.Address.OpenEvents();
        var newest = await store.ReadStreamBackwardsAsync(stream, end).FirstOrDefaultAsync(end);
        for (var version = newest?.Version ?? -1; !end.IsCancellationRequested; version += batchSize)
        {
            await AppendAsync(store, stream, version, Story.After(version, experiment, batchSize), told);
            await Task.Delay(told.Number("--pause", 0), end);
        }
    }

    private static async Task AppendAsync(IEventStore store, string stream, long version, NewEvent[] batch, SubjectArguments told)
    {
        var ids = batch.Select(added => (object)added.Id).ToList();
        Voice.Say(["attempt", .. ids]);
        // The control: a writer that acknowledges too early must be found out.
        if (told.Find("--acknowledge") == "early")
            Voice.Say(["ack", .. ids]);
        await UntilStoredAsync(store, stream, version, batch);
        if (told.Find("--die") == "before-acknowledging")
            Death.Now();
        Voice.Say(["ack", .. ids]);
    }

    // The same ids at the same version again: a failure whose outcome is unknown is safely repeated.
    private static async Task UntilStoredAsync(IEventStore store, string stream, long version, NewEvent[] batch)
    {
        var expected = version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version);
        while (true)
        {
            try
            {
                await store.AppendAsync(stream, expected, batch);
                return;
            }
            catch (Exception failure) when (failure is DbException or UnconfirmedWriteException)
            {
                Voice.Say("failed", DiskFull.IsCauseOf(failure) ? DiskIsFull : "otherwise", failure.Message.ReplaceLineEndings(" "));
                await Task.Delay(PauseAfterFailure);
            }
        }
    }
}

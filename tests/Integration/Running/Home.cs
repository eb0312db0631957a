using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Sql;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Integration.Running;

/// <summary>A temporary home folder, and the commands that work on it.</summary>
/// <param name="settings">Environment of every command.</param>
public sealed class Home(IReadOnlyDictionary<string, string>? settings = null) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-home-");
    private readonly List<SemcovProcess> started = [];

    public string Folder => folder.FullName;

    public string EventsFile => Path.Combine(Folder, "events.db");

    /// <summary>A home like this one, of its own. No process may be working on this one.</summary>
    public Home Copy()
    {
        var copy = new Home(settings);
        foreach (var directory in folder.EnumerateDirectories("*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(copy.Folder, Path.GetRelativePath(Folder, directory.FullName)));
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            file.CopyTo(Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file.FullName)));
        return copy;
    }

    public SemcovProcess Start(params string[] arguments)
    {
        var process = SemcovProcess.Start([.. arguments, "--home", Folder], settings ?? new Dictionary<string, string>());
        started.Add(process);
        return process;
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<Answer> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        return await process.EndAsync();
    }

    public async Task<IReadOnlyList<RecordedEvent>> EventsAsync()
    {
        using var store = OpenEvents();
        var events = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadAllAsync(GlobalPosition.Start, TestContext.Current.CancellationToken))
            events.Add(recorded);
        return events;
    }

    /// <summary>All events of one type, in order.</summary>
    public async Task<IReadOnlyList<T>> EventsAsync<T>() where T : IEvent => [.. (await EventsAsync()).Select(recorded => recorded.Body).OfType<T>()];

    /// <summary>Waits until an event has been appended, whoever appends it.</summary>
    public Task<T> HappensAsync<T>(Func<T, bool>? which = null) where T : IEvent =>
        Patience.WaitAsync(FindAsync(which ?? (_ => true)), () => $"No {typeof(T).Name} came to pass in {Folder}.\n{string.Join('\n', started)}");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Its events, as another process would open them.</summary>
    private SqlEventStore OpenEvents() => settings?.GetValueOrDefault("SEMCOV__EVENTSTORE__BACKEND") == EventStoreOptions.Postgres
        ? new PostgresEventStore(settings["SEMCOV__EVENTSTORE__CONNECTION"])
        : new SqliteEventStore(EventsFile);

    private async Task<T> FindAsync<T>(Func<T, bool> which) where T : IEvent
    {
        using var store = OpenEvents();
        await foreach (var recorded in store.SubscribeAllAsync(GlobalPosition.Start, TestContext.Current.CancellationToken))
        {
            if (recorded.Body is T body && which(body))
                return body;
        }
        throw new InvalidOperationException("A subscription never ends.");
    }
}

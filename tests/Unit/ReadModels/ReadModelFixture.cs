using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.ReadModels;

/// <summary>An event store and a read-model database of one test.</summary>
internal abstract class ReadModelFixture(IEventStore store, SqlDatabase database) : IDisposable
{
    private readonly Dictionary<string, long> versions = [];
    private DateTimeOffset now = Some.Noon;

    public IEventStore Store => store;

    public SqlDatabase Database => database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The same database, as another process would open it.</summary>
    public abstract SqlDatabase OpenDatabase();

    /// <summary>Gives a stream's newest event another type, and the hash that goes with it: as a newer program would have written it.</summary>
    public async Task BecomesAsync(string stream, long version, string type)
    {
        var events = await Store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop);
        var previous = version == 0 ? HashChain.Beginning : events[(int)version - 1].Hash;
        await using var connection = OpenEvents();
        var changed = await connection.ExecuteAsync(
            "update event set type = @type, hash = @Hash where stream = @stream and version = @version",
            new { type, stream, version, Hash = HashChain.Link(previous, events[(int)version] with { Type = type }) });
        Assert.Equal(1, changed);
    }

    public ProjectionRunner Runner(IProjection projection, SqlDatabase? database = null, IEventStore? store = null) =>
        new(projection, store ?? Store, database ?? Database, TimeProvider.System);

    /// <summary>Follows the events, as one process would.</summary>
    public ProjectionFollower Follower(SqlDatabase database, params IEnumerable<IProjection> projections) =>
        Follower([.. projections.Select(projection => Runner(projection, database))], database);

    public ProjectionFollower Follower(IReadOnlyList<ProjectionRunner> runners, SqlDatabase database, IEventStore? store = null) =>
        new(runners, store ?? Store, database, TimeProvider.System, NullLogger<ProjectionFollower>.Instance);

    public ReadModelProjections All(params IEnumerable<IProjection> projections) =>
        new([.. projections.Select(projection => Runner(projection))], Store, Database, TimeProvider.System);

    /// <summary>Each event a second after the one before, all under one correlation.</summary>
    public async Task<GlobalPosition> AppendAsync(string stream, params IEvent[] bodies)
    {
        var (position, correlation) = (GlobalPosition.Start, Guid.CreateVersion7());
        foreach (var body in bodies)
        {
            var expected = versions.TryGetValue(stream, out var version) ? ExpectedVersion.Exactly(version) : ExpectedVersion.NoStream;
            now = now.AddSeconds(1);
            var added = Some.Event(body);
            var result = await Store.AppendAsync(stream, expected, [added with { Context = added.Context with { At = now, CorrelationId = correlation } }], Stop);
            versions[stream] = result.Version;
            position = result.Position;
        }
        return position;
    }

    public Task<GlobalPosition> AppendExperimentAsync(string id, params IEvent[] bodies) => AppendAsync(Streams.Experiment(id), bodies);

    /// <summary>All rows of the tables, as text, in order.</summary>
    public async Task<List<string>> RowsAsync(IProjection projection)
    {
        await using var connection = await Database.OpenAsync(Stop);
        return [.. projection.Tables.SelectMany(table => connection.Query($"select * from {table}")
            .Select(row => table + ": " + string.Join(" | ", ((IDictionary<string, object?>)row).Select(cell => $"{cell.Key}={cell.Value}")))
            .Order(StringComparer.Ordinal))];
    }

    public virtual void Dispose()
    {
        ((IDisposable)store).Dispose();
        database.Dispose();
    }

    protected abstract DbConnection OpenEvents();
}

using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>The rows of an event store, written as plainly as SQLite lets one: what any event store on it is held against.</summary>
internal static class BareInserts
{
    public const string Stream = "experiment-019ae0c2-7f3e-7c1a-9b57-3f0d9a5a4c11";

    // The same columns and the same constraints as the event store's table.
    private const string Schema = """
        create table event (
            position integer primary key autoincrement, event_id text not null unique, stream text not null, version integer not null, type text not null,
            at text not null, correlation_id text not null, causation_id text, actor text not null, trace_parent text, body text not null, hash blob not null,
            unique (stream, version)
        ) strict;
        """;

    private const string Insert = """
        insert into event (event_id, stream, version, type, at, correlation_id, causation_id, actor, trace_parent, body, hash)
        values (@event_id, @stream, @version, 'training.epoch-completed.v1', '2026-03-01T12:00:00.0000000Z', @other_id, @other_id, 'service:training',
            '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', @body, @hash)
        """;

    private static readonly string Body = $$"""{"experimentId":"{{new string('e', 36)}}","rest":"{{new string('x', 290)}}"}""";

    /// <returns>How long the transactions took.</returns>
    public static double Seconds(string path, int inTransaction, int transactions, CancellationToken cancellation)
    {
        using var file = new SqliteFile(path);
        file.Create(Schema);
        using var connection = file.Open();
        var ids = Enumerable.Range(0, inTransaction * transactions).Select(_ => Guid.CreateVersion7().ToString()).ToList();
        var started = Stopwatch.GetTimestamp();
        using var command = connection.CreateCommand();
        command.CommandText = Insert;
        var id = command.Parameters.Add("@event_id", SqliteType.Text);
        var version = command.Parameters.Add("@version", SqliteType.Integer);
        command.Parameters.AddWithValue("@stream", Stream);
        command.Parameters.AddWithValue("@other_id", ids[0]);
        command.Parameters.AddWithValue("@body", Body);
        command.Parameters.AddWithValue("@hash", new byte[32]);
        for (var number = 0; number < ids.Count; number += inTransaction)
        {
            cancellation.ThrowIfCancellationRequested();
            using var transaction = connection.BeginTransaction(deferred: false);
            command.Transaction = transaction;
            for (var row = number; row < number + inTransaction; row++)
            {
                (id.Value, version.Value) = (ids[row], row);
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

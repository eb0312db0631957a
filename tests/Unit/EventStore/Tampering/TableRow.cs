using System.Data.Common;
using Dapper;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Tests.Unit.EventStore.Tampering;

/// <summary>A row of the event table, every column.</summary>
internal sealed record TableRow(
    long Position, string EventId, string Stream, long Version, string Type, string At, string CorrelationId, string? CausationId, string Actor,
    string? TraceParent, string Body, string Hash)
{
    private const string Columns = "position, event_id, stream, version, type, at, correlation_id, causation_id, actor, trace_parent, body";

    public static List<TableRow> ReadAll(DbConnection sql) =>
    [
        .. sql.Query<Read>(
            "select position as Position, event_id as EventId, stream as Stream, version as Version, type as Type, at as At, correlation_id as CorrelationId, "
            + "causation_id as CausationId, actor as Actor, trace_parent as TraceParent, body as Body, hash as Hash from event order by position")
            .Select(row => new TableRow(
                row.Position, row.EventId, row.Stream, row.Version, row.Type, row.At, row.CorrelationId, row.CausationId, row.Actor, row.TraceParent, row.Body,
                Convert.ToHexStringLower(row.Hash))),
    ];

    /// <summary>Makes the table's rows others, with as few statements as that needs.</summary>
    public static void Replace(DbConnection sql, IReadOnlyCollection<TableRow> before, IReadOnlyCollection<TableRow> after)
    {
        using var transaction = sql.BeginTransaction();
        sql.Execute("delete from event where position = @Position", before.Except(after), transaction);
        sql.Execute(
            $"insert into event ({Columns}, hash) values (@Position, @EventId, @Stream, @Version, @Type, @At, @CorrelationId, @CausationId, @Actor, @TraceParent, @Body, @Bytes)",
            after.Except(before).Select(row => new
            {
                row.Position,
                row.EventId,
                row.Stream,
                row.Version,
                row.Type,
                row.At,
                row.CorrelationId,
                row.CausationId,
                row.Actor,
                row.TraceParent,
                row.Body,
                Bytes = Convert.FromHexString(row.Hash),
            }),
            transaction);
        transaction.Commit();
    }

    /// <summary>The row with the hash that it should have after another: what somebody who knows the chain would write.</summary>
    public TableRow ChainedTo(TableRow? before)
    {
        var context = new EventContext(UtcText.Parse(At), Guid.Parse(CorrelationId), CausationId is null ? null : Guid.Parse(CausationId), Actor, TraceParent);
        var recorded = new RecordedEvent(
            Guid.Parse(EventId), Stream, Version, new(Position), Type, context, System.Text.Encoding.UTF8.GetBytes(Body), default);
        return this with { Hash = Convert.ToHexStringLower(HashChain.Link(before is null ? HashChain.Beginning : Convert.FromHexString(before.Hash), recorded)) };
    }

    private sealed record Read(
        long Position, string EventId, string Stream, long Version, string Type, string At, string CorrelationId, string? CausationId, string Actor,
        string? TraceParent, string Body, byte[] Hash);
}

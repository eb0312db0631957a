using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Parked;

public sealed class ParkedQueries(SqlDatabase database) : IParkedQueries
{
    private const int MostRows = 500;
    private const string Order = "parked desc";

    private const string Select = """
        select id as Id, queue as Queue, message_id as MessageId, message_type as MessageType, cause as Cause, exception as Exception, fault as Fault, body as Body,
            bytes as Bytes, preview as Preview, parked_at as ParkedAt, times as Times, decision as Decision, reason as Reason, decided_by as DecidedBy, decided_at as DecidedAt
        from parked_message
        """;

    public async Task<Page<ParkedSummary>> ListAsync(bool all = false, string? after = null, int limit = 100, CancellationToken cancellation = default)
    {
        var most = Math.Clamp(limit, 1, MostRows);
        var keyset = after is null ? null : Keyset.Parse(after, Order);
        var filter = all ? "1 = 1" : "decision = 'Waiting'";
        var sql = new NamedParameters();
        var rows = await database.QueryAsync<Row>(
            $"{Select} where {filter} and {keyset?.Following("parked_at", descending: true, sql.Add) ?? "1 = 1"} order by parked_at desc, id desc limit {sql.Add(most + 1)}",
            sql.Parameters, cancellation);
        var total = await database.QueryAsync<long>($"select count(*) from parked_message where {filter}", cancellation: cancellation);
        var next = rows.Count > most ? Keyset.Of(Order, rows[most - 1].ParkedAt, rows[most - 1].Id).ToString() : null;
        return new([.. rows.Take(most).Select(row => row.ToSummary())], next, total[0]);
    }

    public async Task<ParkedSummary?> FindAsync(string idOrPart, CancellationToken cancellation = default)
    {
        if (idOrPart.Length == 0)
            return null;
        var found = await database.QueryAsync<Row>(
            $@"{Select} where id = @idOrPart or lower(id) like @Beginning escape '\' or lower(id) like @End escape '\' limit 2",
            new { idOrPart, Beginning = LikePattern.Beginning(idOrPart), End = LikePattern.End(idOrPart) }, cancellation);
        return found.Count == 1 ? found[0].ToSummary() : null;
    }

    private sealed record Row(
        string Id, string Queue, string? MessageId, string? MessageType, string Cause, string? Exception, string Fault, string Body, long Bytes, string Preview,
        string ParkedAt, long Times, string Decision, string? Reason, string? DecidedBy, string? DecidedAt)
    {
        public ParkedSummary ToSummary() => new(
            Id, Queue, MessageId is null ? null : Guid.Parse(MessageId), MessageType, Enum.Parse<ParkingCause>(Cause), Exception, Fault, Digest.Parse(Body), Bytes, Preview,
            UtcText.Parse(ParkedAt), Times, Enum.Parse<ParkedDecision>(Decision), Reason, DecidedBy, DecidedAt is null ? null : UtcText.Parse(DecidedAt));
    }
}

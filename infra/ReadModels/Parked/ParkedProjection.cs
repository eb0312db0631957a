using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Parked;

/// <summary>One row a parked message, with what was decided on it.</summary>
public sealed class ParkedProjection : IProjection
{
    public string Name => "parked";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["parked_message"];

    public string Schema => """
        create table if not exists parked_message (
            id text not null primary key,
            queue text not null,
            message_id text,
            message_type text,
            cause text not null,
            exception text,
            fault text not null,
            body text not null,
            bytes bigint not null,
            preview text not null,
            parked_at text not null,
            times bigint not null,
            decision text not null,
            reason text,
            decided_by text,
            decided_at text
        );
        create index if not exists parked_message_by_time on parked_message (decision, parked_at, id);
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => recorded.Body switch
    {
        MessageParked e => transaction.ExecuteAsync(Park, Row(e, recorded)),
        MessageReplayed e => DecideAsync(transaction, recorded, e, ParkedDecision.Replayed, e.Reason, e.By),
        MessageDiscarded e => DecideAsync(transaction, recorded, e, ParkedDecision.Discarded, e.Reason, e.By),
        _ => Task.CompletedTask,
    };

    // One that was replayed and failed again waits anew, for what it fails of now.
    private const string Park = """
        insert into parked_message (id, queue, message_id, message_type, cause, exception, fault, body, bytes, preview, parked_at, times, decision)
        values (@ParkedId, @Queue, @MessageId, @MessageType, @Cause, @ExceptionType, @Fault, @Body, @Bytes, @Preview, @At, 1, 'Waiting')
        on conflict (id) do update set cause = excluded.cause, exception = excluded.exception, fault = excluded.fault, parked_at = excluded.parked_at,
            times = parked_message.times + 1, decision = excluded.decision, reason = null, decided_by = null, decided_at = null
        """;

    private const string Decide =
        "update parked_message set decision = @Decision, reason = @reason, decided_by = @by, decided_at = @At where id = @ParkedId";

    private static object Row(MessageParked e, RecordedEvent recorded) => new
    {
        e.ParkedId,
        e.Queue,
        MessageId = e.MessageId?.ToString(),
        e.MessageType,
        Cause = e.Cause.ToString(),
        e.ExceptionType,
        e.Fault,
        Body = e.Body.ToString(),
        e.Bytes,
        e.Preview,
        At = UtcText.Of(recorded.Context.At),
    };

    private static Task DecideAsync(DbTransaction transaction, RecordedEvent recorded, IParkedMessageEvent e, ParkedDecision decision, string reason, string by) =>
        transaction.ExecuteAsync(Decide, new { e.ParkedId, Decision = decision.ToString(), reason, by, At = UtcText.Of(recorded.Context.At) });
}

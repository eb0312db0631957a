using System.Buffers;
using System.Data.Common;
using System.Text;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Sql;

/// <summary>Reads events as links, page by page, every text as the bytes that the database holds.</summary>
/// <param name="bytes">A row's field as bytes; not asked for one that is null.</param>
internal sealed class LinkPages(Func<CancellationToken, Task<DbConnection>> open, LinkPages.FieldBytes bytes)
{
    /// <summary>Links in a page that is not the last.</summary>
    public const int Size = 4000;

    private const int UsualInput = 1024;

    private const string Columns = "position, hash, stream, version, type, event_id, at, correlation_id, causation_id, actor, trace_parent, body";

    public delegate ReadOnlySpan<byte> FieldBytes(DbDataReader row, int field);

    // In the order of the columns.
    private enum Field
    {
        Position, Hash, Stream, Version, Type, EventId, At, CorrelationId, CausationId, Actor, TraceParent, Body,
    }

    /// <summary>Empty at the end. What cannot be read ends a page early and is an error where it would begin one.</summary>
    public async Task<List<StoredLink>> AfterAsync(GlobalPosition position, CancellationToken cancellation)
    {
        List<StoredLink> page = new(Size);
        try
        {
            await using var connection = await open(cancellation);
            await using var command = connection.CreateCommand();
            await using var row = await PlainReader.ReadAsync(command, Columns, position, Size, cancellation);
            var input = new ArrayBufferWriter<byte>(UsualInput);
            while (await row.ReadAsync(cancellation))
                page.Add(Read(row, input));
        }
        catch (DbException) when (page.Count > 0)
        {
            // The next page begins with it.
        }
        return page;
    }

    private StoredLink Read(DbDataReader row, ArrayBufferWriter<byte> input)
    {
        input.ResetWrittenCount();
        var fields = new HashFields(input);
        HashChain.Begin(fields, HashChain.Beginning.Span);
        Add(fields, row, Field.EventId);
        Add(fields, row, Field.Stream);
        fields.Add(row.GetInt64((int)Field.Version));
        Add(fields, row, Field.Type);
        Add(fields, row, Field.At);
        Add(fields, row, Field.CorrelationId);
        Add(fields, row, Field.CausationId);
        Add(fields, row, Field.Actor);
        Add(fields, row, Field.TraceParent);
        Add(fields, row, Field.Body);
        return new(
            Encoding.UTF8.GetString(bytes(row, (int)Field.Stream)), row.GetInt64((int)Field.Version), new(row.GetInt64((int)Field.Position)),
            Encoding.UTF8.GetString(bytes(row, (int)Field.Type)), input.WrittenSpan.ToArray(), bytes(row, (int)Field.Hash).ToArray());
    }

    private void Add(HashFields fields, DbDataReader row, Field field)
    {
        if (row.IsDBNull((int)field))
            fields.AddAbsent();
        else
            fields.Add(bytes(row, (int)field));
    }
}

using System.Data.Common;

namespace SemCovNet.EventStore.Sql;

/// <summary>Reads positions and hashes alone, page by page.</summary>
internal sealed class HashPages(Func<CancellationToken, Task<DbConnection>> open)
{
    private const int Size = 20_000;

    /// <summary>Empty at the end.</summary>
    public async Task<List<StoredHash>> AfterAsync(GlobalPosition position, CancellationToken cancellation)
    {
        await using var connection = await open(cancellation);
        await using var command = connection.CreateCommand();
        await using var row = await PlainReader.ReadAsync(command, "position, hash", position, Size, cancellation);
        List<StoredHash> page = new(Size);
        while (await row.ReadAsync(cancellation))
            page.Add(new(new(row.GetInt64(0)), row.GetFieldValue<byte[]>(1)));
        return page;
    }
}

using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SemCovNet.EventStore.Postgres;

/// <summary>Hears of every append, whichever process made it, over a connection of its own, which it opens again when it is lost.</summary>
internal sealed class PostgresListener(Func<CancellationToken, Task<DbConnection>> open, Action<GlobalPosition> heard, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ends = new();
    private int started;

    /// <summary>Begins to listen, if it does not yet.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref started, 1) == 0)
            _ = Task.Run(GoOnAsync);
    }

    public void Dispose()
    {
        // Not disposed: the listening task may still look at the token, which holds nothing that needs to be given back.
        ends.Cancel();
    }

    private async Task GoOnAsync()
    {
        while (!ends.IsCancellationRequested)
        {
            try
            {
                await ListenAsync();
            }
            catch (Exception) when (ends.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException error)
            {
                logger.LogWarning(error, "The connection that hears of new events was lost; it is opened again. Until then followers look for themselves.");
                await Task.WhenAny(Task.Delay(Pause, ends.Token));
            }
        }
    }

    private async Task ListenAsync()
    {
        await using var connection = (NpgsqlConnection)await open(ends.Token);
        var announcement = $"{await connection.ExecuteScalarAsync<string>("select current_schema()")} ";
        connection.Notification += (_, told) => Hear(told.Payload, announcement);
        await connection.ExecuteAsync($"listen {PostgresEventTable.Channel}");
        // What was appended before we listened was announced to nobody.
        heard(new(await connection.ExecuteScalarAsync<long>("select last_position from event_numbering")));
        while (true)
            await connection.WaitAsync(ends.Token);
    }

    // Other schemas have positions of their own, and builds before this one tell none: until they are gone their appends are found by looking.
    private void Hear(string payload, string announcement)
    {
        if (payload.StartsWith(announcement, StringComparison.Ordinal) && long.TryParse(payload.AsSpan(announcement.Length), CultureInfo.InvariantCulture, out var position))
            heard(new(position));
    }
}

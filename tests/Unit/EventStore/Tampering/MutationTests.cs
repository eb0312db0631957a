using System.Data.Common;
using System.Globalization;
using Dapper;
using SemCovNet.Tests.Unit.EventStore.Checkpoints;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Tampering;

/// <summary>
/// Somebody with a SQL client changes, removes, adds and moves events: <c>semcov verify</c> finds each time that something was done. As many times as
/// <c>SEMCOV_TEST_MUTATIONS</c> says, 300 without it.
/// </summary>
public abstract class MutationTests(StoreUnderTest under, string setCounter) : IDisposable
{
    private const int Usual = 300;

    public void Dispose()
    {
        under.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Whatever_is_done_to_stored_events_is_found()
    {
        using var store = await SignedStore.CreateAsync(under, eventsPerStream: 10);
        await using var sql = under.OpenSql()!;
        var pristine = TableRow.ReadAll(sql);
        var mutations = new Mutations(pristine, pristine.Count - SignedStore.Uncovered, new Random(20261126));
        List<string> unfound = [];
        for (var number = 0; number < Count(); number++)
        {
            var mutation = mutations.Next();
            Write(sql, pristine, mutation.Rows, mutation.Counter);
            if ((await store.VerifyAsync()) is { FirstFault: null, Checkpoints.FirstFault: null })
                unfound.Add(mutation.What);
            Write(sql, mutation.Rows, pristine, pristine.Count);
        }

        Assert.Empty(unfound);
        Assert.True((await store.VerifyAsync()).Sound, "what was put back is not what was there");
    }

    private static int Count() =>
        Environment.GetEnvironmentVariable("SEMCOV_TEST_MUTATIONS") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : Usual;

    private void Write(DbConnection sql, List<TableRow> before, List<TableRow> after, long counter)
    {
        TableRow.Replace(sql, before, after);
        sql.Execute(setCounter, new { counter });
    }
}

public sealed class SqliteMutations() : MutationTests(new SqliteStore(), "update sqlite_sequence set seq = @counter where name = 'event'");

public sealed class PostgresMutations() : MutationTests(new PostgresStore(), "update event_numbering set last_position = @counter");

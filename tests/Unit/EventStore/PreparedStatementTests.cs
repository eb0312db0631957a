using Dapper;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.Tests.Unit.EventStore;

public sealed class PreparedStatementTests
{
    private const string Asked = "select @number + 1";

    [Theory]
    [InlineData("", 1)]
    [InlineData(";Max Auto Prepare=0", 0)]
    public async Task What_is_asked_often_is_prepared_unless_the_connection_string_forbids_it(string setting, int prepared)
    {
        using var schema = PostgresSchema.Create();
        using var server = new PostgresServer(schema.Connection + setting);
        await using var connection = await server.OpenAsync(TestContext.Current.CancellationToken);
        for (var turn = 0; turn < 10; turn++)
            Assert.Equal(turn + 1, await connection.ExecuteScalarAsync<int>(Asked, new { number = turn }));

        Assert.Equal(prepared, await connection.ExecuteScalarAsync<int>("select count(*) from pg_prepared_statements where statement like 'select $1 + 1'"));
    }
}

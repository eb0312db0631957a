using Microsoft.Data.Sqlite;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Tests.Services.Host.Terminal;

public sealed class FailuresTests
{
    [Theory]
    [InlineData(8, "attempt to write a readonly database", "The database cannot be used: attempt to write a readonly database. See: semcov doctor")]
    [InlineData(14, "unable to open database file", "The database cannot be used: unable to open database file. See: semcov doctor")]
    [InlineData(13, "database or disk is full", "The disk of the database is full: database or disk is full. What was recorded before stands. Free space on it and run the command again.")]
    [InlineData(1, "no such column: nosuch", null)]
    [InlineData(19, "constraint failed", null)]
    public void What_a_database_file_refuses_is_told_and_a_wrong_query_is_a_fault_of_ours(int code, string message, string? told) =>
        Assert.Equal(told, Failures.Explain(new SqliteException(message, code)));
}

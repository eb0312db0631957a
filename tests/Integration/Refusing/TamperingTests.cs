using Microsoft.Data.Sqlite;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Refusing;

public sealed class TamperingTests(PreparedHome prepared)
{
    [Fact]
    public async Task One_changed_byte_in_a_stored_event_is_found_and_named()
    {
        using var home = prepared.Copy();
        var untouched = (await home.RunAsync("verify")).Succeeded();
        Assert.EndsWith("all as they were written", untouched.Output.TrimEnd());

        var victim = (await home.EventsAsync())[1];
        ChangeOneByte(home, victim.Position.Value);
        var tampered = await home.RunAsync("verify");
        Assert.Equal(1, tampered.Exit);
        Assert.Contains($"{victim.Stream}@{victim.Version} (position {victim.Position}, {victim.Type})", tampered.Errors);
    }

    // A digit of a number or a digest: the body stays JSON of the same length.
    private static void ChangeOneByte(Home home, long position)
    {
        using var connection = new SqliteConnection($"Data Source={home.EventsFile};Pooling=False");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "select body from event where position = $position";
        read.Parameters.AddWithValue("$position", position);
        var body = ((string)read.ExecuteScalar()!).ToCharArray();
        var digit = Array.FindIndex(body, char.IsAsciiDigit);
        body[digit] = body[digit] == '1' ? '2' : '1';
        using var write = connection.CreateCommand();
        write.CommandText = "update event set body = $body where position = $position";
        write.Parameters.AddWithValue("$body", new string(body));
        write.Parameters.AddWithValue("$position", position);
        Assert.Equal(1, write.ExecuteNonQuery());
    }
}

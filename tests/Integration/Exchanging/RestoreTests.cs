using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Exchanging;

/// <summary>A backup is restored to where the platform reads next, or not at all.</summary>
public sealed class RestoreTests(PreparedHome prepared) : IDisposable
{
    private readonly Home home = prepared.Copy();

    private string Backup => Path.Combine(home.Folder, "backup");

    public void Dispose() => home.Dispose();

    /// <summary>Whether or not there is a server: none is asked.</summary>
    [Fact]
    public async Task Where_a_server_keeps_the_events_no_file_is_restored()
    {
        using var other = new Home(new Dictionary<string, string>
        {
            ["SEMCOV__EVENTSTORE__BACKEND"] = "postgres",
            ["SEMCOV__EVENTSTORE__CONNECTION"] = "Host=127.0.0.1;Port=1;Database=semcov;Username=semcov;Password=none",
        });

        await IsRefusedAsync(other, $"The events are kept by postgres (SEMCOV__EVENTSTORE__BACKEND), which would not read the file {other.EventsFile}");
    }

    [Fact]
    public async Task Where_another_file_keeps_the_events_none_is_restored()
    {
        var elsewhere = Path.Combine(home.Folder, "elsewhere.db");
        using var other = new Home(new Dictionary<string, string> { ["SEMCOV__EVENTSTORE__CONNECTION"] = elsewhere });

        await IsRefusedAsync(other, $"The events are read from {elsewhere} (SEMCOV__EVENTSTORE__CONNECTION), and a backup is restored to {other.EventsFile}");
    }

    [Fact]
    public async Task Read_models_in_another_file_are_left_from_an_earlier_home_too()
    {
        var elsewhere = Path.Combine(home.Folder, "elsewhere.db");
        await File.WriteAllTextAsync(elsewhere, "of an earlier home", TestContext.Current.CancellationToken);
        using var other = new Home(new Dictionary<string, string> { ["SEMCOV__READMODELS__CONNECTION"] = elsewhere });

        await IsRefusedAsync(other, $"{elsewhere} is left from an earlier home");
    }

    [Fact]
    public async Task Read_models_on_a_server_are_folded_into_a_database_that_has_none()
    {
        using var schema = PostgresSchema.Create();
        var settings = new Dictionary<string, string> { ["SEMCOV__READMODELS__BACKEND"] = "postgres", ["SEMCOV__READMODELS__CONNECTION"] = schema.Connection };
        using var first = new Home(settings);
        using var second = new Home(settings);

        await BackUpAsync();
        (await first.RunAsync("restore", Backup)).Succeeded();
        Assert.Contains(DrawnDataset.Name, (await first.RunAsync("datasets", "list")).Succeeded().Output);

        await IsRefusedAsync(second, "The database of SEMCOV__READMODELS__CONNECTION holds read models already");
    }

    private async Task BackUpAsync()
    {
        if (!Directory.Exists(Backup))
            (await home.RunAsync("backup", "--to", Backup)).Succeeded();
    }

    private async Task IsRefusedAsync(Home other, string reason)
    {
        await BackUpAsync();
        var refused = await other.RunAsync("restore", Backup);
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Contains(reason, refused.Errors);
        Assert.Contains("Nothing was copied.", refused.Errors);
        Assert.False(File.Exists(other.EventsFile));
    }
}

using SemCovNet.Cli.Running;

namespace SemCovNet.Tests.Services.Host;

/// <summary>A backup is restored into a home in which nothing of an earlier one is left.</summary>
[Collection(Semcov.Name)]
public sealed class RestoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("events.db")]
    [InlineData("events.db-wal")]
    [InlineData("events.db-shm")]
    [InlineData("events.db-journal")]
    [InlineData("readmodels.db")]
    [InlineData("readmodels.db-wal")]
    public async Task A_file_that_an_earlier_home_left_is_named_and_nothing_is_copied(string left)
    {
        await BackUpAsync();
        folder.Write($"new/{left}", "of an earlier home");

        var answer = await RestoreAsync("new");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"semcov: {folder["new"]}/{left} is left from an earlier home, ", answer.Error);
        Assert.Equal(left, Assert.Single(FilesOf("new")));
    }

    [Fact]
    public async Task A_home_that_lost_its_events_is_restored_once_the_rest_of_it_is_out_of_the_way()
    {
        await SetLimitAsync("0.3");
        await RunAsync("checkpoint");
        await BackUpAsync();
        await SetLimitAsync("0.4");
        await RunAsync("checkpoint");
        File.Delete(folder["home/events.db"]);
        var (readModels, later) = (folder["home/readmodels.db"], folder["home/checkpoints/000000002.json"]);

        var refused = await RestoreAsync("home");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(readModels, refused.Error);
        Assert.Contains($"{later} are left from an earlier home, ", refused.Error);
        Assert.False(File.Exists(folder["home/events.db"]));

        foreach (var left in Directory.GetFiles(folder["home"], "*.db*").Append(later))
            File.Delete(left);
        var restored = await RestoreAsync("home");
        Assert.True(restored.ExitCode == 0, restored.Error);
        Assert.Equal(0.3, (await RunAsync("policy", "show", "default", "--json")).Json()[0].GetProperty("limits")[0].GetProperty("maximum").GetDouble());
        await SetLimitAsync("0.5");
        Assert.Equal(2, (await RunAsync("checkpoint", "--json")).Json().GetProperty("newest").GetProperty("number").GetInt64());
        Assert.Equal(0, (await RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task A_key_that_tells_of_checkpoints_the_backup_has_none_of_is_left_from_an_earlier_home()
    {
        await BackUpAsync();
        await RunAsync("checkpoint");
        var key = Path.GetFileName(Directory.GetFiles(folder["home/checkpoints"], "*.pub.pem").Single());
        Directory.CreateDirectory(folder["new/checkpoints"]);
        File.Copy(folder[$"home/checkpoints/{key}"], folder[$"new/checkpoints/{key}"]);

        var answer = await RestoreAsync("new");

        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith($"semcov: {folder["new"]}/checkpoints/{key} is left from an earlier home, ", answer.Error);
        Assert.Equal(key, Assert.Single(FilesOf("new")));
    }

    [Fact]
    public async Task A_restore_that_was_interrupted_is_begun_anew()
    {
        await BackUpAsync();
        folder.Write("new/events.db.part", "half");
        folder.Write("new/events.db.part-wal", "half");

        var answer = await RestoreAsync("new");

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.DoesNotContain(FilesOf("new"), name => name!.Contains(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Beneath_a_platform_that_runs_nothing_is_restored()
    {
        await BackUpAsync();
        using var held = HomeLock.TryTake(Directory.CreateDirectory(folder["new"]).FullName);

        (await RestoreAsync("new")).IsFailure($"Another process runs the platform on {folder["new"]}: stop it first, or restore into a new home, --home DIR.");

        Assert.Empty(FilesOf("new"));
    }

    [Fact]
    public async Task Beneath_a_platform_that_runs_no_history_is_taken_over()
    {
        await SetLimitAsync("0.3");
        Assert.Equal(0, (await RunAsync("export", "all", "--to", folder["exported"])).ExitCode);
        using var held = HomeLock.TryTake(Directory.CreateDirectory(folder["new"]).FullName);

        (await Semcov.RunAsync("import-history", folder["exported"], "--home", folder["new"])).IsFailure(
            $"Another process runs the platform on {folder["new"]}: stop it first, or import into a new home, --home DIR.");

        Assert.Empty(FilesOf("new"));
    }

    [Fact]
    public async Task Read_models_whose_events_are_gone_are_told_by_whoever_opens_them_and_no_history_is_taken_over_beneath_them()
    {
        await SetLimitAsync("0.3");
        Assert.Equal(0, (await RunAsync("export", "all", "--to", folder["exported"])).ExitCode);
        await SetLimitAsync("0.4");
        File.Delete(folder["home/events.db"]);

        foreach (var refused in new[] { await RunAsync("import-history", folder["exported"]), await RunAsync("experiments", "list") })
        {
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            Assert.StartsWith("semcov: The read models tell of events up to position 1, and the newest event is at 0: they are of another history. ", refused.Error);
        }

        File.Delete(folder["home/readmodels.db"]);
        Assert.Equal(0, (await RunAsync("import-history", folder["exported"])).ExitCode);
        Assert.Equal(0.3, (await RunAsync("policy", "show", "default", "--json")).Json()[0].GetProperty("limits")[0].GetProperty("maximum").GetDouble());
    }

    private async Task BackUpAsync()
    {
        await SetLimitAsync("0.3");
        var answer = await RunAsync("backup", "--to", folder["backup"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    private async Task SetLimitAsync(string most)
    {
        var answer = await RunAsync("policy", "set", "default", "--max", $"cdi.slope@1={most}", "--reason", "test");
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    // The lock's file is no part of what is restored.
    private IEnumerable<string?> FilesOf(string home) =>
        Directory.EnumerateFiles(folder[home], "*", SearchOption.AllDirectories).Select(Path.GetFileName).Where(name => name != "platform.lock");

    private Task<Answer> RestoreAsync(string home) => Semcov.RunAsync("restore", folder["backup"], "--home", folder[home]);

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync([.. arguments, "--home", folder["home"]]);
}

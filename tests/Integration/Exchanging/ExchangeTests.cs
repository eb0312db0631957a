using SemCovNet.EventStore;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Exchanging;

public sealed class ExchangeTests(PreparedHome prepared)
{
    [Fact]
    public async Task An_empty_platform_that_imports_everything_is_the_same_and_can_export_it_again()
    {
        using var home = prepared.Copy();
        using var other = new Home();
        var (exported, again) = (Path.Combine(home.Folder, "export"), Path.Combine(other.Folder, "export"));

        (await home.RunAsync("export", "all", "--to", exported)).Succeeded();
        (await other.RunAsync("import-history", exported)).Succeeded();
        (await other.RunAsync("export", "all", "--to", again)).Succeeded();

        Assert.Equal(await LinesAsync(exported), await LinesAsync(again));
        Assert.Equal(Names(Path.Combine(exported, "artifacts")), Names(Path.Combine(again, "artifacts")));
        Assert.EndsWith("all as they were written", (await other.RunAsync("verify")).Succeeded().Output.TrimEnd());
        Assert.Equal((await ListAsync(home)).Output, (await ListAsync(other)).Output);
        Assert.Equal(await PlacesAsync(home), await PlacesAsync(other));
    }

    [Fact]
    public async Task A_backup_restored_elsewhere_is_the_same_platform()
    {
        using var home = prepared.Copy();
        using var other = new Home();
        var backup = Path.Combine(home.Folder, "backup");

        (await home.RunAsync("backup", "--to", backup)).Succeeded();
        (await other.RunAsync("restore", backup)).Succeeded();

        Assert.EndsWith("all as they were written", (await other.RunAsync("verify")).Succeeded().Output.TrimEnd());
        Assert.Equal((await ListAsync(home)).Output, (await ListAsync(other)).Output);
        Assert.Equal(await PlacesAsync(home), await PlacesAsync(other));
        Assert.Equal(Names(Path.Combine(backup, "artifacts")), Names(Path.Combine(other.Folder, "artifacts")));

        var refused = await other.RunAsync("restore", backup);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("are left from an earlier home, and would be read together with the restored events", refused.Errors);
    }

    [Fact]
    public async Task Descriptors_are_the_same_as_a_table_and_as_they_are_kept()
    {
        using var home = prepared.Copy();
        string[] export = ["annotations", "export", "--dataset", DrawnDataset.Name];
        var table = (await home.RunAsync(export)).Succeeded().Output.TrimEnd().Split('\n');
        var kept = (await home.RunAsync([.. export, "--json"])).Succeeded().Json;

        Assert.Equal(table[0], string.Join(',', kept.GetProperty("vocabulary").EnumerateArray().Select(descriptor => descriptor.GetProperty("name").GetString()).Prepend("image")));
        Assert.Equal(PreparedHome.Images, table.Length - 1);
        Assert.Equal(table[1..], kept.GetProperty("images").EnumerateArray().Select(image =>
            string.Join(',', image.GetProperty("values").EnumerateArray().Select(value => $"{value}").Prepend(image.GetProperty("image").GetString()))));
    }

    private static Task<Answer> ListAsync(Home home) => home.RunAsync("datasets", "show", DrawnDataset.Name, "--json");

    private static Task<string[]> LinesAsync(string folder) => File.ReadAllLinesAsync(Path.Combine(folder, "events.jsonl"), TestContext.Current.CancellationToken);

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<(GlobalPosition, string)>> PlacesAsync(Home home) =>
        (await home.EventsAsync()).Select(recorded => (recorded.Position, Convert.ToHexString(recorded.Hash.Span)));
}

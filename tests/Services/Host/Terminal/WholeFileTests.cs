using SemCovNet.Cli.Terminal;

namespace SemCovNet.Tests.Services.Host.Terminal;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private FileInfo Report => new(folder["report.json"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Cancelled_in_the_middle_the_older_file_stays_as_it_was_and_nothing_is_left_beside_it()
    {
        using var stop = new CancellationTokenSource();
        folder.Write("report.json", "the older one");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WholeFile.WriteAsync(Report, async text =>
        {
            await text.WriteAsync("half of".AsMemory(), stop.Token);
            await text.FlushAsync(stop.Token);
            await stop.CancelAsync();
            await text.WriteAsync("the newer one".AsMemory(), stop.Token);
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WholeFile.WriteAsync(Report, "the newer one"u8.ToArray(), stop.Token));

        Assert.Equal("the older one", Only());
    }

    [Fact]
    public async Task It_takes_the_place_of_an_older_one_whatever_it_is_written_from()
    {
        WholeFile.Write(Report, "a text, with é");
        Assert.Equal("a text, with é", Only());
        await WholeFile.WriteAsync(Report, "bytes"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal("bytes", Only());
        await WholeFile.WriteAsync(Report, text => text.WriteAsync("part by part".AsMemory(), TestContext.Current.CancellationToken));
        Assert.Equal("part by part", Only());
    }

    [Fact]
    public void A_file_of_the_users_own_with_a_name_like_ours_stays()
    {
        folder.Write("report.json.part", "mine");
        WholeFile.Write(Report, "whole");
        Assert.Equal("mine", File.ReadAllText(folder["report.json.part"]));
    }

    [Fact]
    public void Through_a_link_what_it_leads_to_is_written()
    {
        folder.Write("elsewhere/report.json", "the older one");
        File.CreateSymbolicLink(Report.FullName, folder["elsewhere/report.json"]);
        WholeFile.Write(Report, "whole");
        Assert.Equal("whole", File.ReadAllText(folder["elsewhere/report.json"]));
        Assert.NotNull(new FileInfo(Report.FullName).LinkTarget);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var refused = Assert.Throws<CommandFailedException>(() => WholeFile.Write(new(folder["none/report.json"]), "whole"));
        Assert.Equal($"{folder["none/report.json"]} cannot be written: there is no folder {folder["none"]}.", refused.Message);
    }

    [Fact]
    public void A_device_is_not_replaced()
    {
        var refused = Assert.Throws<CommandFailedException>(() => WholeFile.Write(new("/dev/none-of-that-name"), "whole"));
        Assert.Equal("/dev/none-of-that-name is a device: give a file of its own.", refused.Message);
    }

    // Byte for byte: nothing stands before a text.
    private string Only() => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.Path))));
}

using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class LatestTests
{
    [Fact]
    public async Task An_answer_that_comes_after_a_newer_ones_is_not_shown()
    {
        var latest = new Latest();
        var (first, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        List<string> shown = [];
        var asking = new[] { latest.ShowAsync(first.Task, shown.Add), latest.ShowAsync(second.Task, shown.Add) };

        second.SetResult("newer");
        await asking[1];
        Assert.False(latest.IsPending);
        first.SetResult("older");
        await asking[0];
        Assert.Equal(["newer"], shown);
    }

    [Fact]
    public async Task Nor_is_one_that_comes_while_a_newer_one_is_awaited()
    {
        var latest = new Latest();
        var (first, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        List<string> shown = [];
        var asking = new[] { latest.ShowAsync(first.Task, shown.Add), latest.ShowAsync(second.Task, shown.Add) };

        first.SetResult("older");
        await asking[0];
        Assert.Empty(shown);
        Assert.True(latest.IsPending);
        second.SetResult("newer");
        await asking[1];
        Assert.Equal(["newer"], shown);
    }
}

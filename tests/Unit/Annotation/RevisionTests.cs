using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class RevisionTests : IAsyncLifetime
{
    private readonly AnnotatedSkin skin = new();

    public async ValueTask InitializeAsync()
    {
        await skin.PublishAsync(1, ["a", "b"]);
        await skin.UploadAsync("image,hair\na,1\nb,0.5\n");
    }

    public ValueTask DisposeAsync()
    {
        skin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(null)]
    public async Task A_corrected_value_is_in_the_next_set(double? to)
    {
        await skin.ReviseAsync("b", "hair", to);
        Assert.Equal(new AnnotationRevised("skin", "b", "hair", 0.5, to, "second look"), (await skin.StreamAsync())[^2]);
        Assert.Equal([1, to], (await skin.SetAsync()).Images.Select(image => image.Values[0]));
    }

    [Fact]
    public async Task What_is_corrected_on_one_image_is_one_set()
    {
        await skin.UploadAsync("image,hair\na,0.75\n");
        var answer = await skin.ReviseAsync("a", new ValueRevision("hair", 0.75, 0));
        Assert.Equal((2, 0), (answer.AnnotationVersion, answer.Conflicts.Count));
        Assert.Equal(3, await skin.PublishCorrectionsAsync());
        Assert.Equal([0, 0.5], (await skin.SetAsync()).Images.Select(image => image.Values[0]));
    }

    [Fact]
    public async Task A_value_that_another_has_changed_meanwhile_is_told_and_nothing_is_saved()
    {
        await skin.ReviseAsync("b", "hair", 0.25);
        var answer = await skin.ReviseAsync("b", new ValueRevision("hair", 0.5, 1));
        Assert.Equal([new ValueConflict("hair", 0.5, 0.25, 1)], answer.Conflicts);
        Assert.Equal([1, 0.25], (await skin.SetAsync()).Images.Select(image => image.Values[0]));
        Assert.Empty((await skin.ReviseAsync("b", new ValueRevision("hair", 0.5, 0.25))).Conflicts);
    }

    [Fact]
    public async Task A_session_of_corrections_is_one_set_once_it_is_quiet_also_after_a_restart()
    {
        await skin.ReviseAsync("a", new ValueRevision("hair", 1, 0));
        await skin.ReviseAsync("b", new ValueRevision("hair", 0.5, 0.25));
        await skin.PassAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await skin.SetAsync()).Version);
        await skin.PassAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(61));
        await skin.PassAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(90));
        Assert.Equal(2, (await skin.SetAsync()).Version);
        Assert.Equal([0, 0.25], (await skin.SetAsync()).Images.Select(image => image.Values[0]));
    }

    [Fact]
    public async Task What_publishing_would_do_is_told_before()
    {
        await skin.ReviseAsync("a", new ValueRevision("hair", 1, 0.5));
        await skin.ReviseAsync("b", new ValueRevision("hair", 0.5, 0.25));
        await skin.ReviseAsync("b", new ValueRevision("hair", 0.25, 0.5));
        var preview = await skin.PreviewAsync();
        Assert.Equal((1, 1, 1, 60.0), (preview.AnnotationVersion, preview.Values, preview.Images, preview.QuietSeconds));
        Assert.Equal([new CellChange("benign", "hair", 0.75, 0.5)], preview.Difference.Cells);
    }

    [Fact]
    public async Task An_upload_keeps_what_was_corrected_before_it()
    {
        await skin.ReviseAsync("b", new ValueRevision("hair", 0.5, 0.25));
        await skin.UploadAsync("image,hair\na,0.125\n");
        Assert.Equal([0.125, 0.25], (await skin.SetAsync()).Images.Select(image => image.Values[0]));
        Assert.Null(await skin.PublishCorrectionsAsync());
    }

    [Fact]
    public async Task An_image_saved_without_a_change_was_looked_at()
    {
        await skin.ReviseAsync("a", changes: []);
        Assert.Equal(new ImageConfirmed("skin", "a", 1), (await skin.StreamAsync())[^1]);
    }

    [Fact]
    public async Task The_history_of_each_value_says_who_gave_it_and_why()
    {
        await skin.ReviseAsync("b", "hair", null);
        await skin.UploadAsync("image,hair\na,1\nb,0.25\n", file: "later.csv");
        var history = await skin.HistoryAsync("b");
        Assert.Equal([(null, 0.25, "later.csv"), (0.5, null, "second look"), (null, 0.5, "a.csv")], history.Select(change => (change.From, change.To, change.Why)));
        Assert.All(history, change => Assert.Equal(("hair", "user:tester"), (change.Descriptor, change.Actor)));
        Assert.Single(await skin.HistoryAsync("a"));
    }

    [Theory]
    [InlineData("z", "hair", 1, "Dataset \"skin\" has no image \"z\".")]
    [InlineData("a", "network", 1, "Dataset \"skin\" has no descriptor \"network\".")]
    [InlineData("a", "hair", 2, "2 is no value for hair: give a number from 0 to 1, or none to take the value back.")]
    public async Task What_does_not_exist_cannot_be_corrected(string image, string descriptor, double to, string error) =>
        Assert.Equal(error, (await Assert.ThrowsAsync<ArgumentException>(() => skin.ReviseAsync(image, descriptor, to))).Message);
}

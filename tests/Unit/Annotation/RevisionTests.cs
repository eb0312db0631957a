using SemCovNet.Contracts.Events;

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

    [Theory]
    [InlineData("z", "hair", 1, "Dataset \"skin\" has no image \"z\".")]
    [InlineData("a", "network", 1, "Dataset \"skin\" has no descriptor \"network\".")]
    [InlineData("a", "hair", 2, "2 is no value for hair: give a number from 0 to 1, or none to take the value back.")]
    public async Task What_does_not_exist_cannot_be_corrected(string image, string descriptor, double to, string error) =>
        Assert.Equal(error, (await Assert.ThrowsAsync<ArgumentException>(() => skin.ReviseAsync(image, descriptor, to))).Message);
}

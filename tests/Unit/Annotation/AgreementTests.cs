using SemCovNet.Contracts.Http;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class AgreementTests : IAsyncLifetime
{
    private const string Two = "image,descriptor,value,annotator\na,hair,1,x\nb,hair,0,x\nc,hair,1,x\nd,hair,1,x\na,hair,1,y\nb,hair,0,y\nc,hair,1,y\nd,hair,0,y\n";
    private readonly AnnotatedSkin skin = new();

    public async ValueTask InitializeAsync() => await skin.PublishAsync(1, ["a", "b", "c", "d"]);

    public ValueTask DisposeAsync()
    {
        skin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_annotators_are_compared_on_the_images_that_both_rated()
    {
        await skin.UploadAsync(Two);
        var answer = await skin.AgreementAsync();
        Assert.Equal(("x", "y", 4), (answer.First, answer.Second, answer.Images));
        var hair = Assert.Single(answer.Descriptors);
        Assert.Equal(("hair", "kappa.cohen@1", 0.5, 4, -0.25), (hair.Descriptor, hair.Id, hair.Value!.Value, hair.N, hair.MeanDifference!.Value));
        Assert.InRange(hair.Value!.Value, hair.Low!.Value, hair.High!.Value);
    }

    [Fact]
    public async Task What_an_annotator_said_last_counts()
    {
        await skin.UploadAsync(Two);
        await skin.UploadAsync("image,descriptor,value,annotator\nd,hair,1,y\n", file: "later.csv");
        Assert.Equal(1, Assert.Single((await skin.AgreementAsync("x", "y")).Descriptors).Value);
    }

    [Fact]
    public async Task Who_rated_too_little_is_undefined_and_says_why()
    {
        Assert.Equal("no accepted file names its annotators: upload a long table with a column \"annotator\"", (await skin.AgreementAsync()).Undefined);
        await skin.UploadAsync("image,descriptor,value,annotator\na,hair,1,x\n");
        Assert.Equal("only x is named as an annotator: agreement takes two", (await skin.AgreementAsync()).Undefined);
        await skin.UploadAsync("image,descriptor,value,annotator\na,hair,1,y\n");
        DescriptorAgreement hair = Assert.Single((await skin.AgreementAsync()).Descriptors);
        Assert.Equal((null, "both rated 1 image; it takes 3"), (hair.Value, hair.Undefined));
    }

    [Fact]
    public async Task A_name_that_nobody_bears_is_refused_with_those_that_exist()
    {
        await skin.UploadAsync(Two);
        Assert.Equal(
            "No annotator of \"skin\" is called \"z\": there are x, y.",
            (await Assert.ThrowsAsync<ArgumentException>(() => skin.AgreementAsync("z"))).Message);
        Assert.Equal(
            "\"x\" agrees with nobody but others: name two annotators.",
            (await Assert.ThrowsAsync<ArgumentException>(() => skin.AgreementAsync("x", "x"))).Message);
    }
}

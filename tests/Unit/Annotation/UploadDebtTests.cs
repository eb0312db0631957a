using System.Text;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Annotation.Uploading;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.Tests.Unit.Imaging;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class UploadDebtTests : IAsyncLifetime
{
    private readonly Workspace workspace = new();

    public async ValueTask InitializeAsync()
    {
        workspace.Source.Write("mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label","split":"part"}""");
        workspace.Source.Write("t.csv", "file,label,part\na.png,benign,train\nb.png,benign,train\nc.png,mel,train\nd.png,mel,train\n");
        foreach (var (name, width) in new[] { ("a", 10), ("b", 11), ("c", 12), ("d", 13) })
            workspace.Source.Write($"{name}.png", Pictures.Png(width));
        await workspace.ImportAsync(new("table", workspace.Source.Path, "skin"));
    }

    public ValueTask DisposeAsync()
    {
        workspace.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Annotations_that_would_make_a_class_thinner_than_allowed_are_refused_and_change_nothing(bool dryRun)
    {
        var answer = await UploadAsync("image,hair\na,1\nb,1\nc,1\nd,0\n", maxDebt: 0.05, dryRun);
        Assert.False(answer.Accepted);
        Assert.Equal(
            "a.csv: The coverage debt would be 0.088 tenfolds, at most 0.05 is allowed. Thinnest: (mel, hair) is covered 0.5 where all rows have 0.75.",
            Assert.Single(answer.Problems).ToString());
        Assert.DoesNotContain(await workspace.StreamAsync(Streams.Annotations("skin")), e => e is AnnotationSetPublished);
    }

    [Fact]
    public async Task What_keeps_the_limit_is_published() => Assert.Equal(1, (await UploadAsync("image,hair\na,1\nb,1\nc,1\nd,0\n", maxDebt: 0.1)).AnnotationVersion);

    private Task<AnnotationUploadAnswer> UploadAsync(string text, double maxDebt, bool dryRun = false) =>
        new UploadAnnotations(new(workspace.Events, workspace.Commands, workspace.Artifacts), new SetPublisher(workspace.Commands, workspace.Artifacts), TimeProvider.System)
            .RunAsync(new("skin", "a.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), dryRun, MaxDebt: maxDebt), Workspace.Tester, TestContext.Current.CancellationToken);
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;
using SemCovNet.Tests.Unit.Imaging;

namespace SemCovNet.Tests.Unit;

public sealed class EndpointTests : IAsyncLifetime
{
    private readonly Workspace workspace = new();
    private readonly byte[] picture = Pictures.Png(31, 17);
    private RunningServices services = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        workspace.Source.Write("mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label"}""");
        workspace.Source.Write("t.csv", "file,label\na.png,benign\nb.png,mel\n");
        workspace.Source.Write("a.png", picture);
        workspace.Source.Write("b.png", Pictures.Png(18, 17));
        await workspace.ImportAsync(new("table", workspace.Source.Path, "skin"));
        services = await RunningServices.StartAsync(workspace);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        workspace.Dispose();
    }

    [Fact]
    public async Task An_image_is_served_as_what_it_is_and_not_sent_twice()
    {
        var answer = await services.Client.GetAsync("/api/datasets/skin/images/a", Stop);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(picture, await answer.Content.ReadAsByteArrayAsync(Stop));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/datasets/skin/images/a");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await services.Client.SendAsync(again, Stop)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_names_the_bytes_may_be_kept_for_good()
    {
        var answer = await services.Client.GetAsync($"/api/datasets/skin/images/a?digest={Digest.Of(picture)}", Stop);
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
    }

    [Theory]
    [InlineData("/api/datasets/skin/images/z", "Dataset \"skin\" has no image \"z\".")]
    [InlineData("/api/datasets/none/annotations.csv", "There is no dataset \"none\": import it first, or look at the list of datasets for its name.")]
    public async Task What_does_not_exist_is_not_found(string address, string error)
    {
        var answer = await services.Client.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(error, await answer.Content.ReadFromJsonAsync<string>(Stop));
    }

    [Fact]
    public async Task An_upload_is_answered_exported_and_corrected()
    {
        var accepted = await UploadAsync("image,hair\na,1\n", "kinds=hair:artefact");
        Assert.Equal((HttpStatusCode.Accepted, 1), (accepted.Status, accepted.Answer.AnnotationVersion));
        Assert.Equal("image,hair\na,1\nb,\n", await services.Client.GetStringAsync("/api/datasets/skin/annotations.csv", Stop));
        var corrected = await services.Client.PutAsJsonAsync("/api/datasets/skin/annotations/b/hair", new { value = 0.5, reason = "seen" }, Stop);
        Assert.Equal(HttpStatusCode.NoContent, corrected.StatusCode);
        Assert.Equal("image,hair\na,1\nb,0.5\n", await services.Client.GetStringAsync("/api/datasets/skin/annotations.csv", Stop));
    }

    [Fact]
    public async Task Every_format_of_annotations_comes_in_by_the_same_address()
    {
        var sniffed = await UploadAsync("""[{"data":{"image":"a.png"},"annotations":[{"result":[{"from_name":"hair","type":"number","value":{"number":0.5}}]}]}]""", "");
        Assert.Equal((HttpStatusCode.Accepted, 1), (sniffed.Status, sniffed.Answer.Values));
        var named = await UploadAsync("""{"images":[{"id":1,"file_name":"b.png"}],"categories":[{"id":1,"name":"hair"}]}""", "format=coco");
        Assert.Equal((HttpStatusCode.Accepted, 1), (named.Status, named.Answer.Values));
        var unknown = await services.Client.PostAsync("/api/datasets/skin/annotations?file=a.xml&format=voc", new ByteArrayContent([]), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.StartsWith("\"voc\" is not a format of annotations", await unknown.Content.ReadFromJsonAsync<string>(Stop));
    }

    [Fact]
    public async Task What_is_only_tried_has_nothing_more_to_come()
    {
        var (status, answer) = await UploadAsync("image,hair\na,1\n", "kinds=hair:artefact&dryRun=true");
        Assert.Equal((HttpStatusCode.OK, null), (status, answer.AnnotationVersion));
    }

    [Fact]
    public async Task A_wrong_file_is_answered_with_its_problems()
    {
        var (status, answer) = await UploadAsync("image,hair\nz,1\n", "dryRun=true");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("my file.csv, row 2, column \"image\": the dataset has no image \"z\"", Assert.Single(answer.Problems).ToString());
    }

    [Fact]
    public async Task A_file_larger_than_allowed_is_refused_before_it_is_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/datasets/skin/annotations?file=big.csv")
        {
            Content = new ByteArrayContent(new byte[201 * 1024 * 1024]),
            Headers = { ExpectContinue = true },
        };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await services.Client.SendAsync(request, Stop)).StatusCode);
    }

    private async Task<(HttpStatusCode Status, AnnotationUploadAnswer Answer)> UploadAsync(string text, string options)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        var answer = await services.Client.PostAsync($"/api/datasets/skin/annotations?file=my%20file.csv&{options}", content, Stop);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<AnnotationUploadAnswer>(ContractJson.Options, Stop))!);
    }
}

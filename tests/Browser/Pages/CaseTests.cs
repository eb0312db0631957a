using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using Microsoft.Playwright;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Imaging;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>One image of an evaluation, and where the model looked.</summary>
public sealed class CaseTests(SeededSite seeded)
{
    private const string Wrong = $"experiments/{Story.Promoted}/cases/ISIC_15";

    [Theory]
    [InlineData("", 1)]
    [InlineData("&priors=absent", float.NaN)]
    public async Task The_map_that_is_shown_is_the_one_of_the_models_own_head(string asked, float share)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"{Wrong}?descriptor=pigmented{asked}");
        var places = visit.Page.Locator("[data-map='pigmented'] [data-value]");
        await Expect(places).ToHaveCountAsync(SeededModel.Places * SeededModel.Places);

        var shown = await places.EvaluateAllAsync<string[]>("places => places.map(place => place.dataset.value)");
        Assert.Equal(MapOf("ISIC_15", "pigmented", share), shown.Select(text => (float)double.Parse(text, CultureInfo.InvariantCulture)));
    }

    [Theory]
    // 32 pixels of a short side of 8/7 of them, from the third on.
    [InlineData(Story.Promoted, 2 / 37.0, 32 / 37.0, "outside the square the model does not see")]
    [InlineData(Story.Undefined, 0, 1, "all of the picture, pressed into a square")]
    public async Task A_map_lies_over_what_the_model_was_shown(string experiment, double top, double height, string said)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{experiment}/cases/ISIC_15?descriptor=pigmented");
        var map = visit.Page.Locator("[data-map='pigmented']");
        await Expect(map).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".map-scale + .caption")).ToContainTextAsync(said);
        var (picture, shown) = ((await visit.Page.Locator(".map-picture").BoundingBoxAsync())!, (await map.BoundingBoxAsync())!);
        Assert.Equal(top, (shown.Y - picture.Y) / picture.Height, 0.002);
        Assert.Equal(height, shown.Height / picture.Height, 0.002);
    }

    [Fact]
    public async Task A_case_is_reached_from_its_cell_and_the_descriptor_that_is_looked_for_stays_in_the_address()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}/cases?true=melanoma&predicted=benign");
        await visit.Page.Locator("[data-case='ISIC_15'] a").ClickAsync();
        await Expect(visit.Page.Locator("[data-table='probabilities'] [data-class='benign']")).ToContainTextAsync("0.551");
        await visit.Page.Locator("[data-table='descriptors'] a", new() { HasText = "erythema" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-map='erythema']")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-descriptor='erythema'] [data-value]").First).ToHaveAttributeAsync("data-value", "0");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Previous", Exact = true }).Or(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next", Exact = true })).First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/cases/(?!ISIC_15).*true=melanoma&predicted=benign&descriptor=erythema"));
    }

    [Fact]
    public async Task A_cell_without_an_image_leads_to_all_images()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}/cases?true=nevus&predicted=benign&priors=absent");
        await Expect(visit.Page.Locator(".state-empty")).ToContainTextAsync("No image is like that");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "all images" }).ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(new Regex(@"/cases\?priors=absent$"));
        await Expect(visit.Page.Locator("[data-found='1097']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_opacity_of_a_map_is_set_by_keys_and_kept_in_the_address()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync(Wrong);
        await visit.Page.GetByLabel("Opacity").PressAsync("Home");
        await Expect(visit.Page.Locator("[data-map]")).ToHaveCSSAsync("opacity", "0");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("opacity=0"));
    }

    [Fact]
    public async Task A_model_without_maps_says_so_and_shows_what_it_answers()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Broken}/cases/ISIC_15");
        await Expect(visit.Page.Locator("[data-no-maps]")).ToContainTextAsync("has no descriptor maps");
        await Expect(visit.Page.Locator("[data-map]")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("[data-table='descriptors'] tbody tr")).ToHaveCountAsync(SeededDataset.Vocabulary.Count);
    }

    [Fact]
    public async Task A_map_is_not_laid_over_the_picture_of_a_newer_version()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await ReplacePictureAsync(site, "ISIC_15");
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"{Wrong}?descriptor=pigmented");
        await Expect(visit.Page.Locator("[data-apart]")).ToContainTextAsync("another file of this image, that of version 1");
        await Expect(visit.Page.Locator("[data-map]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_model_is_not_asked_about_an_image_that_its_evaluation_did_not_score()
    {
        using var client = new HttpClient { BaseAddress = seeded.Site.Address };
        using var answer = await client.GetAsync($"api/experiments/{Story.Promoted}/maps?image=ISIC_1", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("did not score", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_was_not_scored_is_said_to_be_none()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}/cases/nothing");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("No case nothing");
    }

    [Fact]
    public async Task An_image_that_is_being_corrected_leads_to_what_models_made_of_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"annotate/{SeededDataset.Id}/ISIC_15");
        await visit.Page.Locator("[data-seen-by] a", new() { HasText = "semcovnet" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-map]")).ToBeVisibleAsync();
    }

    private static async Task ReplacePictureAsync(DashboardSite site, string image)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var rows = SeededImages.Rows.Select(row => row.Image == image ? row with { Content = SeededImages.Rows[0].Content } : row);
        var manifest = await site.Artifacts.PutJsonAsync(
            new DatasetManifest(SeededDataset.Id, 2, "milk10k", "mel", "dermoscopic", SeededDataset.Classes, ["site"], [], [.. rows]), cancellation);
        var published = new DatasetVersionPublished(SeededDataset.Id, 2, manifest, 5240, 5240, SeededDataset.Classes, new Dictionary<string, int>());
        var at = TimeProvider.System.GetUtcNow();
        var context = new EventContext(at, Guid.CreateVersion7(at), null, "user:maria", null);
        var stream = Streams.Dataset(SeededDataset.Id);
        var newest = await site.Store.ReadStreamBackwardsAsync(stream, cancellation).FirstAsync(cancellation);
        await site.Store.AppendAsync(stream, ExpectedVersion.Exactly(newest.Version), [new(Guid.CreateVersion7(at), published, context)], cancellation);
        await site.CaughtUpAsync();
    }

    /// <param name="share">1 for the descriptors as they were observed, NaN for none of them.</param>
    private static float[] MapOf(string image, string descriptor, float share)
    {
        var row = SeededImages.Rows.Index().Single(row => row.Item.Image == image);
        var pixels = new float[3 * SeededModel.Side * SeededModel.Side];
        new ModelView(SeededModel.Side, Whole: false).ForPrediction(SeededImages.Files[row.Index]).WritePlanes(pixels);
        float[] known = [.. SeededImages.Values(hairOfSecond: 0.4)[row.Index].Values.Select(value => (float)(value ?? double.NaN) * share)];
        using var session = new InferenceSession(SeededModel.WithMaps);
        using var imageValue = OrtValue.CreateTensorValueFromMemory(pixels, [1, 3, SeededModel.Side, SeededModel.Side]);
        using var priorValue = OrtValue.CreateTensorValueFromMemory(known, [1, known.Length]);
        using var options = new RunOptions();
        using var answers = session.Run(options, new Dictionary<string, OrtValue> { ["image"] = imageValue, ["prior"] = priorValue }, ["maps"]);
        var place = SeededDataset.Vocabulary.ToList().FindIndex(known => known.Name == descriptor);
        const int size = SeededModel.Places * SeededModel.Places;
        return answers[0].GetTensorDataAsSpan<float>().Slice(place * size, size).ToArray();
    }
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ImagesTests(SeededSite seeded)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coverage_cell_leads_to_the_training_images_that_it_stands_for()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}");
        await visit.Page.Locator("[data-cell='melanoma/pigmented'] a").ClickAsync();

        await Expect(visit.Page.Locator("[data-image]")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator("[data-image]").First).ToHaveAttributeAsync("data-image", "ISIC_10");
        await Expect(visit.Page.Locator("[data-image]").First).ToHaveAttributeAsync("data-value", "0.9");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("class=melanoma&descriptor=pigmented&split=train"));
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('img.picture')].every(image => image.complete && image.naturalWidth > 0)");

        await visit.Page.Locator("[data-image='ISIC_10']").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex($"annotate/{SeededDataset.Id}/ISIC_10\\?cell=melanoma"));
    }

    [Fact]
    public async Task The_subgroup_of_the_heat_map_is_in_the_address_and_goes_along_to_the_images()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "torso", Exact = true }).ClickAsync();

        var cell = SeededDataset.CoverageReport().Cells.Single(cell => cell is { Class: "benign", Descriptor: "pigmented", Subgroup: "torso" });
        await Expect(visit.Page.Locator("[data-cell='benign/pigmented']")).ToHaveAttributeAsync("data-value", cell.Coverage!.Value.ToString("R", CultureInfo.InvariantCulture));
        await Expect(visit.Page.Locator("[data-cell='benign/pigmented'] a")).ToHaveAttributeAsync("href", new Regex("subgroup=torso"));
    }

    [Fact]
    public async Task A_filter_that_nothing_fits_says_so()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}/images?split=validation");
        await Expect(visit.Page.Locator(".state-empty")).ToContainTextAsync("No image is like that");
    }

    [Theory]
    [InlineData("thumbnails/lesions/ISIC_1", HttpStatusCode.OK)]
    [InlineData("thumbnails/lesions/ISIC_1?side=640", HttpStatusCode.OK)]
    [InlineData("thumbnails/lesions/ISIC_1?side=5000", HttpStatusCode.BadRequest)]
    [InlineData("thumbnails/lesions/nothing", HttpStatusCode.NotFound)]
    [InlineData("thumbnails/lesions/..%2F..%2Fevents.db", HttpStatusCode.NotFound)]
    [InlineData("thumbnails/nobody/ISIC_1", HttpStatusCode.NotFound)]
    public async Task Only_what_a_manifest_names_is_served_and_only_in_two_sizes(string address, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = seeded.Site.Address };
        var answer = await client.GetAsync(address, Stop);
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.Equal([0xFF, 0xD8, 0xFF], (await answer.Content.ReadAsByteArrayAsync(Stop))[..3]);
    }

    [Fact]
    public async Task What_changed_between_two_annotation_sets_is_listed_value_by_value()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}/diff");
        await Expect(visit.Page.Locator("[data-diff='values']")).ToHaveTextAsync("1");
        await Expect(visit.Page.Locator("[data-table='values'] tbody tr", new() { HasText = "ISIC_2" })).ToContainTextAsync("hair0.200.40");

        await visit.OpenAsync($"datasets/{SeededDataset.Id}/diff?fromSet=2");
        await Expect(visit.Page.Locator(".state-empty")).ToContainTextAsync("Nothing changed");
        await visit.Page.GotoAsync($"datasets/{SeededDataset.Id}/diff?from=7");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("has no version 7: it has 1.");
    }

    [Fact]
    public async Task The_audit_says_what_an_import_found_odd()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}");
        await Expect(visit.Page.Locator("[data-table='audit'] tbody tr").First).ToContainTextAsync("ISIC_1, ISIC_19: learned from and tested on");
    }

    [Fact]
    public async Task Agreement_is_shown_with_its_interval_or_the_reason_why_there_is_none()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}/agreement");
        var table = visit.Page.Locator("[data-table='agreement']");
        await Expect(table.Locator("[data-descriptor='ulceration_crust'] [data-metric='kappa.cohen@1'] .metric-interval")).ToContainTextAsync("[");
        await Expect(table.Locator("[data-descriptor='pigmented'] [data-metric]")).ToHaveAttributeAsync("data-metric", "icc.2-1@1");
        await Expect(table.Locator("[data-descriptor='hair']")).ToContainTextAsync("both rated 0 images; it takes 3");
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Annotation;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class CorrectTests(SeededSite seeded)
{
    private const string First = $"annotate/{SeededDataset.Id}/ISIC_3?cell=,pigmented";

    [Fact]
    public async Task Values_are_set_by_keys_alone_and_saving_goes_on_to_the_next_image()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: true);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await OpenAsync(visit, $"annotate/{SeededDataset.Id}/ISIC_10?cell=,pigmented");
        await Expect(Row(visit, "pigmented")).ToHaveAttributeAsync("aria-selected", "true");

        await PressAsync(visit, "7", "ArrowUp", "x", "ArrowUp", "ArrowUp", "1");
        await Expect(Now(visit, "pigmented")).ToHaveAttributeAsync("data-now", "0.7");
        await Expect(Now(visit, "erythema")).ToHaveAttributeAsync("data-now", "");
        await Expect(Now(visit, "ulceration_crust")).ToHaveAttributeAsync("data-now", "1");
        await PressAsync(visit, "Control+Enter");
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("ISIC_10\\?"));

        var revised = (await ReadAsync(site)).OfType<AnnotationRevised>().OrderBy(e => e.Descriptor, StringComparer.Ordinal);
        Assert.Equal(
            [("ISIC_10", "erythema", 0.2, null), ("ISIC_10", "pigmented", 0.9, 0.7), ("ISIC_10", "ulceration_crust", 0.0, 1.0)],
            revised.Select(e => (e.Image, e.Descriptor, e.From, e.To)));
    }

    [Fact]
    public async Task What_was_set_and_not_saved_is_there_again_after_the_page_was_lost()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await OpenAsync(visit, First);
        await PressAsync(visit, "9");
        await Expect(Now(visit, "pigmented")).ToHaveAttributeAsync("data-now", "0.9");
        await visit.Page.GetByLabel("Reason").FillAsync("looked again");
        await visit.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(text => text.includes('looked again'))");

        await visit.Page.ReloadAsync();
        await Expect(visit.Page.GetByText("What you had set here and not saved is back.")).ToBeVisibleAsync();
        await Expect(Now(visit, "pigmented")).ToHaveAttributeAsync("data-now", "0.9");
        await Expect(visit.Page.GetByLabel("Reason")).ToHaveValueAsync("looked again");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Discard it" }).ClickAsync();
        await Expect(Now(visit, "pigmented")).Not.ToHaveAttributeAsync("data-now", "0.9");
    }

    [Fact]
    public async Task A_value_that_another_changed_meanwhile_is_shown_beside_ones_own()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: true);
        await using var mine = await seeded.Browser.VisitAsync(site);
        await using var other = await seeded.Browser.VisitAsync(site);
        mine.Expected.Add("409");
        await OpenAsync(mine, First);
        await PressAsync(mine, "9");
        await Expect(Now(mine, "pigmented")).ToHaveAttributeAsync("data-now", "0.9");
        await OpenAsync(other, First);
        await PressAsync(other, "4", "Control+Enter");
        await Expect(other.Page).Not.ToHaveURLAsync(new Regex("ISIC_3\\?"));

        await PressAsync(mine, "Control+Enter");
        var conflict = mine.Page.Locator("[data-conflict='pigmented']");
        await Expect(conflict).ToContainTextAsync("Somebody has set it to 0.4 meanwhile; you want 0.9.");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Set 0.9" }).ClickAsync();
        await PressAsync(mine, "Control+Enter");
        await Expect(mine.Page).Not.ToHaveURLAsync(new Regex("ISIC_3\\?"));
        Assert.Equal((0.4, 0.9), (await ReadAsync(site)).OfType<AnnotationRevised>().Select(e => (e.From!.Value, e.To!.Value)).Last());
    }

    [Fact]
    public async Task An_image_that_is_let_stand_counts_as_reviewed_and_a_skipped_one_does_not()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: true);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await OpenAsync(visit, First);
        await Expect(visit.Page.Locator("[data-work]")).ToHaveAttributeAsync("data-work", "0/26");
        await PressAsync(visit, "Control+Enter");
        await Expect(visit.Page.Locator("[data-work]")).ToHaveAttributeAsync("data-work", "1/26");
        var shown = visit.Page.Url;
        await Expect(visit.Page.Locator("[data-correct='ready']")).ToBeVisibleAsync();
        await PressAsync(visit, "Control+Space");
        await Expect(visit.Page).Not.ToHaveURLAsync(shown);
        await Expect(visit.Page.Locator("[data-work]")).ToHaveAttributeAsync("data-work", "1/26");
    }

    [Fact]
    public async Task Corrections_become_one_set_when_they_are_published()
    {
        // Nothing is published of itself while this looks.
        await using var site = await DashboardSite.StartSeededAsync(
            annotation: true, builder => builder.Services.Configure<AnnotationOptions>(options => options.Quiet = TimeSpan.FromHours(1)));
        await using var visit = await seeded.Browser.VisitAsync(site);
        await OpenAsync(visit, $"annotate/{SeededDataset.Id}/ISIC_5?cell=,pigmented");
        await PressAsync(visit, "9", "Control+Enter");
        await Expect(visit.Page.Locator("[data-corrections='1']")).ToContainTextAsync("1 corrected value of 1 image is kept");
        await OpenAsync(visit, $"annotate/{SeededDataset.Id}/ISIC_10?cell=,pigmented");
        await PressAsync(visit, "x", "Control+Enter");

        var bar = visit.Page.Locator("[data-corrections='2']");
        await Expect(bar).ToContainTextAsync("2 corrected values of 2 images");
        await bar.GetByRole(AriaRole.Button, new() { Name = "What would that do?" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-table='cell-changes']")).ToContainTextAsync("melanoma");
        Assert.Equal(2, (await ReadAsync(site)).OfType<AnnotationSetPublished>().Count());

        await bar.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-corrections]")).ToHaveCountAsync(0);
        Assert.Equal(3, (await ReadAsync(site)).OfType<AnnotationSetPublished>().Count());
    }

    [Fact]
    public async Task The_work_list_of_a_cell_puts_what_is_most_doubtful_first()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"annotate/{SeededDataset.Id}?cell=benign,pigmented");
        var pictures = visit.Page.Locator("#correct .picture-name");
        await Expect(pictures.First).ToHaveTextAsync("ISIC_1");
        await Expect(pictures.Nth(2)).ToHaveTextAsync("ISIC_17");
        await visit.Page.GetByLabel("Class").SelectOptionAsync("melanoma");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("cell=melanoma%2Cpigmented"));
        await Expect(visit.Page.Locator("#correct [data-work]")).ToHaveAttributeAsync("data-work", "0/5");
    }

    [Fact]
    public async Task An_earlier_value_is_restored_from_its_history_by_a_new_revision()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: true);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await OpenAsync(visit, $"annotate/{SeededDataset.Id}/ISIC_2");
        var history = visit.Page.Locator("[data-table='value-history'] tbody tr");
        await Expect(history).ToHaveCountAsync(2);
        await Expect(history.First).ToContainTextAsync("corrections.csv");

        await history.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Restore 0.20" }).ClickAsync();
        await Expect(history).ToHaveCountAsync(3);
        await Expect(history.First).ToContainTextAsync("restored the value of");
        await Expect(Now(visit, "hair")).ToHaveAttributeAsync("data-now", "0.2");
    }

    private static async Task OpenAsync(Visit visit, string address)
    {
        await visit.OpenAsync(address);
        await Expect(visit.Page.Locator("[data-correct='ready']")).ToBeVisibleAsync();
    }

    private static async Task PressAsync(Visit visit, params string[] keys)
    {
        foreach (var key in keys)
            await visit.Page.Keyboard.PressAsync(key);
    }

    private static ILocator Row(Visit visit, string descriptor) => visit.Page.Locator($"[data-table='values'] [data-descriptor='{descriptor}']");

    private static ILocator Now(Visit visit, string descriptor) => Row(visit, descriptor).Locator("[data-now]");

    private static async Task<IReadOnlyList<IEvent>> ReadAsync(DashboardSite site) =>
        await site.Store.ReadStreamAsync(Streams.Annotations(SeededDataset.Id)).Select(recorded => recorded.Body).ToListAsync();
}

using System.Globalization;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class DatasetTests(SeededSite seeded)
{
    [Fact]
    public async Task The_heat_map_shows_the_coverage_of_every_class_and_descriptor()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}");

        foreach (var cell in SeededDataset.CoverageReport().Cells.Where(cell => cell.Subgroup is null))
            await Expect(visit.Page.Locator($"[data-cell='{cell.Class}/{cell.Descriptor}']")).ToHaveAttributeAsync("data-value", cell.Coverage!.Value.ToString("R", CultureInfo.InvariantCulture));
        await Expect(visit.Page.Locator("[data-table='null-tests'] tbody tr").Last).ToContainTextAsync("not distinguishable from chance");
    }

    [Fact]
    public async Task Versions_annotation_sets_and_uploads_are_listed_newest_first()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"datasets/{SeededDataset.Id}");

        await Expect(visit.Page.Locator("[data-table='versions'] tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-table='annotation-sets'] tbody th").First).ToHaveTextAsync("2");
        await Expect(visit.Page.Locator("[data-table='uploads'] tbody tr")).ToHaveCountAsync(3);
        await Expect(visit.Page.Locator("[data-table='uploads'] tbody tr").Nth(1)).ToContainTextAsync("rejected");
    }

    [Fact]
    public async Task An_unknown_dataset_is_said_to_be_unknown()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("datasets/nobody");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("No dataset nobody");
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class PaletteTests(SeededSite seeded)
{
    [Fact]
    public async Task The_palette_finds_an_experiment_by_a_part_of_its_recipe_and_goes_there_by_keys_alone()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("datasets");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("groupdro");
        await Expect(visit.Page.Locator("#palette-list li")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new Regex($"experiments/{Story.Undefined}$"));
        await Expect(visit.Page.Locator("#palette")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_search_that_is_not_possible_says_why_and_the_palette_goes_on()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("keyboard");
        await site.BreakReadModelsAsync("dataset", "experiment");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("lesions");
        await Expect(visit.Page.Locator("#palette").GetByRole(AriaRole.Alert)).ToContainTextAsync("Experiments and datasets cannot be searched just now: ");

        await visit.Page.GetByLabel("Go to", new() { Exact = true }).FillAsync("defin");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Definitions");
        await Expect(visit.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Letters_are_shortcuts_only_where_nothing_is_being_typed()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("gm?");
        await Expect(visit.Page.GetByLabel("Query")).ToHaveValueAsync("gm?");

        await visit.Page.GetByLabel("Query").BlurAsync();
        await visit.Page.Keyboard.TypeAsync("gm");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/models$"));
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Keyboard");
    }
}

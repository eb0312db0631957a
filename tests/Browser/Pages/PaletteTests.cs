using System.Text.RegularExpressions;
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

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.ReadModels.Experiments;
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

    /// <summary>Enter once went to whatever the palette showed from before, where the words were typed faster than they were found.</summary>
    [Fact]
    public async Task Enter_leads_where_the_words_do_though_they_are_still_being_looked_for()
    {
        var late = new LateAnswer();
        await using var site = await DashboardSite.StartSeededAsync(
            annotation: false, builder => builder.Services.KeepAnswers(asked => asked is ExperimentListRequest { Where: "\"defin\"" } ? late.KeepAsync() : Task.CompletedTask));
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("keyboard");
        await visit.Page.Keyboard.PressAsync("Control+k");
        var words = visit.Page.GetByLabel("Go to", new() { Exact = true });
        await words.FillAsync("defin");
        await late.Kept;
        // Whoever is impatient presses it again.
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(words).ToHaveAttributeAsync("aria-activedescendant", "palette-1");

        late.Give();

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Definitions");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/definitions$"));
        await Expect(visit.Page.Locator("#palette")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_of_a_single_character_can_be_switched_off_and_the_choice_is_kept()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("keyboard");
        var characters = visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Keys of a single character" });
        await Expect(characters).ToBeCheckedAsync();
        var theme = await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme");
        await characters.UncheckAsync();
        await visit.Page.WaitForFunctionAsync("() => !semcovCharacters.areOn()");

        await characters.BlurAsync();
        await visit.Page.Keyboard.TypeAsync("t/gm");
        await visit.OpenAsync($"annotate/{SeededDataset.Id}/ISIC_10?cell=,pigmented");
        await Expect(visit.Page.Locator("[data-correct='ready']")).ToBeVisibleAsync();
        await visit.Page.Keyboard.TypeAsync("?7");
        // An arrow goes on working: once it has, the keys before it were passed over.
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator("[data-descriptor='pigmented'] [data-now]")).ToHaveAttributeAsync("data-now", "1");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", theme!);

        await visit.OpenAsync("keyboard");
        await Expect(characters).Not.ToBeCheckedAsync();
        await characters.CheckAsync();
        await visit.Page.WaitForFunctionAsync("() => semcovCharacters.areOn()");
        await characters.BlurAsync();
        await visit.Page.Keyboard.TypeAsync("gm");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/models$"));
    }

    [Fact]
    public async Task Letters_are_shortcuts_only_where_nothing_is_being_typed()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("gm?");
        await Expect(visit.Page.GetByLabel("Query")).ToHaveValueAsync("gm?");

        await visit.Page.GetByLabel("Query").BlurAsync();
        await visit.Page.Keyboard.TypeAsync("gm");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/models$"));
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Keyboard");
    }

    [Fact]
    public async Task Whoever_goes_on_before_a_page_has_all_it_needs_in_the_browser_gets_the_next_page()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        var (asked, mayCome) = (new TaskCompletionSource(), new TaskCompletionSource());
        const string Module = "**/js/whole*.js";
        await visit.Page.RouteAsync(Module, async route =>
        {
            asked.TrySetResult();
            await mayCome.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync("models", new() { WaitUntil = WaitUntilState.Commit });
        await asked.Task;
        await Expect(visit.Page.GetByRole(AriaRole.Table).First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("?");
        var characters = visit.Page.GetByRole(AriaRole.Switch);
        await Expect(characters).ToBeEnabledAsync();

        var module = await visit.Page.RunAndWaitForResponseAsync(() => Task.FromResult(mayCome.TrySetResult()), new Regex(@"/js/whole.*\.js"));
        // Once this has it too, what waited for it on the page has told the server, which does one thing after another.
        await visit.Page.EvaluateAsync("address => import(address)", module.Url);
        await characters.ClickAsync();
        await Expect(characters).Not.ToBeCheckedAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Keyboard");
    }
}

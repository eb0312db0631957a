using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ReconnectTests(SeededSite seeded)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_dropped_connection_comes_back_by_itself_and_nothing_typed_is_lost()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        var connection = await PageConnection.WatchAsync(visit);
        await visit.OpenAsync("experiments");
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        var query = visit.Page.GetByLabel("Query");
        await query.PressSequentiallyAsync("recipe = groupdro");

        await connection.DropAsync();
        await connection.BackAsync();

        await Expect(query).ToHaveValueAsync("recipe = groupdro");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(visit.Page.Locator("tr[data-experiment]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_typed_before_a_break_was_noticed_reaches_the_server_afterwards()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        var connection = await PageConnection.WatchAsync(visit);
        await visit.OpenAsync($"experiments/{Story.Broken}");
        await connection.MuteAsync();
        await visit.Page.GetByLabel("Comment, or reason of the decision").FillAsync("half a sentence");

        await connection.DropAsync();
        await connection.BackAsync();

        // The server opens it once it knows a reason.
        await Expect(Button(visit, "Reject")).ToBeEnabledAsync();
        await Expect(visit.Page.GetByLabel("Comment, or reason of the decision")).ToHaveValueAsync("half a sentence");
    }

    // The framework's own dialog was white on white in the dark.
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_page_whose_server_does_not_answer_says_so_legibly_and_keeps_what_was_typed(ColorScheme scheme)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, scheme);
        var connection = await PageConnection.WatchAsync(visit);
        await visit.OpenAsync("fairness");
        await visit.Page.GetByLabel("Why it changes").FillAsync("half a sentence");

        await connection.CutAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "The server does not answer" })).ToBeVisibleAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(visit.Page));
        await Expect(visit.Page.GetByLabel("Why it changes")).ToHaveValueAsync("half a sentence");
    }

    // The framework gives a page new components where the server has let go of the old ones, and loads it again where the server knows nothing of it at all.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_typed_is_put_back_when_the_server_has_let_go_of_the_page(bool isKnown)
    {
        await using var site = await StartForgetfulAsync(isKnown);
        await using var visit = await seeded.Browser.VisitAsync(site);
        var connection = await PageConnection.WatchAsync(visit);

        await visit.OpenAsync("fairness?dataset=default");
        await Button(visit, "Close…").ClickAsync();
        await visit.Page.GetByLabel("What was done about it").FillAsync("the scanner was");
        await visit.Page.GetByLabel("At most", new() { Exact = true }).First.FillAsync("0.123");
        await Button(visit, "Add a limit").ClickAsync();
        // Until it is there, another limit is the last.
        await Expect(visit.Page.GetByLabel("Metric")).ToHaveCountAsync(3);
        await visit.Page.GetByLabel("Metric").Last.SelectOptionAsync("auc@1");
        await visit.Page.GetByLabel("At least").Last.FillAsync("0.75");
        await visit.Page.GetByLabel("when tail coverage moved by").FillAsync("0.02");
        await visit.Page.GetByLabel("on an alert of a model in use").CheckAsync();
        await visit.Page.GetByLabel("Why it changes").FillAsync("half a sentence");
        await LoseAsync(visit, connection, site, isKnown);

        await Expect(visit.Page.GetByLabel("What was done about it")).ToHaveValueAsync("the scanner was");
        await Expect(visit.Page.GetByLabel("At most", new() { Exact = true }).First).ToHaveValueAsync("0.123");
        await Expect(visit.Page.GetByLabel("Metric")).ToHaveCountAsync(3);
        await Expect(visit.Page.GetByLabel("Metric").Last).ToHaveValueAsync("auc@1");
        await Expect(visit.Page.GetByLabel("At least").Last).ToHaveValueAsync("0.75");
        await Expect(visit.Page.GetByLabel("when tail coverage moved by")).ToHaveValueAsync("0.02");
        await Expect(visit.Page.GetByLabel("on an alert of a model in use")).ToBeCheckedAsync();
        await Expect(visit.Page.GetByLabel("Why it changes")).ToHaveValueAsync("half a sentence");
        // The page knows it too, and not only the field.
        await Button(visit, "Save").ClickAsync();
        await Expect(visit.Page.GetByText("auc@1 at least 0.75. half a sentence")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Reasons_and_names_are_put_back_on_every_page_that_takes_some()
    {
        await using var site = await StartForgetfulAsync(isKnown: true);
        await using var visit = await seeded.Browser.VisitAsync(site);
        var connection = await PageConnection.WatchAsync(visit);

        await visit.OpenAsync($"experiments/{Story.Broken}");
        await visit.Page.GetByLabel("Comment, or reason of the decision").FillAsync("half a reason");
        await visit.Page.GetByLabel("Promote it although").CheckAsync();
        await LoseAsync(visit, connection, site, isKnown: true);
        await Expect(visit.Page.GetByLabel("Comment, or reason of the decision")).ToHaveValueAsync("half a reason");
        await Expect(Button(visit, "Promote")).ToBeEnabledAsync();

        await visit.OpenAsync("admin");
        await Button(visit, "Verify…").ClickAsync();
        await visit.Page.GetByLabel("Why?").FillAsync("an audit");
        await LoseAsync(visit, connection, site, isKnown: true);
        await Expect(visit.Page.GetByLabel("Why?")).ToHaveValueAsync("an audit");
        await Expect(Button(visit, "Yes, verify")).ToBeEnabledAsync();

        await visit.OpenAsync("experiments");
        await visit.Page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("A key of the recipe").FillAsync("config.image_size");
        await LoseAsync(visit, connection, site, isKnown: true);
        await Expect(visit.Page.GetByLabel("A key of the recipe")).ToHaveValueAsync("config.image_size");
        await visit.Page.Locator(".saved-views summary").ClickAsync();
        await visit.Page.GetByLabel("Name of the view").FillAsync("mine");
        await LoseAsync(visit, connection, site, isKnown: true);
        await Expect(visit.Page.GetByLabel("Name of the view")).ToHaveValueAsync("mine");
    }

    [Fact]
    public async Task Every_view_reopened_from_its_address_is_the_same_view()
    {
        await using var first = await seeded.Browser.VisitAsync(seeded.Site);
        await using var second = await seeded.Browser.VisitAsync(seeded.Site);
        foreach (var (name, address) in StoryPages.All)
        {
            await first.OpenAsync(address);
            await first.DrawnAsync();
            await second.OpenAsync(first.Page.Url);
            await second.DrawnAsync();
            var reopened = await SameTextAsync(second, first);
            Assert.Equal((name, await TextAsync(first)), (name, reopened));
        }
    }

    [Fact]
    public async Task What_was_chosen_by_hand_is_chosen_at_the_address_that_it_led_to()
    {
        await using var first = await seeded.Browser.VisitAsync(seeded.Site);
        await using var second = await seeded.Browser.VisitAsync(seeded.Site);
        foreach (var (address, choose, part) in ByHand)
        {
            await first.OpenAsync(address);
            await choose(first.Page);
            await Expect(first.Page).ToHaveURLAsync(new Regex(Regex.Escape(part)));
            await first.SettleAsync();
            await first.DrawnAsync();
            await second.OpenAsync(first.Page.Url);
            await second.DrawnAsync();
            var reopened = await SameTextAsync(second, first);
            Assert.Equal((part, await TextAsync(first)), (part, reopened));
        }
    }

    // Each with a part of the address that it leads to.
    private static IEnumerable<(string Address, Func<IPage, Task> Choose, string Part)> ByHand =>
    [
        ("experiments", async page =>
        {
            await page.GetByLabel("Query").FillAsync("recipe != monet");
            await Button(page, "Search").ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex("where="));
            await page.GetByLabel("Group by").SelectOptionAsync("recipe");
        }, "group=recipe"),
        ("experiments", page => page.Locator("th .sort-link").Last.ClickAsync(), "sort="),
        ("experiments", page => page.GetByLabel(new Regex("Choose .* to compare")).Nth(1).CheckAsync(), "chosen="),
        ($"datasets/{SeededDataset.Id}", page => page.GetByRole(AriaRole.Link, new() { Name = "torso", Exact = true }).First.ClickAsync(), "subgroup=torso"),
        ($"datasets/{SeededDataset.Id}/images", async page =>
        {
            await page.GetByLabel("Class").SelectOptionAsync("melanoma");
            await Expect(page).ToHaveURLAsync(new Regex("class=melanoma"));
            await page.GetByLabel("Descriptor").SelectOptionAsync("pigmented");
        }, "descriptor=pigmented"),
        ($"annotate/{SeededDataset.Id}", page => page.Locator("#work-class").SelectOptionAsync("melanoma"), "cell=melanoma"),
    ];

    private static Task<DashboardSite> StartForgetfulAsync(bool isKnown) => DashboardSite.StartSeededAsync(annotation: false, builder =>
    {
        builder.Services.Configure<CircuitOptions>(options =>
        {
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(1);
            options.PersistedCircuitInMemoryMaxRetained = isKnown ? options.PersistedCircuitInMemoryMaxRetained : 0;
        });
        builder.Services.AddSingleton<LostCircuits>().AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<LostCircuits>());
    });

    /// <summary>Breaks the connection until the server has let go of the page's components, and lets it come back.</summary>
    private static async Task LoseAsync(Visit visit, PageConnection connection, DashboardSite site, bool isKnown)
    {
        await visit.Page.EvaluateAsync("window.isOld = true; document.querySelectorAll('main *').forEach(element => { element.isOld = true; })");
        await connection.CutAsync();
        await site.Services.GetRequiredService<LostCircuits>().NewestAsync();
        await connection.MendAsync();
        for (var began = Stopwatch.GetTimestamp(); await visit.Page.EvaluateAsync<bool>("[...document.querySelectorAll('main *')].some(element => element.isOld)"); await Task.Delay(Look, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "the page's components are the old ones");
        await visit.SettleAsync();
        Assert.Equal(isKnown, await visit.Page.EvaluateAsync<bool>("window.isOld === true"));
    }

    private static ILocator Button(Visit visit, string name) => Button(visit.Page, name);

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // Rows of a table come after their page: what one of the two does not show yet is not a difference.
    private static async Task<string> SameTextAsync(Visit visit, Visit other)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Look))
        {
            var text = await TextAsync(visit);
            if (text == await TextAsync(other) || Stopwatch.GetElapsedTime(began) > Patience)
                return text;
        }
    }

    // With what is chosen and typed, and without what tells how long ago something was.
    private static Task<string> TextAsync(Visit visit) => visit.Page.EvaluateAsync<string>(
        """
        (() => {
          const copy = document.querySelector('main').cloneNode(true);
          copy.querySelectorAll('time').forEach(time => time.remove());
          const fields = [...document.querySelectorAll('main :is(input:not([type=file]), select, textarea)')].map(field => field.type === 'checkbox' ? field.checked : field.value);
          const marks = [...document.querySelectorAll('main :is([aria-current], [aria-sort])')].map(marked => `${marked.textContent.trim()}: ${marked.ariaCurrent ?? marked.ariaSort}`);
          return `${copy.textContent.replace(/\s+/g, ' ')} | ${fields.join(', ')} | ${marks.join(', ')}`;
        })()
        """);
}

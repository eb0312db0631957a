using Microsoft.AspNetCore.Components.Server;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>Services that take their time, and connections that break meanwhile.</summary>
public sealed class SlowServiceTests(SeededSite seeded)
{
    private const string Uploads = "**/api/datasets/*/annotations?*";
    private const string Plans = "**/api/datasets/*/plans";

    // After which a call of the framework's gives up, and what the services here take.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Longer = Usual * 1.5;

    [Fact]
    public async Task An_upload_and_a_comparison_are_answered_however_long_they_take()
    {
        await using var site = await DashboardSite.StartSeededAsync(
            annotation: true, builder => builder.Services.Configure<CircuitOptions>(options => options.JSInteropDefaultCallTimeout = Usual));
        await using var visit = await seeded.Browser.VisitAsync(site);
        foreach (var address in new[] { Uploads, "**/api/comparisons?*" })
        {
            await visit.Page.RouteAsync(address, async route =>
            {
                await Task.Delay(Longer);
                await route.ContinueAsync();
            });
        }
        await ChooseAsync(visit);
        await Button(visit, "Dry run").ClickAsync();
        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToBeVisibleAsync();

        await visit.Page.GotoAsync($"compare?ids={Story.Promoted},{Story.Broken}");
        await Expect(visit.Page.Locator("#figures table").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_while_the_connection_is_broken_is_not_lost()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        var connection = await PageConnection.WatchAsync(visit);
        // The framework, of what it could not tell the server.
        visit.Expected.Add("Cannot send data if the connection is not in the 'Connected' State.");
        var open = new TaskCompletionSource();
        await visit.Page.RouteAsync(Uploads, async route =>
        {
            await open.Task;
            await route.ContinueAsync();
        });
        await ChooseAsync(visit);
        var asked = visit.Page.WaitForRequestAsync(Uploads);
        var answered = visit.Page.WaitForResponseAsync(Uploads);
        await Button(visit, "Dry run").ClickAsync();
        await asked;
        await connection.CutAsync();
        open.SetResult();
        await (await answered).FinishedAsync();
        await connection.MendAsync();

        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToBeVisibleAsync();
        await Expect(Button(visit, "Upload")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_file_that_is_chosen_and_sent_before_the_page_has_all_it_sends_with_is_sent()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        var open = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/js/upload.js", async route =>
        {
            await open.Task;
            await route.ContinueAsync();
        });
        await ChooseAsync(visit);
        await Button(visit, "Dry run").ClickAsync();
        await Expect(Button(visit, "Dry run")).ToBeDisabledAsync();
        open.SetResult();

        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_upload_that_breaks_says_what_is_known_and_keeps_what_was_chosen()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.Add("ERR_FAILED");
        await ChooseAsync(visit);
        await Button(visit, "Dry run").ClickAsync();
        await Expect(Button(visit, "Upload")).ToBeEnabledAsync();
        await visit.Page.RouteAsync(Uploads, route => route.AbortAsync());
        await Button(visit, "Upload").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No answer came: the connection broke.");
        await Expect(visit.Page.GetByText("The file may have been accepted or not")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "the uploads of the dataset" })).ToHaveAttributeAsync("href", $"datasets/{SeededDataset.Id}#uploads");
        await Expect(Button(visit, "Dry run")).ToBeEnabledAsync();
        Assert.Equal("labels.csv", await visit.Page.EvaluateAsync<string>("document.getElementById('file').files[0].name"));
    }

    [Fact]
    public async Task A_plan_whose_answer_does_not_come_can_be_asked_for_again()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.Add("ERR_FAILED");
        await visit.OpenAsync($"fairness?dataset={SeededDataset.Id}");
        await visit.Page.RouteAsync(Plans, route => route.AbortAsync());
        await visit.Page.GetByLabel("Cases to give out").FillAsync("70");
        await Button(visit, "Make a plan").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Whether it was done is not known: look at what the page shows before you try again.");
        await Expect(Button(visit, "Make a plan")).ToBeEnabledAsync();
        await Expect(visit.Page.GetByLabel("Cases to give out")).ToHaveValueAsync("70");
    }

    private static async Task ChooseAsync(Visit visit)
    {
        await visit.OpenAsync($"annotate/{SeededDataset.Id}");
        await visit.Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "labels.csv", MimeType = "text/csv", Buffer = "image,hair\nISIC_1,0.25\n"u8.ToArray() });
        await Expect(Button(visit, "Dry run")).ToBeEnabledAsync();
    }

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

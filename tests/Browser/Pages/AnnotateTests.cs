using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class AnnotateTests(SeededSite seeded)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task A_file_is_tried_first_and_then_uploaded()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: true);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await ChooseAsync(visit, "image,hair\nISIC_1,0.25\nISIC_2,0.75\n");
        await Expect(Button(visit, "Upload")).ToBeDisabledAsync();

        await Button(visit, "Dry run").ClickAsync();
        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToContainTextAsync("Nothing was changed yet.");
        await Expect(visit.Page.Locator("[data-table='coverage-change'] tbody tr", new() { HasText = "hair" })).ToHaveTextAsync(new Regex("hair.*0\\.350.*0\\.500"));

        await Button(visit, "Upload").ClickAsync();
        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToContainTextAsync("Published as annotations version 3.");
    }

    [Fact]
    public async Task A_dry_run_tells_which_images_cells_and_tail_would_move()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await ChooseAsync(visit, "image,hair,pigmented\nISIC_1,0.25,\nISIC_3,,0.2\nISIC_5,,1\n");
        await Button(visit, "Dry run").ClickAsync();

        await Expect(visit.Page.Locator("[data-images='changed']")).ToHaveTextAsync("2");
        await Expect(visit.Page.Locator("[data-images='unchanged']")).ToHaveTextAsync("1");
        await Expect(visit.Page.Locator("[data-table='cell-changes'] tbody tr")).ToHaveTextAsync([new Regex("melanoma\\s*pigmented\\s*0\\.650\\s*0\\.950\\s*\\+0\\.300"), new Regex("benign\\s*hair\\s*0\\.350\\s*0\\.325")]);
        await Expect(visit.Page.Locator("[data-tail]")).ToContainTextAsync("→");
    }

    [Fact]
    public async Task A_chosen_file_is_still_chosen_after_the_page_was_lost()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: true);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await ChooseAsync(visit, "image,hair\nISIC_1,0.25\n");
        await KeptAsync(visit);
        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Locator("[data-kept]")).ToContainTextAsync("labels.csv is chosen as before");
        await Button(visit, "Dry run").ClickAsync();
        await Button(visit, "Upload").ClickAsync();
        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToContainTextAsync("Published as annotations version 3.");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#correct [data-work]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-kept]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_is_chosen_before_its_dataset_is_still_chosen_after_the_page_was_lost()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("annotate");
        await ChooseFileAsync(visit, "image,hair\nISIC_1,0.25\n");
        await ChooseDatasetAsync(visit);
        await KeptAsync(visit);
        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Locator("[data-kept]")).ToContainTextAsync("labels.csv is chosen as before");
    }

    [Fact]
    public async Task A_dry_run_that_is_answered_after_its_reader_has_gone_back_to_another_dataset_opens_no_upload_there()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        const string uploads = "**/api/datasets/*/annotations?*";
        var open = new TaskCompletionSource();
        await visit.Page.RouteAsync(uploads, async route =>
        {
            await open.Task;
            await route.ContinueAsync();
        });
        await visit.OpenAsync("annotate/another");
        await ChooseDatasetAsync(visit);
        await Expect(visit.Page.Locator("#correct")).ToHaveCountAsync(1);
        await ChooseFileAsync(visit, "image,hair\nISIC_1,0.25\n");
        await Expect(Button(visit, "Dry run")).ToBeEnabledAsync();
        var asked = visit.Page.WaitForRequestAsync(uploads);
        await Button(visit, "Dry run").ClickAsync();
        await asked;
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator("#correct")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".upload-progress")).ToHaveCountAsync(1);

        open.SetResult();

        await Expect(visit.Page.Locator(".upload-progress")).ToHaveCountAsync(0);
        await Expect(Button(visit, "Dry run")).ToBeEnabledAsync();
        await Expect(Button(visit, "Upload")).ToBeDisabledAsync();
        await Expect(visit.Page.Locator("[data-answer]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_wrong_in_a_json_document_is_listed_by_its_path()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.Add("422");
        await ChooseAsync(visit, """{"images":[{"id":1,"file_name":"ISIC_1.jpg"}],"categories":[{"id":1,"name":"hair"}],"annotations":[{"image_id":2,"category_id":1}]}""");
        await Button(visit, "Dry run").ClickAsync();

        await Expect(visit.Page.Locator("[data-table='problems'] tbody tr td")).ToHaveTextAsync(
            ["labels.csv", "whole file", "$.annotations[0].image_id", "no image of this file has the id 2"]);
    }

    [Fact]
    public async Task Wrong_rows_are_listed_with_file_row_and_column_and_the_choice_is_kept()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.Add("422");
        await ChooseAsync(visit, "image,hair,erythema\nISIC_1,0.25,0.5\nISIC_2,1.75,much\n");
        await Button(visit, "Dry run").ClickAsync();

        var problems = visit.Page.Locator("[data-table='problems'] tbody tr");
        await Expect(problems).ToHaveCountAsync(2);
        await Expect(problems.First.Locator("td")).ToHaveTextAsync(["labels.csv", "3", "hair", "\"1.75\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed"]);
        await Expect(Button(visit, "Upload")).ToBeDisabledAsync();
        await Expect(Button(visit, "Dry run")).ToBeEnabledAsync();
        await Expect(visit.Page.GetByLabel("Dataset", new() { Exact = true })).ToHaveValueAsync(SeededDataset.Id);
        Assert.Equal("labels.csv", await visit.Page.EvaluateAsync<string>("document.getElementById('file').files[0].name"));
    }

    [Fact]
    public async Task The_problems_can_be_downloaded_as_csv()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.Add("422");
        await ChooseAsync(visit, "image,hair\nISIC_2,1.75\n");
        await Button(visit, "Dry run").ClickAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => Button(visit, "Download as CSV").ClickAsync());

        Assert.Equal("labels.csv.problems.csv", download.SuggestedFilename);
        Assert.Equal(
            "file,row,column,message\r\nlabels.csv,2,hair,\"\"\"1.75\"\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed\"\r\n",
            await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_dropped_beside_its_field_is_chosen()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"annotate/{SeededDataset.Id}");
        await Expect(Button(visit, "Dry run")).ToBeDisabledAsync();
        await using var dragged = await visit.Page.EvaluateHandleAsync("() => { const drag = new DataTransfer(); drag.items.add(new File(['image,hair\\nISIC_1,0.25\\n'], 'dropped.csv')); return drag; }");
        var zone = visit.Page.Locator("#file-help");
        var taking = visit.Page.Locator("[data-drop-zone][data-dragging]");
        // As browsers do: they tell of a drag again and again while it lasts.
        for (var began = Stopwatch.GetTimestamp(); await taking.CountAsync() == 0; await zone.DispatchEventAsync("dragover", new { dataTransfer = dragged }))
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "nothing takes the file");
        await zone.DispatchEventAsync("drop", new { dataTransfer = dragged });

        await Expect(visit.Page.Locator("[data-dragging]")).ToHaveCountAsync(0);
        await Button(visit, "Dry run").ClickAsync();
        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToBeVisibleAsync();
        Assert.Equal("dropped.csv", await visit.Page.EvaluateAsync<string>("document.getElementById('file').files[0].name"));
    }

    [Fact]
    public async Task A_large_file_on_a_slow_line_tells_how_much_of_it_is_sent()
    {
        const int Bytes = 1 << 21;
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await ChooseAsync(visit, "image,hair\nISIC_1,0.25\n" + new string('\n', Bytes));
        var network = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        await LimitAsync(network, Bytes / 20);
        await Button(visit, "Dry run").ClickAsync();

        await Expect(visit.Page.Locator(".upload-progress")).ToContainTextAsync(new Regex("Sending, [1-9]\\d? %"));
        await Expect(Button(visit, "Dry run")).ToBeDisabledAsync();
        await LimitAsync(network, -1);
        await Expect(visit.Page.Locator("[data-answer='accepted']")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".upload-progress")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_without_annotation_service_is_named_as_the_reason()
    {
        await using var alone = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(alone);
        visit.Expected.Add("404");
        await ChooseAsync(visit, "image,hair\nISIC_1,0.25\n");
        await Button(visit, "Dry run").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("set SEMCOV__DASHBOARD__ANNOTATIONURL");
    }

    /// <param name="bytesPerSecond">That the browser sends at most; -1 for as many as it can.</param>
    private static Task LimitAsync(ICDPSession network, int bytesPerSecond) => network.SendAsync("Network.emulateNetworkConditions", new()
    {
        ["offline"] = false,
        ["latency"] = 0,
        ["downloadThroughput"] = -1,
        ["uploadThroughput"] = bytesPerSecond,
    });

    private static async Task ChooseAsync(Visit visit, string content)
    {
        await visit.OpenAsync("annotate");
        await ChooseDatasetAsync(visit);
        await ChooseFileAsync(visit, content);
        await Expect(Button(visit, "Dry run")).ToBeEnabledAsync();
    }

    private static async Task ChooseDatasetAsync(Visit visit)
    {
        var dataset = visit.Page.GetByLabel("Dataset", new() { Exact = true });
        await dataset.SelectOptionAsync(SeededDataset.Id);
        await Expect(dataset).ToHaveValueAsync(SeededDataset.Id);
    }

    private static Task ChooseFileAsync(Visit visit, string content) => visit.Page.GetByLabel("File").SetInputFilesAsync(
        new FilePayload { Name = "labels.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });

    /// <summary>Returns once the chosen file lies in the browser.</summary>
    private static Task KeptAsync(Visit visit) => visit.UntilAsync(
        """
        (async () => {
          // Whoever opens a database that is not there makes it, and the page's own would lack its store.
          if (!(await indexedDB.databases()).some(known => known.name === 'semcov-uploads')) return false;
          return await new Promise(done => {
            const opened = indexedDB.open('semcov-uploads');
            opened.onsuccess = () => {
              const count = opened.result.transaction('file').objectStore('file').count();
              count.onsuccess = () => {
                opened.result.close();
                done(count.result === 1);
              };
            };
          });
        })()
        """);

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Contracts.Reports;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;
using StreamWriter = SemCovNet.Tests.Browser.Seeding.StreamWriter;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>What one person does on the pages, and what the services make of it.</summary>
public sealed class JourneyTests(SeededSite seeded)
{
    private const string Trained = "01a0c0de-0000-7000-8000-0000000demo1";
    private const int TrainingImages = 12;

    [Fact]
    public async Task Annotations_with_wrong_rows_are_mended_and_uploaded_coverage_moves_and_the_rule_asks_for_a_retraining()
    {
        await using var site = await DashboardSite.StartWorkingAsync(TellAsync);
        await using var visit = await seeded.Browser.VisitAsync(site);
        visit.Expected.Add("422");
        var page = visit.Page;

        await visit.OpenAsync($"fairness?dataset={SeededDataset.Id}");
        await page.GetByLabel("when tail coverage moved by").FillAsync("0.02");
        await page.GetByLabel("Why it changes").FillAsync("annotations are being completed");
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByText("Retraining: on request, when tail coverage moved by 0.02")).ToHaveCountAsync(1);

        await visit.OpenAsync($"datasets/{SeededDataset.Id}");
        await Expect(page.Locator("[data-cell='melanoma/hair']")).ToHaveAttributeAsync("data-value", SeededDataset.Coverage[4][1].ToString("R", CultureInfo.InvariantCulture));

        await page.GetByRole(AriaRole.Link, new() { Name = "Upload annotations" }).ClickAsync();
        await ChooseAsync(page, [.. Rows(), "ISIC_99,1,1,1,1,1,1,1", "ISIC_13,1,1,1,1,much,1,1"]);
        await Button(page, "Dry run").ClickAsync();
        await Expect(page.Locator("[data-table='problems'] tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-table='problems']")).ToContainTextAsync("ISIC_99");
        await Expect(page.Locator("[data-table='problems'] tbody tr", new() { HasText = "much" }).Locator("td").Nth(1)).ToHaveTextAsync($"{TrainingImages + 3}");
        await Expect(Button(page, "Upload")).ToBeDisabledAsync();

        await ChooseAsync(page, Rows());
        await Button(page, "Dry run").ClickAsync();
        await Expect(page.Locator("[data-answer='accepted']")).ToContainTextAsync("Nothing was changed yet.");
        await Button(page, "Upload").ClickAsync();
        await Expect(page.Locator("[data-answer='accepted']")).ToContainTextAsync("Published as annotations version 3.");

        await page.GetByRole(AriaRole.Link, new() { Name = "See its coverage" }).ClickAsync();
        await Expect(page.Locator("[data-cell='melanoma/hair']")).ToHaveAttributeAsync("data-value", "1");
        await Expect(page.Locator("[data-table='uploads'] tbody tr").First).ToContainTextAsync("labels.csv");
        await visit.OpenAsync($"fairness?dataset={SeededDataset.Id}");
        await Expect(page.Locator("[data-table='coverage debt'] tbody tr", new() { HasText = "annotations 3" })).ToHaveTextAsync(new Regex("0\\.000"));

        await visit.OpenAsync("queue");
        var waiting = page.Locator("[data-table='waiting'] tbody tr");
        await Expect(waiting).ToContainTextAsync("rule:coverage");
        await waiting.GetByRole(AriaRole.Link, new() { Name = "demo" }).ClickAsync();
        await Expect(page.Locator("dl.facts-wide").First).ToContainTextAsync(new Regex($"by rule:coverage.*Since experiment {Trained} tail coverage moved from .* The rule asks for a retraining from 0\\.02 on\\..*version 3", RegexOptions.Singleline));
    }

    // A model that has seen all there was.
    private static async Task TellAsync(DashboardSite site)
    {
        var (streams, now) = (new StreamWriter(site.Store), TimeProvider.System.GetUtcNow());
        var dataset = new SeededDataset(streams, site.Artifacts);
        await dataset.WriteAsync(now.AddDays(-9));
        var trained = new SeededExperiment(streams, site.Artifacts, dataset, Trained, "demo", now.AddDays(-2), JsonSerializer.Deserialize<JsonElement>(RecipeCatalog.Find("demo").ToJson()));
        await trained.RequestAsync();
        await trained.TrainAsync(SeededExperiment.Epochs);
        await trained.CompleteAsync();
        await trained.EvaluateAsync(seed: 7, slope: -0.2, Verdict.Passed);
    }

    // Every training image carries every descriptor.
    private static IReadOnlyList<string> Rows() =>
        [$"image,{string.Join(',', SeededDataset.Vocabulary.Select(descriptor => descriptor.Name))}", .. Enumerable.Range(1, TrainingImages).Select(number => $"ISIC_{number},1,1,1,1,1,1,1")];

    private static async Task ChooseAsync(IPage page, IReadOnlyList<string> lines)
    {
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "labels.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join('\n', lines)) });
        await Expect(Button(page, "Dry run")).ToBeEnabledAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ExperimentTests(SeededSite seeded)
{
    [Fact]
    public async Task Calibration_before_probabilities_were_fitted_stands_below_the_metrics()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        const string Before = "before probabilities were fitted on validation:";
        await Expect(visit.Page.Locator("[data-before-fit]")).ToHaveTextAsync(
            [$"Descriptors given, {Before} ECE, positive class 0.068, Brier score 0.080", $"Image alone, {Before} ECE, positive class 0.056, Brier score 0.068"]);
    }

    [Fact]
    public async Task Every_metric_on_the_page_is_to_the_last_digit_the_one_in_the_report()
    {
        var summary = await SummaryAsync(Story.Promoted);
        var report = await seeded.Site.Artifacts.GetJsonAsync<EvaluationReport>(summary.Evaluation!.Report, TestContext.Current.CancellationToken);
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");

        foreach (var metric in report.Conditions[0].Metrics)
        {
            var shown = visit.Page.Locator($"[data-table='metrics'] [data-metric='{metric.Id}']").First;
            await Expect(shown).ToHaveAttributeAsync("data-value", Exact(metric.Value));
            await Expect(shown.Locator(".metric-value")).ToHaveTextAsync(metric.Value is { } value ? value.ToString("F3", CultureInfo.InvariantCulture) : "—");
        }
    }

    [Fact]
    public async Task Every_disparity_and_group_on_the_page_is_the_one_in_the_report()
    {
        var summary = await SummaryAsync(Story.Promoted);
        var report = await seeded.Site.Artifacts.GetJsonAsync<FairnessReport>(summary.Disparity!.Report, TestContext.Current.CancellationToken);
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");

        foreach (var result in report.Disparities)
            await Expect(visit.Page.Locator($"[data-table='disparities'] [data-level='{result.Level}'] [data-metric='{result.Definition}']")).ToHaveAttributeAsync("data-value", Exact(result.Signed));
        foreach (var group in report.Groups.Where(group => group.Subgroup is null))
            await Expect(visit.Page.Locator($"[data-group='{group.Class}/{group.Descriptor}/'] [data-value]")).ToHaveAttributeAsync("data-value", Exact(group.Error));
        await Expect(visit.Page.Locator("[data-table='groups'] .badge-unsure")).ToHaveCountAsync(report.Groups.Count(group => group is { Subgroup: null, Counts: false }));
    }

    [Fact]
    public async Task A_chart_becomes_as_wide_as_a_window_that_changes()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.DrawnAsync();

        await visit.Page.SetViewportSizeAsync(700, 900);

        await visit.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('semcov-chart')].every(chart => chart.clientWidth < 700 && chart.querySelector('canvas').clientWidth === chart.clientWidth)");
    }

    [Fact]
    public async Task The_verdict_says_why_limit_by_limit()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Broken}");

        await Expect(visit.Page.Locator("#verdict")).ToContainTextAsync("1 of 3 limits of policy default are broken.");
        await Expect(visit.Page.Locator("[data-table='limits'] tbody tr").Nth(1)).ToContainTextAsync("The lower end of the interval is below −0.700.");
        await Expect(visit.Page.Locator("[data-table='limits'] tbody tr").Nth(2).GetByRole(AriaRole.Rowheader)).ToHaveTextAsync("ROC AUC in the tail auc@1");
    }

    [Fact]
    public async Task Metrics_of_the_tail_stand_with_the_errors_by_group_and_what_is_undefined_says_why()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");

        var rows = visit.Page.Locator("#groups [data-table='tail'] tbody tr");
        await Expect(rows.Nth(0)).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"ROC AUC\s*0\.7\d\d\s*\[0\."));
        await Expect(rows.Nth(1)).ToContainTextAsync("Every row is of class 'benign'.");
    }

    [Fact]
    public async Task An_assessment_that_could_not_be_made_shows_its_reason_and_no_number()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Undefined}");

        await Expect(visit.Page.Locator(".stat [data-metric='cdi.within@1']")).ToContainTextAsync("Fewer than 3 groups with enough evidence in every class.");
        await Expect(visit.Page.Locator(".stat [data-metric='cdi.slope@1']")).ToHaveAttributeAsync("data-value", "");
        await Expect(visit.Page.Locator("#fairness")).ToContainTextAsync("No slope: Fewer than 3 groups");
    }

    [Fact]
    public async Task What_the_data_could_not_teach_is_said_from_the_end_of_the_training_on()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Undefined}");
        await Expect(visit.Page.Locator("[data-warnings] li")).ToHaveTextAsync([Story.Untaught]);
        await visit.OpenAsync($"experiments/{Story.Undefined}?at={SeededExperiment.Epochs + 1}");
        await Expect(visit.Page.Locator("[data-warnings]")).ToHaveCountAsync(0);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await Expect(visit.Page.Locator("[data-warnings]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_failed_experiment_says_what_failed_and_what_to_do()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Failed}");

        await Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Lower the learning rate");
    }

    [Fact]
    public async Task The_page_is_shown_as_it_was_after_an_earlier_event()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}?at=6");
        await Expect(visit.Page.Locator(".title-row [data-status]")).ToHaveAttributeAsync("data-status", "Training");
        await Expect(visit.Page.Locator("#metrics")).ToContainTextAsync("Not evaluated yet: that follows its training, which is at epoch 5 of 12.");
        await Expect(visit.Page.Locator("#events .timeline li")).ToHaveCountAsync(7);

        var slider = visit.Page.GetByLabel("As of event");
        await slider.FocusAsync();
        await slider.PressAsync("ArrowRight");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("at=7"));
        await Expect(visit.Page.Locator("#events .timeline li")).ToHaveCountAsync(8);
        await slider.PressAsync("End");
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("at="));
        await Expect(visit.Page.Locator(".title-row [data-status]")).ToHaveAttributeAsync("data-status", "Completed");
    }

    [Fact]
    public async Task A_confusion_cell_leads_to_as_many_images_as_it_counts()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.Page.Locator("[data-confusion='melanoma/benign'] a").First.ClickAsync();

        await Expect(visit.Page.Locator("[data-found]")).ToHaveAttributeAsync("data-found", "34");
        await Expect(visit.Page.Locator("[data-case='ISIC_15']")).ToContainTextAsync("melanoma → benign, p 0.551");
        await Expect(visit.Page.Locator("[data-case='ISIC_15'] a")).ToHaveAttributeAsync("href", new Regex("/cases/ISIC_15\\?evaluation=.*&true=melanoma&predicted=benign"));
        await visit.OpenAsync($"experiments/{Story.Promoted}/cases?true=benign&predicted=melanoma");
        await Expect(visit.Page.Locator("[data-found]")).ToHaveAttributeAsync("data-found", "63");
        await Expect(visit.Page.Locator(".pager")).ToContainTextAsync("page 1 of 2");
    }

    [Fact]
    public async Task The_order_of_the_groups_is_in_the_address_and_back_brings_the_one_before()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        var heading = visit.Page.Locator("[data-table='groups'] th[aria-sort='descending']");
        await Expect(heading).ToHaveTextAsync("Error ↓");

        await visit.Page.Locator("[data-table='groups']").GetByRole(AriaRole.Link, new() { Name = "Coverage" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("Coverage ↓");
        var shown = (await CoveragesAsync(visit)).ToList();
        Assert.Equal(shown.OrderDescending(), shown);

        await using var again = await seeded.Browser.VisitAsync(seeded.Site);
        await again.OpenAsync(visit.Page.Url);
        Assert.Equal(shown, await CoveragesAsync(again));

        await visit.Page.GoBackAsync();
        await Expect(heading).ToHaveTextAsync("Error ↓");
    }

    private static async Task<IEnumerable<double>> CoveragesAsync(Visit visit) =>
        (await visit.Page.Locator("[data-table='groups'] td.num:nth-child(3) [data-value]").EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.dataset.value)")).Select(text => double.Parse(text, CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_level_of_the_groups_is_in_the_address()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "class × descriptor × site" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-table='groups'] tbody tr")).ToHaveCountAsync(42);

        await visit.OpenAsync($"experiments/{Story.Promoted}?level=subgroup");
        await Expect(visit.Page.Locator("[data-table='groups'] tbody tr")).ToHaveCountAsync(42);
    }

    [Fact]
    public async Task The_threshold_that_decides_is_chosen_and_kept_in_the_address()
    {
        var report = await FairnessAsync();
        var at95 = report.AllReadings().Single(reading => (reading.Point, reading.PriorsGiven) == (DecisionPoint.Specificity95, true));
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.Page.Locator("#fairness").GetByRole(AriaRole.Link, new() { Name = "95 % specificity" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-threshold]")).ToHaveAttributeAsync("data-threshold", Exact(at95.Threshold));

        await visit.OpenAsync($"experiments/{Story.Promoted}?point=val-spec95");
        await Expect(visit.Page.Locator("[data-threshold]")).ToContainTextAsync($"p ≥ 0.301: the threshold that gave 95 % specificity on the validation images of {SeededDataset.Id}@1. Descriptors given.");
        foreach (var result in at95.Disparities)
            await Expect(visit.Page.Locator($"[data-table='disparities'] [data-level='{result.Level}'] [data-metric='{result.Definition}']")).ToHaveAttributeAsync("data-value", Exact(result.Signed));
        await Expect(visit.Page.Locator("[data-group='melanoma/hair/'] [data-value]")).ToHaveAttributeAsync("data-value", Exact(at95.Groups.Single(group => group is { Class: "melanoma", Descriptor: "hair", Subgroup: null }).Error));
        await Expect(visit.Page.Locator("[data-table='disparities'] [data-class='melanoma']").First).ToContainTextAsync("−0.893 [−1.033, −0.783]");
    }

    [Fact]
    public async Task What_the_model_says_from_the_image_alone_is_chosen_and_a_point_without_threshold_says_why()
    {
        var alone = (await FairnessAsync()).AllReadings().Single(reading => (reading.Point, reading.PriorsGiven) == (DecisionPoint.Half, false));
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.Page.Locator("#fairness").GetByRole(AriaRole.Link, new() { Name = "Image alone" }).ClickAsync();
        foreach (var result in alone.Disparities)
            await Expect(visit.Page.Locator($"[data-table='disparities'] [data-level='{result.Level}'] [data-metric='{result.Definition}']")).ToHaveAttributeAsync("data-value", Exact(result.Signed));

        await visit.OpenAsync($"experiments/{Story.Promoted}?priors=absent&point=val-spec90");
        await Expect(visit.Page.Locator("#fairness")).ToContainTextAsync("No threshold was fixed: lesions@1 has no validation rows.");
    }

    [Theory]
    [InlineData(Story.Failed, "No verdict: its training failed, and nothing follows.", "Not evaluated: its training failed, and nothing follows.")]
    [InlineData(Story.Running, "No verdict yet: that follows its training, which is at epoch ", "Not evaluated yet: that follows its training, which is at epoch ")]
    [InlineData(Story.Waiting, "No verdict yet: it waits for its training.", "Not evaluated yet: it waits for its training.")]
    public async Task What_is_not_there_says_whether_it_will_be(string id, string verdict, string metrics)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{id}");

        await Expect(visit.Page.Locator("#verdict")).ToContainTextAsync(verdict);
        await Expect(visit.Page.Locator("#metrics")).ToContainTextAsync(metrics);
        await Expect(visit.Page.Locator("#metrics pre")).ToHaveCountAsync(id == Story.Failed ? 1 : 0);
    }

    [Fact]
    public async Task The_timeline_holds_every_event_with_its_body()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        var request = visit.Page.Locator("[data-event='training.experiment-requested.v1']");
        await request.Locator("summary").ClickAsync();

        await Expect(visit.Page.Locator(".timeline li")).ToHaveCountAsync((int)(await SummaryAsync(Story.Promoted)).Events);
        await Expect(request.Locator("pre")).ToContainTextAsync("\"recipeName\": \"semcovnet\"");
    }

    [Fact]
    public async Task An_artifact_is_downloaded_byte_for_byte()
    {
        var digest = (await SummaryAsync(Story.Promoted)).Model!.Onnx;
        using var client = new HttpClient { BaseAddress = seeded.Site.Address };

        Assert.Equal(await seeded.Site.Artifacts.GetAsync(digest, TestContext.Current.CancellationToken), await client.GetByteArrayAsync($"artifacts/{digest.Hex}", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_experiment_is_said_to_be_unknown()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments/nobody");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("No experiment nobody");
    }

    private async Task<ExperimentSummary> SummaryAsync(string id) =>
        await seeded.Site.Services.GetRequiredService<IExperimentQueries>().FindAsync(id) ?? throw new InvalidOperationException($"The story holds no experiment {id}.");

    private async Task<FairnessReport> FairnessAsync() =>
        await seeded.Site.Artifacts.GetJsonAsync<FairnessReport>((await SummaryAsync(Story.Promoted)).Disparity!.Report, TestContext.Current.CancellationToken);

    private static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

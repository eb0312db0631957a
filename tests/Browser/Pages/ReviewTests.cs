using Microsoft.Playwright;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>A reviewer's way: read, say something, promote or reject with a reason.</summary>
public sealed class ReviewTests(SeededSite seeded)
{
    [Fact]
    public async Task A_comment_and_a_rejection_are_recorded_and_stand_in_the_thread()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await Expect(Button(visit, "Comment")).ToBeDisabledAsync();
        await Reason(visit).FillAsync("Look at the vessels.\nTwice.");
        await Button(visit, "Comment").ClickAsync();
        await Expect(Thread(visit).Last).ToContainTextAsync("Look at the vessels.");
        await Expect(Reason(visit)).ToHaveValueAsync("");
        await Expect(Button(visit, "Promote")).ToBeDisabledAsync();

        await Reason(visit).FillAsync("misses ulcerated lesions");
        await Button(visit, "Reject").ClickAsync();
        await Expect(Thread(visit).Last).ToContainTextAsync("rejected");
        Assert.Equal("misses ulcerated lesions", (await LastAsync<ModelRejected>(site, Story.Promoted)).Reason);
    }

    [Fact]
    public async Task A_model_past_its_gate_is_promoted_only_after_the_override_is_ticked()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync($"experiments/{Story.Broken}");
        await Reason(visit).FillAsync("a trial in one clinic");
        await Expect(Button(visit, "Promote")).ToBeDisabledAsync();

        await Override(visit).CheckAsync();
        await Button(visit, "Promote").ClickAsync();
        await Expect(Thread(visit).Last).ToContainTextAsync("promoted past the gate");
        var promoted = await LastAsync<ModelPromoted>(site, Story.Broken);
        Assert.Equal((true, "a trial in one clinic", "user:local"), (promoted.Override, promoted.Reason, promoted.By));
    }

    [Fact]
    public async Task What_is_refused_says_why_and_a_plain_form_is_not_taken()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        visit.Expected.Add("409");
        await visit.OpenAsync($"experiments/{Story.Broken}");
        // The page would not ask for this; the service refuses it all the same.
        var refused = await visit.Page.APIRequest.PostAsync(new Uri(site.Address, $"api/experiments/{Story.Broken}/reviews").ToString(), new() { DataObject = new { kind = "promote", text = "fine", @override = false } });
        Assert.Equal(409, refused.Status);
        Assert.Contains("is not promoted: its gate is failed.", await refused.TextAsync());
        Assert.Equal(404, (await visit.Page.APIRequest.PostAsync(new Uri(site.Address, $"api/experiments/{Story.Broken}/reviews").ToString(), new() { Data = "kind=promote&text=x", Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" } })).Status);
    }

    [Fact]
    public async Task Before_a_model_is_trained_it_can_only_be_talked_about()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Running}");
        await Reason(visit).FillAsync("too early");
        await Expect(Button(visit, "Comment")).ToBeEnabledAsync();
        await Expect(Button(visit, "Promote")).ToBeDisabledAsync();
        await Expect(Button(visit, "Reject")).ToBeDisabledAsync();
        await Expect(visit.Page.GetByText("A model is promoted or rejected once it is trained.")).ToBeVisibleAsync();
    }

    // The page stays where only its address changes, and once so did what was typed in it.
    [Fact]
    public async Task What_was_typed_about_one_experiment_does_not_go_along_to_another()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Broken}");
        await Reason(visit).FillAsync("a trial in one clinic");
        await Override(visit).CheckAsync();
        await Expect(Button(visit, "Promote")).ToBeEnabledAsync();

        await visit.Page.EvaluateAsync($"Blazor.navigateTo('experiments/{Story.Undefined}')");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("groupdro");

        await Expect(Reason(visit)).ToHaveValueAsync("");
        await Expect(Override(visit)).Not.ToBeCheckedAsync();
        await Expect(Button(visit, "Comment")).ToBeDisabledAsync();
    }

    private static async Task<T> LastAsync<T>(DashboardSite site, string experiment) where T : class, IEvent
    {
        T? last = null;
        await foreach (var recorded in site.Store.ReadStreamAsync(Streams.Experiment(experiment), 0, TestContext.Current.CancellationToken))
            last = recorded.Body as T ?? last;
        return last!;
    }

    private static ILocator Reason(Visit visit) => visit.Page.GetByLabel("Comment, or reason of the decision");

    private static ILocator Override(Visit visit) => visit.Page.GetByLabel("Promote it although its gate is not passed");

    private static ILocator Thread(Visit visit) => visit.Page.Locator(".review-thread li");

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

using Microsoft.Playwright;
using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Leases;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>What waits, what runs, what could not be consumed, and a person's decisions on it.</summary>
public sealed class QueueTests(SeededSite seeded)
{
    [Fact]
    public async Task The_queue_shows_what_waits_and_what_could_not_be_consumed_and_decides_nothing_without_a_reason()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("queue");

        await Expect(visit.Page.Locator($"[data-waiting='{Story.Waiting}']")).ToContainTextAsync("monet on");
        await Expect(Parked(visit)).ToContainTextAsync("Expected depth to be zero at the end of the JSON payload.");
        await Expect(Parked(visit)).ToContainTextAsync("<script>alert(1)</script>");
        await Expect(Button(visit, $"Cancel {Story.Waiting}")).ToBeDisabledAsync();
        await Expect(Button(visit, $"Replay {Story.Parked}")).ToBeDisabledAsync();
        await Expect(Button(visit, $"Discard {Story.Parked}")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task What_a_trainer_holds_is_running_with_its_epoch_and_the_time_left()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await site.Services.GetRequiredService<LeaseStore>().TryAcquireAsync(LeaseKeys.Training(Story.Running), "trainer-7", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("queue");

        var row = visit.Page.Locator($"[data-running='{Story.Running}']");
        await Expect(row).ToContainTextAsync("trainer-7");
        await Expect(row).ToContainTextAsync("5/12");
        await Expect(visit.Page.Locator($"[data-waiting='{Story.Running}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_cancelled_experiment_leaves_the_queue_and_its_stream_says_why()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("queue");
        await visit.Page.GetByLabel("Reason of a decision").FillAsync("wrong split");
        await Button(visit, $"Cancel {Story.Waiting}").ClickAsync();

        await Expect(visit.Page.Locator($"[data-waiting='{Story.Waiting}']")).ToHaveCountAsync(0);
        Assert.Equal(new ExperimentCancelled(Story.Waiting, "wrong split", "user:local"), await LastAsync(site, Streams.Experiment(Story.Waiting)));
    }

    [Theory]
    [InlineData("Replay")]
    [InlineData("Discard")]
    public async Task A_decision_on_a_parked_message_is_an_event_with_its_reason(string decision)
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("queue");
        await visit.Page.GetByLabel("Reason of a decision").FillAsync("seen to");
        await Button(visit, $"{decision} {Story.Parked}").ClickAsync();

        await Expect(Parked(visit)).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("Every message was consumed, or decided on.")).ToBeVisibleAsync();
        Assert.Equal("seen to", await LastAsync(site, Streams.Parked(Story.Parked)) switch { MessageReplayed e => e.Reason, MessageDiscarded e => e.Reason, _ => null });
    }

    [Theory]
    [InlineData("queue", "parked messages")]
    [InlineData("fairness?all=true", "alerts")]
    public async Task A_list_longer_than_a_page_goes_on_from_an_address(string address, string table)
    {
        await using var site = await SeededLists.StartAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        var rows = visit.Page.Locator($"[data-table='{table}'] tbody tr");
        await visit.OpenAsync(address);
        await Expect(rows).ToHaveCountAsync(25);
        var first = await rows.AllInnerTextsAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(5);

        await visit.OpenAsync(visit.Page.Url);
        await Expect(rows).ToHaveCountAsync(5);
        Assert.Equal(SeededLists.Length, first.Concat(await rows.AllInnerTextsAsync()).Distinct().Count());
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "First page" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(25);
    }

    [Fact]
    public async Task What_is_refused_says_why()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        visit.Expected.Add("409");
        var address = new Uri(site.Address, "api/parked/none/decisions").ToString();
        var refused = await visit.Page.APIRequest.PostAsync(address, new() { DataObject = new { kind = "Replay", reason = "now" } });
        Assert.Equal((409, "\"There is no parked message none. See: semcov queue parked list --all\""), (refused.Status, await refused.TextAsync()));
        await visit.OpenAsync("queue");
    }

    [Fact]
    public async Task An_empty_queue_says_so()
    {
        await using var empty = await DashboardSite.StartAsync();
        await using var visit = await seeded.Browser.VisitAsync(empty);
        await visit.OpenAsync("queue");
        await Expect(visit.Page.Locator("pre")).ToContainTextAsync("semcov train");
    }

    private static async Task<IEvent> LastAsync(DashboardSite site, string stream) =>
        (await site.Store.ReadStreamBackwardsAsync(stream, TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken)).Body;

    private static ILocator Parked(Visit visit) => visit.Page.Locator($"[data-parked='{Story.Parked}']");

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class InUseQueriesTests : IDisposable
{
    private readonly ReadModelFixture given;
    private readonly InUseQueries queries;

    private protected InUseQueriesTests(ReadModelFixture given) => (this.given, queries) = (given, new(given.Database));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_listed_with_its_answers_its_newest_window_and_its_open_alerts()
    {
        await FoldAsync(Received("b1", 500), Received("b2", 700), Window(0), Window(1), Alert("a1"), Alert("a2"), Closed("a2"));
        var model = Assert.Single(await queries.ModelsAsync(Stop));
        Assert.Equal(("e1", "d1", "semcovnet", 1200L, 1, 1), (model.ExperimentId, model.DatasetId, model.Recipe, model.Answers, model.OpenAlerts, model.Newest!.Window));
    }

    [Fact]
    public async Task A_window_that_is_judged_again_stands_once()
    {
        await FoldAsync(Received("b1", 500), Window(0), Window(0, known: 400));
        Assert.Equal(400, Assert.Single(await queries.WindowsAsync("e1", Stop)).Known);
    }

    [Fact]
    public async Task Alerts_are_listed_the_newest_first_and_say_who_closed_them()
    {
        await FoldAsync(Alert("a1"), Alert("a2"), Closed("a1"));
        Assert.Equal(["a2"], (await queries.AlertsAsync(new(), Stop)).Rows.Select(alert => alert.Id));
        var all = (await queries.AlertsAsync(new(Open: false), Stop)).Rows;
        Assert.Equal(["a2", "a1"], all.Select(alert => alert.Id));
        Assert.Equal(("user:ada", "seen"), (all[1].ClosedBy, all[1].CloseReason));
        Assert.Empty((await queries.AlertsAsync(new(DatasetId: "d2"), Stop)).Rows);
        Assert.Empty((await queries.AlertsAsync(new(ExperimentId: "e2"), Stop)).Rows);
    }

    // No text of PostgreSQL has U+0000: one in a reason stopped the fold for good.
    [Fact]
    public async Task A_reason_with_a_character_that_no_table_holds_is_told_without_it()
    {
        await FoldAsync(Alert("a1"), Closed("a1") with { Reason = "se\0en" });
        Assert.Equal("se\uFFFDen", Assert.Single((await queries.AlertsAsync(new(Open: false), Stop)).Rows).CloseReason);
    }

    [Fact]
    public async Task Alerts_are_listed_page_by_page_and_counted_over_all_pages()
    {
        await FoldAsync(Alert("a1"), Alert("a2"), Alert("a3"), Alert("a4"), Closed("a2"));
        var first = await queries.AlertsAsync(new(DatasetId: "d1", Limit: 2), Stop);
        var second = await queries.AlertsAsync(new(DatasetId: "d1", After: first.Next, Limit: 2), Stop);
        Assert.Equal(["a4", "a3"], first.Rows.Select(alert => alert.Id));
        Assert.Equal(["a1"], second.Rows.Select(alert => alert.Id));
        Assert.Equal((3, 3, null), (first.Total, second.Total, second.Next));
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => queries.AlertsAsync(new(After: "?"), Stop));
        Assert.StartsWith("\"?\" is not a page mark", wrong.Message);
    }

    [Fact]
    public async Task An_alert_that_is_raised_again_is_open_again()
    {
        await FoldAsync(Alert("a1"), Closed("a1"), Alert("a1"));
        Assert.Null(Assert.Single((await queries.AlertsAsync(new(), Stop)).Rows).ClosedBy);
    }

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task FoldAsync(params IEvent[] events)
    {
        await given.AppendExperimentAsync("e1", Given.Requested());
        await given.AppendAsync("use-e1", events);
        await given.All(new ExperimentProjection(), new InUseProjection()).CatchUpAsync(Stop);
    }

    private static PredictionsReceived Received(string batch, int rows) => new("e1", batch, Given.Bytes, "monday.csv", rows, 0);

    private static WindowAssessed Window(int number, int known = 0) => new("e1", number, 500, known, Given.Bytes, [], new Dictionary<string, double?>());

    private static AlertRaised Alert(string id) => new("e1", "d1", id, AlertKind.Descriptor, "vessels", 0, "vessels moved");

    private static AlertClosed Closed(string id) => new("e1", id, "seen", "user:ada");
}

public sealed class SqliteInUseQueries() : InUseQueriesTests(new SqliteReadModels());

public sealed class PostgresInUseQueries() : InUseQueriesTests(new PostgresReadModels());

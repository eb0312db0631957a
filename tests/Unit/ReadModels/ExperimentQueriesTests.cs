using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class ExperimentQueriesTests : IDisposable
{
    private readonly ReadModelFixture given;
    private readonly ExperimentQueries queries;

    private protected ExperimentQueriesTests(ReadModelFixture given) => (this.given, queries) = (given, new(given.Database));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(true, "a c e b d")]
    [InlineData(false, "b e c a d")]
    public async Task Undefined_metrics_come_last_whichever_way_and_pages_join_without_a_seam(bool descending, string order)
    {
        foreach (var (id, auc) in new (string, double?)[] { ("a", 0.95), ("b", 0.1), ("c", 0.9), ("d", null), ("e", 0.5) })
            await given.AppendExperimentAsync(id, Given.Whole(id, auc));
        await FoldAsync();

        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await queries.ListAsync(new(Sort: "auc", Descending: descending, After: after, Limit: 2), Stop);
            Assert.Equal(5, page.Total);
            seen.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(order.Split(' '), seen);
    }

    [Fact]
    public async Task Every_column_can_be_sorted_by_both_ways_over_equal_and_missing_values()
    {
        foreach (var id in new[] { "a", "b", "c", "d", "e", "f", "g" })
            await given.AppendExperimentAsync(id, id is "a" or "b" or "c" ? [Given.Requested(id)] : Given.Whole(id));
        await FoldAsync();

        foreach (var sort in ExperimentFields.All.Select(field => field.Name).Concat(["config.epochs", "config.backbone", "auc@1", "s95val@1"]))
        {
            foreach (var descending in new[] { true, false })
            {
                var whole = await queries.ListAsync(new(Sort: sort, Descending: descending), Stop);
                List<string> paged = [];
                for (string? after = ""; after is not null;)
                {
                    var page = await queries.ListAsync(new(Sort: sort, Descending: descending, After: after.Length == 0 ? null : after, Limit: 1), Stop);
                    paged.AddRange(page.Rows.Select(row => row.Id));
                    after = page.Next;
                }
                Assert.Equal(7, paged.Distinct().Count());
                Assert.Equal(whole.Rows.Select(row => row.Id), paged);
            }
        }
    }

    [Fact]
    public async Task A_status_sorts_by_its_place_in_an_experiments_life()
    {
        await given.AppendExperimentAsync("done", Given.Whole("done"));
        await given.AppendExperimentAsync("waiting", Given.Requested("waiting"));
        await given.AppendExperimentAsync("training", Given.Requested("training"), Given.Attempt(1, id: "training"));
        await FoldAsync();

        var page = await queries.ListAsync(new(Sort: "status", Descending: false), Stop);

        Assert.Equal(["waiting", "training", "done"], page.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_list_is_filtered_by_dataset_and_status()
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"), Given.Attempt(1));
        await given.AppendExperimentAsync("e2", Given.Requested("e2"));
        await given.AppendExperimentAsync("e3", Given.Requested("e3", dataset: "d2"));
        await FoldAsync();

        var page = await queries.ListAsync(new(DatasetId: "d1", Status: ExperimentStatus.Waiting), Stop);

        Assert.Equal("e2", Assert.Single(page.Rows).Id);
    }

    [Theory]
    [InlineData("nonsense", "is not a page mark")]
    [InlineData("", "is not a page mark")]
    public async Task A_page_mark_that_is_none_is_refused(string after, string because)
    {
        await FoldAsync();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => queries.ListAsync(new(After: after), Stop));

        Assert.Contains(because, refusal.Message);
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_reading_behind_it()
    {
        await FoldAsync();
        var database = new HeldDatabase(given.Database);

        // The rows are read in this thread and refused; what counts them is held.
        var asked = new ExperimentQueries(database).ListAsync(new(After: "nonsense"), Stop);

        Assert.False(asked.IsCompleted);
        database.LetGo();
        await Assert.ThrowsAsync<ArgumentException>(() => asked);
    }

    [Fact]
    public async Task A_page_mark_of_another_order_is_refused()
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"));
        await given.AppendExperimentAsync("e2", Given.Requested("e2"));
        await FoldAsync();
        var mark = (await queries.ListAsync(new(Limit: 1), Stop)).Next;

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => queries.ListAsync(new(Sort: "auc", After: mark), Stop));

        Assert.Equal("The page mark belongs to a list sorted by requested desc, not by auc number desc: start at the first page.", refusal.Message);
    }

    [Theory]
    [InlineData("abc1", "abc1")]
    [InlineData("abc1x", "abc1x")]
    [InlineData("z", "z9")]
    [InlineData("9", "z9")]
    [InlineData("abc", null)]
    [InlineData("b", null)]
    [InlineData("%", null)]
    [InlineData("", null)]
    public async Task An_experiment_is_found_by_its_id_or_a_part_that_only_it_has(string part, string? found)
    {
        foreach (var id in new[] { "abc1", "abc1x", "z9" })
            await given.AppendExperimentAsync(id, Given.Requested(id));
        await FoldAsync();

        Assert.Equal(found, (await queries.FindAsync(part, Stop))?.Id);
    }

    // No text of PostgreSQL has U+0000, which stopped the fold for good; SQLite looked for words up to it and no further.
    [Fact]
    public async Task An_experiment_whose_reason_has_a_character_that_no_table_holds_is_found_by_what_stands_behind_it_and_told_as_it_came()
    {
        await given.AppendExperimentAsync("e1", Given.Requested(reason: "new\0annotations", by: "ward 7"));
        await given.AppendExperimentAsync("e2", Given.Requested("e2"));
        await FoldAsync();

        Assert.Equal("new\0annotations", Assert.Single((await queries.ListAsync(new(Where: "annotations"), Stop)).Rows).Reason);
        Assert.Equal("e1", Assert.Single((await queries.ListAsync(new(Where: "reason = \"new\0annotations\""), Stop)).Rows).Id);
    }

    // No index of PostgreSQL takes a row of several kB, and texts like this one are not made smaller.
    [Fact]
    public async Task A_name_longer_than_an_index_takes_stops_nothing_and_is_told_whole()
    {
        var name = string.Concat(Enumerable.Range(0, 300).Select(number => Digest.Of(BitConverter.GetBytes(number)).Hex));
        await given.AppendExperimentAsync("e1", Given.Requested(by: name));
        await FoldAsync();

        Assert.Equal(name, Assert.Single((await queries.ListAsync(new(), Stop)).Rows).RequestedBy);
    }

    [Fact]
    public async Task All_evaluations_are_listed_newest_first()
    {
        await given.AppendExperimentAsync("e1", [.. Given.Whole("e1"), Given.Evaluated("v2", dataset: "d2", split: "all")]);
        await FoldAsync();

        Assert.Equal(["v2", "v-e1"], (await queries.EvaluationsAsync("e1", Stop)).Select(evaluation => evaluation.EvaluationId));
    }

    [Fact]
    public async Task What_has_not_ended_is_listed_oldest_first_with_the_evaluation_that_awaits_its_assessment()
    {
        await given.AppendExperimentAsync("done", Given.Whole("done"));
        await given.AppendExperimentAsync("older", Given.Requested("older"), Given.Attempt(1, id: "older"), Given.Trained(id: "older"), Given.Evaluated("v7", "older"));
        await given.AppendExperimentAsync("newer", Given.Requested("newer"), Given.Attempt(1, id: "newer"));
        await given.AppendExperimentAsync("cancelled", Given.Requested("cancelled"), new ExperimentCancelled("cancelled", "wrong", "ada"));
        await FoldAsync();

        var unfinished = await queries.UnfinishedAsync(Stop);

        Assert.Equal(
            [("older", ExperimentStatus.Assessing, "v7"), ("newer", ExperimentStatus.Training, null)],
            unfinished.Select(one => (one.Id, one.Status, one.EvaluationId)));
    }

    private Task FoldAsync() => given.All(new ExperimentProjection()).CatchUpAsync(Stop);
}

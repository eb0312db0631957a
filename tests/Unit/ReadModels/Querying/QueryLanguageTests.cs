using FsCheck.Fluent;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Tests.Unit.ReadModels.Querying;

public abstract class QueryLanguageTests : IDisposable
{
    private const int Experiments = 60;
    private const int Questions = 400;

    private readonly ReadModelFixture given;
    private readonly ExperimentQueries queries;

    private protected QueryLanguageTests(ReadModelFixture given) => (this.given, queries) = (given, new(given.Database));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_database_answers_every_query_as_its_meaning_says()
    {
        for (var number = 0; number < Experiments; number++)
            await given.AppendExperimentAsync($"e{number:00}", Drawn.Experiment($"e{number:00}", number));
        await FoldAsync();
        var all = (await queries.ListAsync(new(Limit: Experiments), Stop)).Rows;

        var some = 0;
        foreach (var question in Question.Any(3).Sample(Questions, 12))
        {
            var expected = all.Where(question.Holds).Select(row => row.Id).ToList();
            var page = await queries.ListAsync(new(question.Query, Limit: Experiments), Stop);
            Assert.True(expected.SequenceEqual(page.Rows.Select(row => row.Id)), $"{question.Query}\nexpected {string.Join(' ', expected)}\nfound    {string.Join(' ', page.Rows.Select(row => row.Id))}");
            Assert.Equal(expected.Count, page.Total);
            some += expected.Count > 0 && expected.Count < Experiments ? 1 : 0;
        }
        Assert.True(some > Questions / 2, $"only {some} of {Questions} queries parted the experiments");
    }

    [Theory]
    [InlineData("auc > 0.85 and recipe = semcovnet and not status = failed", "e1")]
    [InlineData("config.image_size = 112", "e1 e3")]
    [InlineData("config.image_size >= 112", "e1 e2 e3")]
    [InlineData("Config.Image_Size = 112", "e1 e3")]
    [InlineData("config.augment.flip = true", "e1")]
    [InlineData("config.backbone ~ net", "e1 e2")]
    [InlineData("config.nothing = none", "e1 e2 e3")]
    [InlineData("auc = none", "e3")]
    [InlineData("auc@1 > 0.8", "e1 e2")]
    [InlineData("verdict = passed or status = waiting", "e1 e2 e3")]
    [InlineData("dataset = D2", "e2")]
    [InlineData("user ~ ADA", "e1 e2 e3")]
    [InlineData("vit", "e2")]
    [InlineData("d2 vit", "e2")]
    [InlineData("'%'", "")]
    [InlineData("_", "")]
    [InlineData("\"'; drop table experiment; --\"", "")]
    [InlineData("requested = 2026-03", "e1 e2 e3")]
    [InlineData("requested != 2026-03", "")]
    public async Task A_query_finds(string where, string found)
    {
        await given.AppendExperimentAsync("e1", [
            Given.Requested("e1", config: new { image_size = 112, backbone = "MobileNetV2", augment = new { flip = true } }), .. Given.Whole("e1", 0.9)[1..]]);
        await given.AppendExperimentAsync("e2", [Given.Requested("e2", "vit", "d2", new { image_size = 224, backbone = "enet-b0" }), .. Given.Whole("e2", 0.83, "d2")[1..]]);
        await given.AppendExperimentAsync("e3", Given.Requested("e3", config: new { image_size = 112 }));
        await FoldAsync();

        var page = await queries.ListAsync(new(where, Descending: false), Stop);

        Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.Rows.Select(row => row.Id));
        Assert.Equal(page.Rows.Count, page.Total);
    }

    [Fact]
    public async Task Groups_count_those_that_match_the_largest_first()
    {
        foreach (var (id, recipe, auc) in new (string, string, double?)[] { ("a", "semcovnet", 0.9), ("b", "semcovnet", 0.8), ("c", "ViT", 0.7), ("d", "ViT", null), ("e", "ViT", 0.1) })
            await given.AppendExperimentAsync(id, [Given.Requested(id, recipe), .. Given.Whole(id, auc)[1..]]);
        await FoldAsync();

        var groups = await queries.GroupAsync("not id = e", ExperimentFields.Find("recipe"), Stop);

        Assert.Equal([("semcovnet", 2L, 0.9), ("vit", 2L, 0.7)], groups.Select(group => (group.Key, group.Count, group.BestAuc!.Value)));
        Assert.Equal(0.85, groups[0].MeanAuc!.Value, 12);
        Assert.Equal(2, groups[1].Completed);
    }

    [Fact]
    public async Task A_key_of_the_recipe_sorts_by_number_where_it_holds_numbers_and_by_text_elsewhere()
    {
        foreach (var (id, config) in new (string, object)[] { ("a", new { lr = 0.01, backbone = "vit" }), ("b", new { lr = 1e-4, backbone = "enet" }), ("c", new { lr = 2, backbone = "mobilenet" }), ("d", new { }) })
            await given.AppendExperimentAsync(id, Given.Requested(id, config: config));
        await FoldAsync();

        Assert.Equal(["b", "a", "c", "d"], (await queries.ListAsync(new(Sort: "config.lr", Descending: false), Stop)).Rows.Select(row => row.Id));
        Assert.Equal(["a", "c", "b", "d"], (await queries.ListAsync(new(Sort: "config.backbone"), Stop)).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_key_that_no_recipe_has_sorts_and_groups_all_as_having_none()
    {
        foreach (var id in new[] { "a", "b" })
            await given.AppendExperimentAsync(id, Given.Requested(id));
        await FoldAsync();

        Assert.Equal(["b", "a"], (await queries.ListAsync(new(Sort: "config.nothing"), Stop)).Rows.Select(row => row.Id));
        Assert.Equal([(null, 2L)], (await queries.GroupAsync(null, ExperimentFields.Find("config.nothing"), Stop)).Select(group => (group.Key, group.Count)));
    }

    [Fact]
    public async Task What_an_experiment_has_no_more_is_not_found_any_more()
    {
        await given.AppendExperimentAsync("a", [.. Given.Whole("a")[..4], Given.Evaluated("v1", "a", metrics: new Dictionary<string, double?> { ["auc@1"] = 0.9, ["s95val@1"] = 0.7 })]);
        await FoldAsync();
        Assert.Equal(1, (await queries.ListAsync(new("s95val@1 > 0.5"), Stop)).Total);

        await given.AppendExperimentAsync("a", Given.Evaluated("v2", "a"));
        await FoldAsync();

        Assert.Equal(0, (await queries.ListAsync(new("s95val@1 > 0.5"), Stop)).Total);
        Assert.Equal(1, (await queries.ListAsync(new("s95val@1 = none and config.epochs = 12"), Stop)).Total);
    }

    private Task FoldAsync() => given.All(new ExperimentProjection()).CatchUpAsync(Stop);
}

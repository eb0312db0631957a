using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Tests.Unit.ReadModels.Querying;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("auk > 0.85", 0, "There is no field \"auk\". Did you mean auc?")]
    [InlineData("recipe = vit and acu > 1", 17, "There is no field \"acu\". Did you mean auc?")]
    [InlineData("auc >", 5, "A value is missing after auc >.")]
    [InlineData("auc > and recipe = vit", 6, "A value is missing after auc >.")]
    [InlineData("auc > high", 6, "auc is a number, and \"high\" is none: write it like 0.85 or 3e-4.")]
    [InlineData("auc > NaN", 6, "auc is a number, and \"NaN\" is none: write it like 0.85 or 3e-4.")]
    [InlineData("auc ~ 0.8", 4, "auc is a number, which ~ cannot search: use =, <, <=, > or >=.")]
    [InlineData("recipe < vit", 7, "recipe is text, which < cannot compare: use =, != or ~ for \"contains\".")]
    [InlineData("status = done", 9, "status is never \"done\": it is one of waiting, training, evaluating, assessing, completed, failed, cancelled.")]
    [InlineData("status > failed", 7, "status is one of a few names, which > cannot compare: use = or !=.")]
    [InlineData("requested > yesterday", 12, "requested is a time in UTC, and \"yesterday\" is none: write it like 2026-03-01, 2026-03 or 2026-03-01T14:30.")]
    [InlineData("requested > 2026-02-30", 12, "requested is a time in UTC, and \"2026-02-30\" is none: write it like 2026-03-01, 2026-03 or 2026-03-01T14:30.")]
    [InlineData("auc > none", 4, "\"none\" can only be compared by = and !=: write auc = none.")]
    [InlineData("(auc > 0.8 or recipe = vit", 0, "The parenthesis that opens here is not closed: add a ).")]
    [InlineData("auc > 0.8)", 9, "This parenthesis closes nothing that was opened, or nothing stands before it.")]
    [InlineData("auc > 0.8 and", 13, "The query ends where a condition is missing, for instance auc > 0.85.")]
    [InlineData("or auc > 0.8", 0, "A condition is missing before \"or\"; put words that are looked for in quotation marks.")]
    [InlineData("> 0.8", 0, "Before > the name of a field is missing, for instance auc > 0.85.")]
    [InlineData("recipe = \"semcov", 9, "The quotation that begins here does not end: close it with \".")]
    [InlineData("recipe ! vit", 7, "\"!\" stands alone: write != for \"is not\", or the word not before a condition.")]
    [InlineData("config.lr > fast", 12, "config.lr is a number, and \"fast\" is none: write it like 0.85 or 3e-4.")]
    public void What_cannot_be_read_is_pointed_at_and_told_how_to_write_it(string query, int at, string message)
    {
        var wrong = Assert.Throws<WrongQueryException>(() => QueryParser.Parse(query));

        Assert.Equal((message, at), (wrong.Message, wrong.At));
        Assert.Equal($"{query}\n{new string(' ', at)}^", wrong.Pointed);
    }

    [Fact]
    public void A_field_that_nothing_is_like_is_answered_with_all_there_are()
    {
        var wrong = Assert.Throws<WrongQueryException>(() => QueryParser.Parse("temperature > 1"));

        Assert.StartsWith("There is no field \"temperature\". There are id, dataset, version, recipe, status, auc, ", wrong.Message);
        Assert.EndsWith("config.KEY, and metrics by id, for instance s95val@1.", wrong.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_blank_query_asks_for_every_experiment(string? query) => Assert.Equal(new Condition.Any(), QueryParser.Parse(query));

    [Fact]
    public void And_binds_more_tightly_than_or_and_may_be_left_out() =>
        Assert.Equal(
            QueryParser.Parse("(recipe = vit) or ((auc > 0.8) and (not (status = failed)))"), QueryParser.Parse("recipe = vit or auc > 0.8 NOT status=failed"));

    [Fact]
    public void A_quotation_may_hold_its_own_mark_and_a_keyword() =>
        Assert.Equal(new Condition.Words("""say "or" \ not"""), QueryParser.Parse(""" "say \"or\" \\ not" """));

    [Fact]
    public void Nesting_and_length_are_bounded_so_that_no_query_can_exhaust_the_stack_or_the_database()
    {
        Assert.Contains("nested too deeply", Assert.Throws<WrongQueryException>(() => QueryParser.Parse(new string('(', 100_000))).Message);
        Assert.Contains("nested too deeply", Assert.Throws<WrongQueryException>(() => QueryParser.Parse(string.Concat(Enumerable.Repeat("not ", 100_000)) + "vit")).Message);
        Assert.Contains("more than 200 conditions", Assert.Throws<WrongQueryException>(() => QueryParser.Parse(string.Concat(Enumerable.Repeat("vit ", 100_000)))).Message);
    }
}

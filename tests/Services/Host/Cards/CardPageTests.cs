using System.Text.RegularExpressions;
using System.Xml.Linq;
using SemCovNet.Cli.Cards;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Services.Host.Cards;

public sealed partial class CardPageTests
{
    private const string Hostile = "</table><script>alert(1)</script>\"'& <img src=x onerror=alert(2)>";

    [Fact]
    public void It_says_everything_a_reviewer_asks_for()
    {
        var titles = Page(MadeUpCard.Of()).Descendants("h2").Select(title => title.Value);
        Assert.Equal(
            [
                "What it is for, and what is not known of it", "Metrics", "Coverage disparity", "Errors by coverage", "Calibration", "Subgroups", "Verdict and reviews",
                "Training data and coverage", "Recipe", "Provenance",
            ], titles);
    }

    [Fact]
    public void It_asks_nothing_of_any_other_place()
    {
        var page = CardPage.Write(MadeUpCard.Of());
        Assert.DoesNotMatch(Outside(), page);
        Assert.Contains("default-src 'none'", page);
    }

    [Fact]
    public void Names_from_somebodys_data_never_become_markup()
    {
        var page = Page(MadeUpCard.Of(Hostile, attribute: Hostile));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img");
        Assert.Equal($"{Hostile} on {Hostile}", page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("td"), cell => cell.Value == $"rejected: {Hostile}");
    }

    [Fact]
    public void What_is_undefined_says_why_and_is_no_number()
    {
        var rows = Page(MadeUpCard.Of()).Descendants("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToList()).ToList();
        Assert.Contains(rows, row => row is [_, "s95@1", "undefined: Fewer than 20 negatives.", "–"]);
        Assert.Contains(rows, row => row is [_, "cdi.gap@1", "undefined: The head holds no group.", "–", "–", "3", ""]);
        Assert.Contains(rows, row => row is ["descriptor skin", _, "undefined: Insufficient evidence: n_eff 2 is below 5.", ..]);
        Assert.Contains(rows, row => row.Contains("undefined: never observed"));
    }

    [Fact]
    public void Class_controlled_definitions_stand_beside_the_pooled_one_with_intervals_p_and_groups()
    {
        var rows = Page(MadeUpCard.Of()).Descendants("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToList()).ToList();
        Assert.Contains(rows, row => row is [_, "cdi.within@1", "−0.500", "−0.900\u00a0to\u00a0+0.100", "0.040", "3", "skin −0.500 (−0.900\u00a0to\u00a0+0.100, 3 groups); other Left out: no groups."]);
        Assert.Contains(rows, row => row is [_, "cdi.pooled@1", "+0.170", "−0.200\u00a0to\u00a0+0.500", "0.500", "3", _]);
    }

    [Fact]
    public void The_tail_has_figures_and_limits_of_its_own()
    {
        var rows = Page(MadeUpCard.Of()).Descendants("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToList()).ToList();
        Assert.Contains(rows, row => row is ["ROC AUC", "auc@1", "0.710", "0.600\u00a0to\u00a00.800"]);
        Assert.Contains(rows, row => row is [_, "s95@1", "undefined: Every row is of class 'other'.", "–"]);
        Assert.Contains(rows, row => row is ["ROC AUC in the tail (auc@1)", _, "tail:auc@1 is 0.71 [0.6, 0.8]; allowed is at least 0.8"]);
        Assert.DoesNotContain("In the tail", CardPage.Write(MadeUpCard.Of() with { Fairness = MadeUpCard.Of().Fairness! with { Tail = null } }));
    }

    [Fact]
    public void Its_limits_follow_from_the_figures()
    {
        var limits = CardLimits.Of(MadeUpCard.Of());
        Assert.Contains("Insufficient evidence (fewer than 5 effective test rows, or no known coverage), so that no error can be stated: skin in skin.", limits);
        Assert.Contains("Least covered by training, it errs most on: vessels in skin (error 0.600, coverage 0.050).", limits);
        Assert.Contains("Whether it keeps the fairness budget of its dataset cannot be decided with this evidence. That is not a pass.", limits);
        Assert.Contains("skin has no positive training row.", limits);
        Assert.Contains("The data carry no subgroup attribute: whether it errs more in some group of people is not known.", CardLimits.Of(MadeUpCard.Of(attribute: null)));
    }

    [Fact]
    public void An_experiment_that_has_not_been_evaluated_has_a_card_that_says_so()
    {
        var text = Page(MadeUpCard.Unevaluated()).Value;
        Assert.Contains("It has not been evaluated: nothing is known of how well it does.", text);
        Assert.Contains("It has not been assessed.", text);
        Assert.Contains("Nobody has reviewed it.", text);
    }

    [Fact]
    public void Every_event_stands_there_with_its_position_and_hash()
    {
        var rows = Page(MadeUpCard.Of()).Descendants("section").Single(section => (string?)section.Attribute("id") == "provenance").Descendants("tr").Skip(1)
            .Select(row => row.Elements("td").Select(cell => cell.Value).ToList()).ToList();
        Assert.Equal(["40", "41", "42"], rows.Select(row => row[1]));
        Assert.All(rows, row => Assert.Equal(new string('0', 64), row[5]));
    }

    [Theory]
    [InlineData(Verdict.Passed, "It keeps the fairness budget of its dataset.")]
    [InlineData(Verdict.Failed, "It breaks the fairness budget of its dataset, limit by limit below.")]
    public void The_verdict_is_said_in_a_sentence(Verdict verdict, string sentence) =>
        Assert.Contains(sentence, CardLimits.Of(MadeUpCard.Of(verdict: verdict)));

    // All of it closes its elements but the head's, so that a reader for XML can hold it to account.
    private static XElement Page(ModelCard card)
    {
        var page = CardPage.Write(card);
        return XElement.Parse(page[page.IndexOf("<main>", StringComparison.Ordinal)..(page.IndexOf("</main>", StringComparison.Ordinal) + 7)]
            .Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("(src|href|action)\\s*=|@import|url\\(|<(script|link|iframe|img|object)", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}

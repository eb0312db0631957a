using System.Text.Json.Nodes;
using SemCovNet.Cli.Studies;
using SemCovNet.Contracts;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Services.Host.Studies;

public sealed class StudyCellTests
{
    private readonly StudyCell cell = MadeUpCell.Of(1);

    [Fact]
    public void The_same_recipe_on_the_same_data_is_the_same_experiment_in_any_study_and_every_change_is_another_one()
    {
        Assert.Equal(cell.ExperimentId(0), (cell with { Study = "other", Label = "renamed" }).ExperimentId(0));
        string[] others =
        [
            cell.ExperimentId(1), MadeUpCell.Of(2).ExperimentId(0), (cell with { Recipe = cell.Recipe with { Epochs = 9 } }).ExperimentId(0),
            (cell with { Data = cell.Data with { Annotations = cell.Data.Annotations with { Set = Digest.Of("more"u8) } } }).ExperimentId(0),
            (cell with { Data = cell.Data with { Dataset = cell.Data.Dataset with { Manifest = Digest.Of("more"u8) } } }).ExperimentId(0),
        ];
        Assert.Equal(others.Length + 1, others.Append(cell.ExperimentId(0)).Distinct().Count());
    }

    [Fact]
    public void What_any_study_asked_for_with_the_same_recipe_and_data_is_the_cells()
    {
        Assert.Equal(cell.Key, TrialKey.Of(cell.Asked()));
        Assert.Equal((cell with { Study = "other", Label = "renamed" }).Key, TrialKey.Of(cell.Asked()));
        Assert.NotEqual(MadeUpCell.Of(2).Key, TrialKey.Of(cell.Asked()));
        Assert.NotEqual(cell.Key, TrialKey.Of(cell.Asked() with { Annotations = Digest.Of("more"u8) }));
        Assert.NotEqual(cell.Key, TrialKey.Of(cell.Asked() with { Manifest = Digest.Of("more"u8) }));
        Assert.Null(TrialKey.Of(cell.Asked() with { Reason = "requested" }));
    }

    [Theory]
    [InlineData("crop_area", true)]
    [InlineData("seed", true)]
    [InlineData("cdi", false)]
    public void A_recipe_without_fields_that_came_later_has_their_defaults(string missing, bool isSame)
    {
        var recipe = JsonNode.Parse(cell.Recipe.ToJson())!.AsObject();
        Assert.True(recipe.Remove(missing));
        Assert.Equal(isSame, cell.Key == TrialKey.Of(cell.Asked() with { RecipeJson = recipe.ToJsonString() }));
    }

    [Fact]
    public void A_recipe_that_is_allowed_no_more_is_another_one()
    {
        var recipe = JsonNode.Parse(cell.Recipe.ToJson())!.AsObject();
        recipe["batch"] = 1;
        Assert.Null(TrialKey.Of(cell.Asked() with { RecipeJson = recipe.ToJsonString() }));
    }

    [Fact]
    public void The_newest_trial_that_completed_stands_for_the_cell_and_one_more_has_an_id_of_its_own()
    {
        var (first, failed) = (cell.Asked(), cell.Asked() with { Id = "e2", Status = ExperimentStatus.Failed });
        Assert.Equal((null, cell.ExperimentId(0)), (new CellOutcome(cell, []).Experiment, new CellOutcome(cell, []).ExperimentId));
        Assert.Equal((first, cell.ExperimentId(2)), (new CellOutcome(cell, [first, failed]).Experiment, new CellOutcome(cell, [first, failed]).NextId));
        Assert.Equal(failed, new CellOutcome(cell, [failed]).Experiment);
    }

    [Fact]
    public void A_cell_that_stands_still_has_failed_for_as_long_as_nobody_mends_it()
    {
        var assessed = new CellOutcome(cell, [cell.Asked() with { Status = ExperimentStatus.Assessing }]);
        Assert.Equal((true, null), (assessed.IsUnderAssessment, assessed.Failure));
        Assert.Equal("stands still: its assessment was parked.", (assessed with { Standstill = "stands still: its assessment was parked." }).Failure);
    }

    [Theory]
    [InlineData(ExperimentStatus.Waiting, 0.9)]
    [InlineData(ExperimentStatus.Training, 0.9)]
    [InlineData(ExperimentStatus.Evaluating, 1.0)]
    [InlineData(ExperimentStatus.Failed, 0.0)]
    public void A_trial_that_goes_on_has_trained_its_epochs_and_one_more_begins_anew(ExperimentStatus status, double trained)
    {
        var before = cell.Asked() with { Status = status, Epoch = 45, Epochs = 50 };
        Assert.Equal(trained, new CellOutcome(cell, [before]).Trained);
        Assert.Equal(0, (new CellOutcome(cell, [before]) with { Standstill = "stands still" }).Trained);
        Assert.Equal(0, new CellOutcome(cell, []).Trained);
    }
}

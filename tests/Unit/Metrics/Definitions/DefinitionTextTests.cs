using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Definitions;

public sealed class DefinitionTextTests
{
    [Fact]
    public void Every_definition_says_its_formula_its_inputs_and_when_it_is_undefined()
    {
        Assert.Equal([.. CdiRegistry.All.Select(d => d.Id), .. MetricRegistry.All.Select(m => m.Id), "kappa.cohen@1", "icc.2-1@1"], DefinitionText.All.Select(text => text.Id));
        Assert.All(DefinitionText.All, text => Assert.All([text.Short, text.Title, text.Formula, text.Inputs, text.Undefined], said => Assert.NotEmpty(said)));
    }

    [Fact]
    public void No_two_definitions_have_the_same_heading() =>
        Assert.Equal(DefinitionText.All.Count, DefinitionText.All.Select(text => text.Short).Distinct().Count());

    [Fact]
    public void No_disparity_is_said_to_be_the_papers() =>
        Assert.All(DefinitionText.All.Where(text => text.Id.StartsWith("cdi.", StringComparison.Ordinal)), text => Assert.Equal(DefinitionSource.Reimplementation, text.Source));
}

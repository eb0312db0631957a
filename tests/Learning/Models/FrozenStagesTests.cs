using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Models;

public sealed class FrozenStagesTests
{
    private static readonly Recipe Transfer = RecipeCatalog.Find("mobilenetv2") with { ImageSize = 32 };

    [Fact]
    public void Frozen_stages_get_no_gradient_and_all_others_do()
    {
        using var scope = NewDisposeScope();
        using var model = ModelFactory.Create(Transfer with { FrozenStages = 7 }, new TaskShape(2, 3));
        model.call(rand(2, 3, 32, 32), zeros(2, 3)).Logits.sum().backward();

        var frozen = model.Members[0].Backbone.Stages.Take(7).SelectMany(stage => stage.parameters()).Select(parameter => parameter.Handle).ToHashSet();
        Assert.NotEmpty(frozen);
        Assert.All(model.parameters(), parameter => Assert.Equal(frozen.Contains(parameter.Handle), parameter.grad is null));
    }

    [Fact]
    public void More_frozen_stages_than_the_backbone_has_are_refused()
    {
        var error = Assert.Throws<RecipeException>(() => ModelFactory.Create(Transfer with { FrozenStages = 20 }, new TaskShape(2, 3)));
        Assert.Equal("Recipe field 'frozen_stages' is 20, but the backbone 'mobilenetv2' has 19 stages that can be frozen.", error.Message);
    }

    [Fact]
    public void Freezing_fresh_weights_is_refused()
    {
        var error = Assert.Throws<RecipeException>(() => RecipeCatalog.Find("enet-b0").With("frozen_stages=1"));
        Assert.Contains("'frozen_stages' keeps pretrained weights as they are, and the recipe names none", error.Message, StringComparison.Ordinal);
    }
}

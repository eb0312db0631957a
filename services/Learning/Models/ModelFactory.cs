using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Semantics;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>Builds the model that a recipe describes.</summary>
public static class ModelFactory
{
    private static readonly Lock Seeding = new();

    /// <summary>A model with fresh weights drawn from the recipe's seed, on the CPU.</summary>
    /// <param name="pretrained">The file that the recipe's <c>weights</c> names, for its backbone to start from; can be sought. Null leaves that fresh too.</param>
    /// <exception cref="RecipeException">The recipe needs descriptors and the task has none.</exception>
    /// <exception cref="CheckpointException">The file is another one, is damaged, or does not fit the backbone.</exception>
    public static Classifier Create(Recipe recipe, TaskShape task, Stream? pretrained = null)
    {
        if (task.Descriptors == 0 && (recipe.Sdm != TokenSource.None || recipe.Dva))
            throw new RecipeException($"Recipe '{recipe.Name}' needs descriptors (sdm or dva is on), but the data set has none: annotate it first, or train with sdm=none, dam=false and dva=false.");

        if (pretrained is not null) PretrainedWeights.CheckDigest(pretrained, recipe.Weights);

        ConvolutionKernels.LeaveOutNnpack();
        // Initialisers draw from torch's one global generator: seeding and building must not be torn apart.
        lock (Seeding)
        {
            manual_seed(recipe.Seed);
            var chance = new Chance();
            SemanticClassifier[] members = [.. Enumerable.Range(0, recipe.Members).Select(_ => Build(recipe, task, pretrained, chance))];
            return members is [var only] ? only : new Ensemble(members);
        }
    }

    private static SemanticClassifier Build(Recipe recipe, TaskShape task, Stream? pretrained, Chance chance)
    {
        using var scope = NewDisposeScope();
        var backbone = Backbones.Find(recipe.Backbone).Create(new(recipe.ImageSize, recipe.Threads, chance, pretrained));
        var semantics = new SemanticsConfig(task.Descriptors, backbone.Channels, recipe.TokenWidth, recipe.Loops, recipe.Sdm, recipe.Fusion);
        var model = new SemanticClassifier(backbone, semantics, recipe.Dam, recipe.Dva, task, chance);
        if (pretrained is not null && backbone is not OnnxEncoder) PretrainedWeights.Load(backbone, pretrained);
        if (recipe.Freeze == Freezing.Body) model.FreezeBody();
        ChannelsLast.Weights(model);
        Freeze(backbone, recipe);
        // Initialisers leave temporaries behind, which go with the scope; the weights stay.
        scope.Detach(model.parameters());
        return model;
    }

    // What needs no gradient is passed through without a tape: early stages are the costly ones.
    private static void Freeze(Backbone backbone, Recipe recipe)
    {
        if (recipe.FrozenStages > backbone.Stages.Count)
            throw new RecipeException($"Recipe field 'frozen_stages' is {recipe.FrozenStages}, but the backbone '{recipe.Backbone}' has {backbone.Stages.Count} stages that can be frozen.");
        foreach (var parameter in backbone.Stages.Take(recipe.FrozenStages).SelectMany(stage => stage.parameters())) parameter.requires_grad = false;
    }
}

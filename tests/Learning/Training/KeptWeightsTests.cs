using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Training;

/// <summary>Which weights a training keeps: the moving average where there is one, of the epoch with the best validation score or the last.</summary>
public sealed class KeptWeightsTests
{
    [Fact]
    public void The_average_follows_the_weights_as_its_definition_says()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(1, 1, hasBias: false);
        Set(model.weight, 0);
        using var average = new WeightAverage(ModelTensors.Named(model), 0.5);
        foreach (var step in (int[])[1, 2, 3])
        {
            Set(model.weight, step);
            average.Update(step);
        }

        // Factors 2/11, 3/12, 4/13: the first steps average over less.
        var expected = 0.0;
        foreach (var (step, keep) in ((int, double)[])[(1, 2 / 11.0), (2, 3 / 12.0), (3, 4 / 13.0)]) expected = keep * expected + (1 - keep) * step;
        using (average.InUse()) Assert.Equal(expected, model.weight.item<float>(), 1e-5);
        Assert.Equal(3, model.weight.item<float>());
    }

    [Fact]
    public void The_average_is_evaluated_exported_and_resumed_exactly()
    {
        var recipe = SmallTraining.Recipe with { Ema = 0.9, CheckpointEverySteps = 3 };
        var observer = new RecordingObserver();
        var whole = SmallTraining.Run(recipe, observer);

        var last = observer.Checkpoints[^1];
        var kept = Tensors(last.Content, "best.");
        Assert.Equal(kept, TensorFile.Read(whole.Weights).Tensors.Select(Text));
        if (whole.KeptEpoch == recipe.Epochs) Assert.Equal(kept, Tensors(last.Content, "average."));
        Assert.NotEqual(kept, Tensors(last.Content, "model."));
        Assert.All(observer.Checkpoints, checkpoint =>
            Assert.Equal(whole.WeightsSha256, SmallTraining.Run(recipe, resumeFrom: Checkpoint.Read(checkpoint.Content)).WeightsSha256));
    }

    [Fact]
    public void Training_stops_when_patience_runs_out_also_after_a_restart()
    {
        var recipe = SmallTraining.Recipe with { Epochs = 12, Patience = 2 };
        var observer = new RecordingObserver();
        var whole = Run(recipe, observer);

        Assert.Equal((1, 3), (whole.KeptEpoch, whole.History.Count));
        Assert.All(observer.Checkpoints, checkpoint =>
        {
            var resumed = Run(recipe, new RecordingObserver(), checkpoint);
            Assert.Equal((whole.WeightsSha256, 3), (resumed.WeightsSha256, resumed.History.Count));
        });
    }

    [Fact]
    public void Keeping_the_last_epoch_keeps_it_though_an_earlier_one_was_as_good_also_after_a_restart()
    {
        var recipe = SmallTraining.Recipe with { Epochs = 3, Keep = Keeping.Last };
        var observer = new RecordingObserver();
        var whole = Run(recipe, observer);

        Assert.Equal(3, whole.KeptEpoch);
        Assert.Equal(Tensors(observer.Checkpoints[^1].Content, "model."), TensorFile.Read(whole.Weights).Tensors.Select(Text));
        Assert.All(observer.Checkpoints, checkpoint => Assert.Equal(whole.WeightsSha256, Run(recipe, new RecordingObserver(), checkpoint).WeightsSha256));
        Assert.Equal(1, Run(recipe with { Keep = Keeping.Best }, new RecordingObserver()).KeptEpoch);
    }

    [Fact]
    public void Who_keeps_the_last_epoch_cannot_wait_for_a_better_one()
    {
        var error = Assert.Throws<RecipeException>(() => SmallTraining.Recipe.With("keep=last", "patience=2"));

        Assert.Contains("'patience' waits for a better epoch, and keep=last keeps none but the last", error.Message, StringComparison.Ordinal);
    }

    // Where every validation sample is positive no order of them is better than another.
    private static TrainedModel Run(Recipe recipe, RecordingObserver observer, Checkpoint? resumeFrom = null)
    {
        var job = SmallTraining.Job(recipe, resumeFrom);
        var positive = job.Data.Validation with { Samples = [.. job.Data.Validation.Samples.Select(sample => sample with { Class = 1 })] };
        return Trainer.Run(job with { Data = job.Data with { Validation = positive } }, observer, TestContext.Current.CancellationToken);
    }

    private static void Set(Tensor weight, double value)
    {
        using var frozen = no_grad();
        weight.copy_(tensor([(float)value]).reshape(1, 1));
    }

    private static IEnumerable<string> Tensors(byte[] checkpoint, string prefix) =>
        TensorFile.Read(checkpoint).Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => Text(tensor with { Name = tensor.Name[prefix.Length..] }));

    private static string Text(StoredTensor tensor) => $"{tensor.Name} {Convert.ToHexString(tensor.Data.Span)}";
}

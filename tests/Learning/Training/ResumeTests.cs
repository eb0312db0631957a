using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Training;

public sealed class ResumeTests
{
    private static readonly Recipe Recipe = SmallTraining.Recipe with { CheckpointEverySteps = 3 };

    [Fact]
    public void A_training_resumed_from_any_checkpoint_ends_with_the_same_bytes()
    {
        var observer = new RecordingObserver();
        var whole = SmallTraining.Run(Recipe, observer);
        Assert.Equal([3, 4, 6, 8, 9, 12], observer.Checkpoints.Select(checkpoint => checkpoint.Step));

        Assert.All(observer.Checkpoints, checkpoint =>
        {
            var resumed = SmallTraining.Run(Recipe, resumeFrom: Checkpoint.Read(checkpoint.Content));
            Assert.Equal(whole.WeightsSha256, resumed.WeightsSha256);
            Assert.Equal(whole.Onnx, resumed.Onnx);
            Assert.Equal(whole.History.Select(Result), resumed.History.Select(Result));
        });
    }

    [Fact]
    public void A_resumed_training_tells_of_every_step_and_of_all_the_time_it_took()
    {
        var observer = new RecordingObserver();
        var whole = SmallTraining.Run(Recipe, observer);
        Assert.Equal(observer.Steps, whole.Steps);

        Assert.All(observer.Checkpoints, checkpoint =>
        {
            var saved = CheckpointState.Read(TensorFile.Read(checkpoint.Content)).Progress.Seconds;
            var began = TimeProvider.System.GetTimestamp();
            var resumed = SmallTraining.Run(Recipe, resumeFrom: checkpoint);
            Assert.Equal(whole.Steps, resumed.Steps);
            Assert.InRange(saved, 1e-3, whole.Seconds);
            Assert.InRange(resumed.Seconds, saved + 1e-3, saved + TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        });
    }

    [Fact]
    public void A_checkpoint_of_a_version_that_kept_no_steps_is_resumed_without_them()
    {
        var observer = new RecordingObserver();
        SmallTraining.Run(Recipe, observer);
        var file = TensorFile.Read(observer.Checkpoints[1].Content);
        var older = Checkpoint.Read((file with { Tensors = [.. file.Tensors.Where(tensor => tensor.Name != "steps")] }).Write());

        Assert.Equal(observer.Steps.Skip(4), SmallTraining.Run(Recipe, resumeFrom: older).Steps);
    }

    [Fact]
    public void The_group_weights_of_group_DRO_are_resumed_exactly()
    {
        var recipe = Recipe with { Loss = ClassLoss.GroupDro, Sampling = Sampling.GroupBalanced, DroEta = 0.5 };
        var observer = new RecordingObserver();
        var whole = SmallTraining.Run(recipe, observer);

        Assert.Equal(4, TensorFile.Read(observer.Checkpoints[0].Content).Find("groups.dro").Shape.Single());
        Assert.All(observer.Checkpoints, checkpoint =>
            Assert.Equal(whole.WeightsSha256, SmallTraining.Run(recipe, resumeFrom: Checkpoint.Read(checkpoint.Content)).WeightsSha256));
    }

    [Fact]
    public void A_resumed_training_saves_the_same_later_checkpoints()
    {
        var (whole, resumed) = (new RecordingObserver(), new RecordingObserver());
        SmallTraining.Run(Recipe, whole);
        SmallTraining.Run(Recipe, resumed, whole.Checkpoints[1]);

        // History holds durations, so the tensors are compared, not the whole file.
        Assert.Equal(Tensors(whole.Checkpoints[^1]), Tensors(resumed.Checkpoints[^1]));
    }

    [Fact]
    public void A_checkpoint_of_another_recipe_is_refused()
    {
        var observer = new RecordingObserver();
        SmallTraining.Run(Recipe with { Epochs = 1 }, observer);

        var error = Assert.Throws<CheckpointException>(() => SmallTraining.Run(Recipe with { Epochs = 1, Lr = 1e-4 }, resumeFrom: observer.Checkpoints[0]));
        Assert.Equal("The checkpoint cannot be resumed: it was made with another recipe. To go on, use the recipe the training was started with; otherwise start anew.", error.Message);
    }

    [Fact]
    public void A_checkpoint_of_other_data_is_refused()
    {
        var observer = new RecordingObserver();
        SmallTraining.Run(Recipe with { Epochs = 1 }, observer);
        var job = SmallTraining.Job(Recipe with { Epochs = 1 }, observer.Checkpoints[0]);
        var other = job with { Data = job.Data with { Train = job.Data.Train with { Samples = [.. job.Data.Train.Samples.Skip(1)] } } };

        var error = Assert.Throws<CheckpointException>(() => Trainer.Run(other, observer, TestContext.Current.CancellationToken));
        Assert.Contains("it was made with another data set", error.Message);
    }

    private static object Result(EpochSummary epoch) => epoch with { Seconds = 0, ImagesPerSecond = 0 };

    private static IEnumerable<(string, string)> Tensors(Checkpoint checkpoint) =>
        TensorFile.Read(checkpoint.Content).Tensors.Select(tensor => (tensor.Name, Convert.ToHexString(tensor.Data.Span)));
}

using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Training;

/// <summary>Data whose benign images are of two kinds, with and without vessels.</summary>
public sealed class FineClassTests
{
    private static readonly FineClasses Kinds = new(["plain", "vascular", "melanoma"], [0, 0, 1]);
    private static readonly Recipe Recipe = SmallTraining.Recipe with { FineClasses = true, Cdi = CdiPenalty.Off };

    [Fact]
    public void The_fine_classes_are_what_is_learned_and_the_classes_what_is_answered()
    {
        var trained = Train(Recipe with { Epochs = 12, PositiveWeight = 2, Calibrate = Calibration.Platt }, Data());
        Assert.InRange(trained.History[trained.KeptEpoch - 1].ValPra!.Value, 0.95, 1);
        // Three kinds that nobody has told apart yet, one of them weighing twice: a loss of at least log 3, where two classes begin below it.
        Assert.InRange(trained.History[0].TrainLoss.Class, 1.0, 3);

        var (file, model) = ModelFile.Read(trained.Weights);
        using var _ = model;
        Assert.Equal(Kinds.Names, file.Fine!.Names);
        Assert.Equal(Kinds.ClassOf, file.Fine.ClassOf);
        Assert.Equal(2, model.Task.Classes);
    }

    [Fact]
    public void Other_fine_classes_within_the_same_classes_give_another_model()
    {
        var recipe = Recipe with { Epochs = 1 };
        var data = Data();
        var turned = data with { Train = With(data.Train, sample => sample.FineClass == 2 ? 2 : 1 - sample.FineClass) };
        Assert.NotEqual(Train(recipe, data).WeightsSha256, Train(recipe, turned).WeightsSha256);
    }

    [Fact]
    public void A_training_goes_on_with_the_same_fine_classes_and_with_no_others()
    {
        var data = Data();
        var whole = new RecordingObserver();
        var trained = Trainer.Run(Job(Recipe, data), whole, TestContext.Current.CancellationToken);
        var first = whole.Checkpoints[0];
        Assert.Equal(trained.WeightsSha256, Trainer.Run(Job(Recipe, data) with { ResumeFrom = first }, new RecordingObserver(), TestContext.Current.CancellationToken).WeightsSha256);

        var other = data with { Train = With(data.Train, sample => sample.FineClass == 2 ? 2 : 0) };
        Assert.Throws<CheckpointException>(() =>
            Trainer.Run(Job(Recipe, other) with { ResumeFrom = first }, new RecordingObserver(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_fine_class_outside_its_class_is_refused()
    {
        var data = Data();
        var error = Assert.Throws<ArgumentException>(() => Train(Recipe, data with { Train = With(data.Train, _ => 2) }));
        Assert.StartsWith("Sample 0 of the training set (case case-0) has fine class 2, which is none within the class 'benign'.", error.Message);
    }

    [Fact]
    public void Where_there_are_no_fine_classes_or_none_of_one_a_warning_says_so()
    {
        var data = Data();
        Assert.Empty(TrainingDataRules.Warnings(data, Recipe));
        Assert.Equal(
            ["fine_classes=true does nothing: the data set has no classes finer than its own, and the model learns those."],
            TrainingDataRules.Warnings(data with { Fine = null }, Recipe));
        Assert.Equal(
            ["Fine class 'vascular' has no training case: the model will never see it in an image."],
            TrainingDataRules.Warnings(data with { Train = With(data.Train, sample => sample.FineClass == 2 ? 2 : 0) }, Recipe));
    }

    private static TrainingData Data()
    {
        var data = SyntheticData.Create(Recipe.ImageSize) with { Fine = Kinds };
        return data with { Train = With(data.Train, Kind), Validation = With(data.Validation, Kind) };

        static int Kind(Sample sample) => sample.Class == 1 ? 2 : sample.Descriptors[0] > 0.5f ? 1 : 0;
    }

    private static SampleSet With(SampleSet set, Func<Sample, int> fine) => set with { Samples = [.. set.Samples.Select(sample => sample with { FineClass = fine(sample) })] };

    private static TrainingJob Job(Recipe recipe, TrainingData data) => SmallTraining.Job(recipe) with { Data = data };

    private static TrainedModel Train(Recipe recipe, TrainingData data) => Trainer.Run(Job(recipe, data), new RecordingObserver(), TestContext.Current.CancellationToken);
}

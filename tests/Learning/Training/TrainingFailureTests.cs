using System.Runtime.InteropServices;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Training;

/// <summary>What a training cannot do it says in a sentence, before or instead of ending in a stack trace.</summary>
public sealed class TrainingFailureTests
{
    [Fact]
    public void A_want_of_memory_says_what_to_lower()
    {
        // A petabyte is refused by the allocator of any machine.
        var greedy = new RecordingObserver(_ => zeros(1L << 48).Dispose());
        var error = Assert.Throws<TrainingMemoryException>(() => SmallTraining.Run(SmallTraining.Recipe, greedy));
        Assert.StartsWith("The memory of this machine is not enough for backbone=convnet-tiny, batch=16, image_size=48: lower batch first, then image_size. (", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 79.10 GiB", "the GPU")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", "the GPU")]
    [InlineData("[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes.", "this machine")]
    [InlineData("std::bad_alloc", "this machine")]
    public void The_allocators_words_are_known(string words, string where) =>
        Assert.StartsWith($"The memory of {where} is not enough", OutOfMemory.Explain(new ExternalException(words), SmallTraining.Recipe)!.Message);

    [Fact]
    public void Fewer_networks_need_less_memory_as_well() => Assert.Contains(
        "image_size=48, members=3: lower batch first, then image_size, or members. (",
        OutOfMemory.Explain(new ExternalException("std::bad_alloc"), SmallTraining.Recipe with { Members = 3 })!.Message);

    [Theory]
    [InlineData("CUDA error: an illegal memory access was encountered\nCUDA kernel errors might be asynchronously reported", true)]
    [InlineData("CUDA error: out of memory", false)]
    [InlineData("mat1 and mat2 shapes cannot be multiplied", false)]
    public void A_GPU_that_failed_is_told_from_other_failures(string words, bool lost)
    {
        var greedy = new RecordingObserver(_ => throw new ExternalException(words));
        var failure = Assert.ThrowsAny<Exception>(() => SmallTraining.Run(SmallTraining.Recipe, greedy));
        Assert.Equal(lost, failure is DeviceLostException);
        if (lost) Assert.Equal("The GPU failed, and this process can use it no more: start it anew. (CUDA error: an illegal memory access was encountered)", failure.Message);
    }

    [Fact]
    public void A_GPU_rounds_no_factors_that_the_exported_model_does_not()
    {
        (backends.cudnn.allow_tf32, backends.cuda.matmul.allow_tf32) = (true, true);
        SmallTraining.Run(SmallTraining.Recipe with { Epochs = 1 });
        Assert.Equal((false, false), (backends.cudnn.allow_tf32, backends.cuda.matmul.allow_tf32));
    }

    [Fact]
    public void Another_failure_is_not_taken_for_a_want_of_memory() =>
        Assert.Null(OutOfMemory.Explain(new ExternalException("size mismatch"), SmallTraining.Recipe));

    [Fact]
    public void Training_samples_of_one_class_are_refused()
    {
        var job = SmallTraining.Job(SmallTraining.Recipe);
        var train = job.Data.Train with { Samples = [.. job.Data.Train.Samples.Select(sample => sample with { Class = 0 })] };
        var error = Assert.Throws<ArgumentException>(() => Trainer.Run(job with { Data = job.Data with { Train = train } }, new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.StartsWith("All 64 training samples are of the class 'benign': a model has nothing to tell apart.", error.Message);
    }

    [Fact]
    public void What_is_for_two_classes_is_refused_at_once_for_three()
    {
        var recipe = SmallTraining.Recipe with { PositiveWeight = 3, Calibrate = Calibration.Platt, Decide = DecisionBasis.Coverage };
        var job = SmallTraining.Job(recipe);
        var error = Assert.Throws<RecipeException>(() => Trainer.Run(
            job with { Data = job.Data with { Classes = ["benign", "melanoma", "carcinoma"] } }, new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                "Recipe field 'positive_weight' is 3, which is for two classes, and the data set has 3: set positive_weight=1, or loss=class-balanced.",
                "Recipe field 'calibrate' is platt, which is for two classes, and the data set has 3: set calibrate=temperature.",
                "Recipe field 'decide' is coverage, which is for two classes, and the data set has 3: set decide=probability.",
            ],
            error.Problems);
    }

    [Fact]
    public void Empty_data_are_refused()
    {
        var job = SmallTraining.Job(SmallTraining.Recipe);
        var error = Assert.Throws<ArgumentException>(() =>
            Trainer.Run(job with { Data = job.Data with { Validation = job.Data.Validation with { Samples = [] } } }, new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.StartsWith("The validation set has 0 samples, at least 1 are needed.", error.Message);
    }

    [Fact]
    public void A_class_with_one_case_is_trained_on_with_a_warning()
    {
        var data = Lone(SyntheticData.Create(SmallTraining.Recipe.ImageSize));
        Assert.Equal(
            [
                "Class 'melanoma' has one training case: what the model learns of it is that case.",
                "Class 'melanoma' has no validation sample: no epoch is chosen for how well it is found.",
            ],
            TrainingDataRules.Warnings(data, SmallTraining.Recipe with { Cdi = CdiPenalty.Off }));
        Assert.NotEmpty(Train(data).Weights);
    }

    [Fact]
    public void A_descriptor_that_was_never_observed_is_trained_on_with_a_warning()
    {
        var data = SyntheticData.Create(SmallTraining.Recipe.ImageSize);
        var blind = data with { Train = data.Train with { Samples = [.. data.Train.Samples.Select(sample => sample with { Descriptors = [float.NaN, .. sample.Descriptors[1..]] })] } };
        Assert.Equal(
            ["Descriptor 'vessels' is observed in no training sample: what the model says of it means nothing, and it has no coverage."], TrainingDataRules.Warnings(blind, SmallTraining.Recipe));
        Assert.All(Train(blind).History, epoch => Assert.True(double.IsFinite(epoch.TrainLoss.Total)));
    }

    [Fact]
    public void Data_that_hold_what_they_should_give_no_warning() =>
        Assert.Empty(TrainingDataRules.Warnings(SyntheticData.Create(SmallTraining.Recipe.ImageSize), SmallTraining.Recipe with { Decide = DecisionBasis.Coverage }));

    [Fact]
    public void Coverage_that_too_few_descriptors_tell_is_said_before_the_training_of_the_penalty_and_of_the_decision()
    {
        var recipe = SmallTraining.Recipe with { Decide = DecisionBasis.Coverage };
        var data = SyntheticData.Create(recipe.ImageSize);
        var two = data with { Descriptors = data.Descriptors.Take(2).ToList(), Train = Cut(data.Train), Validation = Cut(data.Validation) };
        const string needed = "at least 3 descriptors have scores that sum to 5 over its training samples";
        Assert.Equal(
            [
                $"cdi=both does nothing: a class takes part where {needed}. 'benign' has 2, 'melanoma' has 2.",
                $"decide=coverage does nothing, and thresholds are held against the probability: it takes a class of which {needed} and that its validation samples show. 'melanoma' has 2.",
            ],
            TrainingDataRules.Warnings(two, recipe));
        Assert.Empty(TrainingDataRules.Warnings(two, recipe with { Cdi = CdiPenalty.Off, Decide = DecisionBasis.Probability }));
        Assert.All(Train(two).History, epoch => Assert.Equal(0, epoch.TrainLoss.Cdi));

        // Of the melanomas few enough carry them; the benign ones are as they were.
        var rare = data with { Train = data.Train with { Samples = [.. data.Train.Samples.Where((sample, row) => sample.Class == 0 || row < 6)] } };
        Assert.Equal(
            $"cdi=both leaves classes out: a class takes part where {needed}. 'melanoma' has 0.",
            TrainingDataRules.Warnings(rare, recipe).First());

        // Nothing is fitted to what no validation sample shows.
        var unseen = data with { Validation = data.Validation with { Samples = [.. data.Validation.Samples.Select(sample => sample with { Descriptors = [0, 0, .. sample.Descriptors[2..]] })] } };
        Assert.EndsWith("'melanoma' has 2.", Assert.Single(TrainingDataRules.Warnings(unseen, recipe)));

        static SampleSet Cut(SampleSet set) => set with { Samples = [.. set.Samples.Select(sample => sample with { Descriptors = sample.Descriptors[..2] })] };
    }

    private static TrainingData Lone(TrainingData data)
    {
        var samples = data.Train.Samples.Select((sample, row) => sample with { Class = row == 1 ? 1 : 0 }).ToList();
        return data with
        {
            Train = data.Train with { Samples = samples },
            Validation = data.Validation with { Samples = [.. data.Validation.Samples.Select(sample => sample with { Class = 0 })] },
        };
    }

    private static TrainedModel Train(TrainingData data) =>
        Trainer.Run(SmallTraining.Job(SmallTraining.Recipe with { Epochs = 1 }) with { Data = data }, new RecordingObserver(), TestContext.Current.CancellationToken);
}

using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Training;

public sealed class TrainerTests
{
    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        var recipe = SmallTraining.Recipe with { Epochs = 1 };
        var first = SmallTraining.Run(recipe);

        Assert.Equal(first.WeightsSha256, SmallTraining.Run(recipe).WeightsSha256);
        Assert.NotEqual(first.WeightsSha256, SmallTraining.Run(recipe with { Seed = 2 }).WeightsSha256);
    }

    [Fact]
    public void Loader_threads_do_not_change_the_weights()
    {
        var recipe = SmallTraining.Recipe with { Epochs = 1 };
        Assert.Equal(TrainedTensors(recipe with { LoaderThreads = 1 }), TrainedTensors(recipe with { LoaderThreads = 4 }));
    }

    [Fact]
    public void A_model_learns_to_tell_the_classes_apart()
    {
        var trained = SmallTraining.Run(SmallTraining.Recipe with { Epochs = 12, Calibrate = Calibration.Temperature });

        var best = trained.History[trained.KeptEpoch - 1];
        Assert.Equal(trained.History.Max(epoch => epoch.ValPra), best.ValPra);
        Assert.InRange(best.ValPra!.Value, 0.95, 1);
        Assert.True(trained.History[^1].TrainLoss.Class < 0.7 * trained.History[0].TrainLoss.Class);
        Assert.True(trained.History[^1].TrainLoss.Reconstruction < trained.History[0].TrainLoss.Reconstruction);
        Assert.NotEqual(1, trained.Calibration.Temperature);
    }

    [Fact]
    public void Cancelling_takes_effect_before_the_next_step()
    {
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver(step => { if (step.Step == 5) cancellation.Cancel(); });

        Assert.ThrowsAny<OperationCanceledException>(() => Trainer.Run(SmallTraining.Job(SmallTraining.Recipe), observer, cancellation.Token));
        Assert.Equal(5, observer.Steps.Count);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_training_and_says_where()
    {
        var job = SmallTraining.Job(SmallTraining.Recipe);
        using var session = new TrainingSession(job.Recipe, job.Data, stepsPerEpoch: 4);
        var good = new BatchLoader(job.Recipe, job.Data.Train, job.Data).Training(epoch: 0, from: 0).First();
        session.Take(good);

        var error = Assert.Throws<TrainingDivergedException>(() => session.Take(good with { Pixels = [.. good.Pixels.Select(_ => float.NaN)] }));
        Assert.StartsWith("Training diverged: the loss is NaN in epoch 1, step 2 (class NaN, reconstruction NaN", error.Message);
        Assert.Contains("Lower lr or raise warmup", error.Message);
        Assert.Equal((1, 2), (error.Epoch, error.Step));
        Assert.All(session.Model.parameters(), parameter => Assert.True(parameter.isfinite().all().item<bool>()));
    }

    [Fact]
    public void A_gradient_that_is_no_number_stops_the_training_before_it_reaches_the_weights()
    {
        // The last normalisation scales its features beyond what can be squared, and the head scales them back: the loss is finite, the norm of the head's gradient is not.
        var job = SmallTraining.Job(SmallTraining.Recipe with { Sdm = TokenSource.None, Dam = false, Dva = false, Cdi = CdiPenalty.Off });
        using var session = new TrainingSession(job.Recipe, job.Data, stepsPerEpoch: 4);
        using (no_grad())
        {
            foreach (var parameter in session.Model.Members[0].Backbone.parameters().Where(parameter => parameter.dim() == 1).TakeLast(2)) parameter.mul_(1e20f);
            session.Model.get_parameter("head.weight")!.mul_(1e-20f);
        }
        var before = Weights(session);

        var error = Assert.Throws<TrainingDivergedException>(() => session.Take(new BatchLoader(job.Recipe, job.Data.Train, job.Data).Training(epoch: 0, from: 0).First()));
        Assert.StartsWith("Training diverged: the gradient's norm is ", error.Message);
        Assert.Equal(before, Weights(session));
    }

    [Fact]
    public void A_checkpoint_takes_what_was_foretold()
    {
        var job = SmallTraining.Job(SmallTraining.Recipe with { Ema = 0.9, Epochs = 1 });
        using var session = new TrainingSession(job.Recipe, job.Data, stepsPerEpoch: 4);
        var observer = new RecordingObserver();
        SmallTraining.Run(job.Recipe, observer);

        var tensors = TensorFile.Read(observer.Checkpoints[^1].Content).Tensors.Where(tensor => !tensor.Name.StartsWith("groups.", StringComparison.Ordinal));
        Assert.Equal(tensors.Sum(tensor => (long)tensor.Data.Length), session.CheckpointBytes);
        Assert.StartsWith("A checkpoint of this training would take 4.9 GB", Refusal("clip-vit-l14", members: 1));
        Assert.EndsWith(": set freeze=body, or take a smaller backbone.", Refusal("clip-vit-l14", members: 1));
        Assert.EndsWith("the weights of 2 networks on 'vit-base' twice and the optimiser's moments, and one can hold 2.1 GB: lower members, or take a smaller backbone.", Refusal("vit-base", members: 2));

        string Refusal(string backbone, int members) =>
            Assert.Throws<RecipeException>(() => CheckpointState.CheckFits(4_860_000_000, job.Recipe with { Backbone = backbone, Members = members })).Message;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Memory_stays_flat_over_200_steps(int members)
    {
        var counts = new List<long>();
        var observer = new RecordingObserver(_ => counts.Add(Tensor.TotalCount));
        SmallTraining.Run(SmallTraining.Recipe with { Epochs = 50, Batch = 16, Ema = 0.99, Members = members }, observer);

        Assert.Equal(200, counts.Count);
        // Less is allowed: wrappers left over from building the model go when the garbage collector comes by.
        Assert.InRange(counts[^1], 1, counts[20]);
    }

    [Fact]
    public void An_epoch_is_reported_before_its_checkpoint_with_all_its_figures()
    {
        var observer = new RecordingObserver();
        SmallTraining.Run(SmallTraining.Recipe with { Epochs = 2 }, observer);

        Assert.Equal([(1, 4), (2, 8)], observer.Checkpoints.Select(checkpoint => (checkpoint.Epoch, checkpoint.Step)));
        var epoch = observer.Epochs[1];
        Assert.Equal((2, 2), (epoch.Epoch, epoch.Of));
        var loss = epoch.TrainLoss;
        Assert.Equal(loss.Total, loss.Class + loss.Reconstruction + loss.Alignment + loss.Cdi, 4);
        Assert.True(loss is { Reconstruction: > 0, Alignment: > 0, Cdi: > 0 });
        Assert.Equal(observer.Steps.Skip(4).Average(step => step.Loss.Total), loss.Total, 6);
        Assert.True(epoch is { Seconds: > 0, ImagesPerSecond: > 0, ValAuc: >= 0 and <= 1 });
    }

    [Fact]
    public void The_exported_model_gives_the_loss_that_validation_saw()
    {
        var recipe = SmallTraining.Recipe with { Epochs = 1 };
        var trained = SmallTraining.Run(recipe);
        var data = SyntheticData.Create(recipe.ImageSize).Validation;
        using var onnx = new OnnxRun(trained.Onnx);

        var losses = data.Samples.Select((sample, row) =>
        {
            using var scope = NewDisposeScope();
            var image = tensor(data.Load(row).Pixels.Select(value => value / 255f).ToArray(), [1, recipe.ImageSize, recipe.ImageSize, 3]).permute(0, 3, 1, 2).contiguous();
            return -Math.Log(onnx.Run(image, tensor(sample.Descriptors, [1, SyntheticData.Descriptors]))["probabilities"][sample.Class]);
        });
        Assert.Equal(trained.History[0].ValLoss, losses.Average(), 4);
    }

    [Fact]
    public void An_image_of_the_wrong_size_is_named()
    {
        var job = SmallTraining.Job(SmallTraining.Recipe.With("image_size=64"));
        var small = job with { Data = SyntheticData.Create(48) };

        var error = Assert.Throws<InvalidDataException>(() => Trainer.Run(small, new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.Matches("Image [0-9]+ \\(case case-[0-9]+\\) is 59x55 with 9735 bytes: its short side must be 73 pixels", error.Message);

        var unlike = job with { Data = job.Data with { Validation = small.Data.Validation } };
        error = Assert.Throws<InvalidDataException>(() => Trainer.Run(unlike, new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.Matches("Image [0-9]+ \\(case case-[0-9]+\\) is 48x48 with 6912 bytes: it must be 64x64 pixels", error.Message);
    }

    [Fact]
    public void A_sample_of_an_unknown_class_is_named()
    {
        var job = SmallTraining.Job(SmallTraining.Recipe);
        var samples = job.Data.Validation.Samples.ToArray();
        samples[3] = samples[3] with { Class = 2 };
        var wrong = job with { Data = job.Data with { Validation = job.Data.Validation with { Samples = samples } } };

        var error = Assert.Throws<ArgumentException>(() => Trainer.Run(wrong, new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.StartsWith("Sample 3 of the validation set (case case-67) has class 2, which is none of the 2 classes.", error.Message);
    }

    // The file also names the recipe, which differs here.
    private static List<float[]> Weights(TrainingSession session) => [.. session.Model.parameters().Select(parameter => parameter.cpu().data<float>().ToArray())];

    private static IEnumerable<string> TrainedTensors(Recipe recipe) =>
        TensorFile.Read(SmallTraining.Run(recipe).Weights).Tensors.Select(tensor => Convert.ToHexString(tensor.Data.Span)).ToArray();
}

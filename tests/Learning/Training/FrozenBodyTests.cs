using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Training;

/// <summary>A linear probe: the head learns, the backbone stays as its file has it.</summary>
public sealed class FrozenBodyTests
{
    private static readonly Recipe Probe = new()
    {
        Name = "probe",
        Backbone = "mobilenetv2",
        Freeze = Freezing.Body,
        ImageSize = 32,
        Epochs = 2,
        Batch = 16,
        Device = ComputeDevice.Cpu,
    };

    private static readonly Lazy<byte[]> Weights = new(() =>
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var backbone = new MobileNet(new MobileNetConfig());
        return new TensorFile([.. backbone.PretrainedTensors().Select(entry => StoredTensor.Of(entry.Name, entry.Parameter))], new Dictionary<string, string>()).Write();
    });

    private static Recipe Recipe => Probe with { Weights = "sha256/" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Weights.Value)) };

    [Fact]
    public void The_backbone_ends_as_its_file_has_it_and_the_head_does_not()
    {
        var fresh = TensorFile.Read(new ModelFile(Recipe, ["a", "b"], ["a", "b", "c", "d"], FittedCalibration.None, []).Write(Create())).Tensors;
        var trained = TensorFile.Read(Run(Recipe).Weights).Tensors;

        Assert.Equal(fresh.Select(tensor => tensor.Name), trained.Select(tensor => tensor.Name));
        var changed = fresh.Zip(trained).Where(pair => !pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span)).Select(pair => pair.First.Name);
        Assert.Equal(["head.weight", "head.bias"], changed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void Checkpoints_leave_the_backbone_out_and_are_resumed_with_its_file(double ema)
    {
        var recipe = Recipe with { Ema = ema };
        var observer = new RecordingObserver();
        var whole = Run(recipe, observer);
        Assert.All(observer.Checkpoints, checkpoint => Assert.InRange(checkpoint.Content.Length, 1, Weights.Value.Length / 10));

        var resumed = Run(recipe, resumeFrom: observer.Checkpoints[0]);
        Assert.Equal(whole.WeightsSha256, resumed.WeightsSha256);
        Assert.Equal(whole.Onnx, resumed.Onnx);
    }

    [Fact]
    public void Without_its_file_nothing_is_trained()
    {
        var none = Job() with { Recipe = Recipe with { Weights = null } };
        Assert.StartsWith("Recipe 'probe' needs a file of weights", Assert.Throws<RecipeException>(() => Trainer.Run(none, new RecordingObserver(), TestContext.Current.CancellationToken)).Message);

        var missing = Job() with { Pretrained = null };
        Assert.Contains("the job must bring the file sha256/", Assert.Throws<ArgumentException>(() => Trainer.Run(missing, new RecordingObserver(), TestContext.Current.CancellationToken)).Message);
    }

    private static Classifier Create() => ModelFactory.Create(Recipe, new TaskShape(2, SyntheticData.Descriptors), new MemoryStream(Weights.Value));

    private static TrainingJob Job(Checkpoint? resumeFrom = null) => SmallTraining.Job(Recipe, resumeFrom) with { Pretrained = new MemoryStream(Weights.Value) };

    private static TrainedModel Run(Recipe recipe, RecordingObserver? observer = null, Checkpoint? resumeFrom = null) =>
        Trainer.Run(Job(resumeFrom) with { Recipe = recipe }, observer ?? new RecordingObserver(), TestContext.Current.CancellationToken);
}

using System.Text.Json;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Checkpoints;

public sealed class PretrainedWeightsTests
{
    private const string Name = "mobilenet_v2_1.0_224_folded_f32.safetensors";

    [Fact]
    public void MobileNetV2_with_ImageNet_weights_gives_the_known_logits()
    {
        var file = SharedFiles.Weights(Name);
        using var golden = JsonDocument.Parse(SharedFiles.Weights("golden_outputs.json"));
        var expected = golden.RootElement.EnumerateObject().Single(entry => entry.Value.ValueKind == JsonValueKind.Object).Value;

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var backbone = new MobileNet(new MobileNetConfig());
        PretrainedWeights.Load(backbone, new MemoryStream(file));
        backbone.eval();
        var pooled = backbone.call(backbone.Normalise().call(GoldenInput())).mean([2, 3]);
        var logits = Classifier(file, pooled).data<float>().ToArray();

        Assert.Equal(expected.GetProperty("argmax").GetInt32(), Array.IndexOf(logits, logits.Max()));
        Assert.Equal(expected.GetProperty("max").GetDouble(), logits.Max(), 1e-3);
        Assert.Equal(expected.GetProperty("sum").GetDouble(), logits.Sum(), 0.1);
        Assert.All(expected.GetProperty("first8").EnumerateArray().Select((value, i) => (value.GetDouble(), logits[i])), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-3));
    }

    [Fact]
    public void Another_file_than_the_recipe_names_is_refused()
    {
        var error = Assert.Throws<CheckpointException>(() => PretrainedWeights.CheckDigest(new MemoryStream([1, 2, 3]), "sha256/" + new string('0', 64)));
        Assert.Equal(
            "The pretrained weights are sha256/039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81, but the recipe asks for "
            + $"sha256/{new string('0', 64)}: give it that file, or set weights=sha256/039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81 if this one is meant.", error.Message);
    }

    [Fact]
    public void A_backbone_without_known_weights_says_so()
    {
        var error = Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(new ConvNet(new ConvNetConfig()), Empty()));
        Assert.Equal("No pretrained weights are known for the backbone 'convnet-tiny': leave 'weights' out, or choose another backbone.", error.Message);
    }

    [Fact]
    public void A_file_that_lacks_a_layer_is_refused_by_its_name()
    {
        using var backbone = new MobileNet(new MobileNetConfig());
        var error = Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(backbone, Empty()));
        Assert.Equal("The file holds no tensor 'Conv.weight': it belongs to another model or version.", error.Message);
    }

    private static MemoryStream Empty() => new(new TensorFile([], new Dictionary<string, string>()).Write());

    // u[c, h, w] = (7c + 3h + 5w) mod 256, as bytes over 255.
    private static Tensor GoldenInput()
    {
        var pixels = Enumerable.Range(0, 3 * 224 * 224).Select(i => (7 * (i / (224 * 224)) + 3 * (i / 224 % 224) + 5 * (i % 224)) % 256 / 255f).ToArray();
        return tensor(pixels, [1, 3, 224, 224]);
    }

    private static Tensor Classifier(byte[] file, Tensor pooled)
    {
        var stored = TensorFile.Read(file);
        var (weight, bias) = (zeros(1001, 1280, 1, 1), zeros(1001));
        stored.Find("Logits.Conv2d_1c_1x1.weight").CopyTo(weight);
        stored.Find("Logits.Conv2d_1c_1x1.bias").CopyTo(bias);
        return weight.flatten(1).matmul(pooled.squeeze(0)) + bias;
    }
}

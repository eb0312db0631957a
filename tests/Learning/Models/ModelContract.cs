using System.Reflection;
using System.Text.Json;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Learning.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Models;

/// <summary>What every recipe's model promises.</summary>
public sealed class ModelContract
{
    private const int Rows = 3;
    private const int Descriptors = 4;

    // 300 million parameters: minutes and gigabytes a promise, for the code that clip with other sizes is held to in all of them.
    private const string Largest = "monet";

    private static readonly string[] Classes = ["a", "b", "c"];
    private static readonly string[] DescriptorNames = ["k1", "k2", "k3", "k4"];

    private static readonly FineClasses Fine = new(["a1", "b1", "b2", "c1", "a2"], [0, 1, 1, 2, 0]);

    public static TheoryData<string, string> Models()
    {
        var models = new TheoryData<string, string>();
        foreach (var name in RecipeCatalog.Names.Where(name => name != Largest)) Add(name, "");
        foreach (var sdm in (string[])["prior", "visual"]) Add("semcovnet-tiny", $"sdm={sdm}");
        foreach (var fusion in (string[])["gated", "sum", "concat"]) Add("semcovnet-tiny", $"fusion={fusion}");
        Add("semcovnet-tiny", "dam=false");
        Add("semcovnet-tiny", "dva=false");
        Add("semcovnet-tiny", "loops=1");
        Add("semcovnet", "sdm=visual");
        Add("semcovnet", "backbone=mobilenetv2");
        Add("semcovnet-tiny", "views=2");
        Add("semcovnet-tiny", "views=4");
        Add("semcovnet-tiny", "views=8");
        Add("semcovnet-tiny", "fine_classes=true");
        Add("enet-b0", "fine_classes=true");
        Add("semcovnet-tiny", "members=2");
        Add("enet-b0", "dva=true");
        Add("enet-b0", "backbone=convnet-tiny");
        Add("semcovnet", "backbone=vit-tiny");
        Add("vit", "backbone=vit-small");
        Add("clip", "freeze=none");
        Add("clip", "backbone=clip-vit-b16");
        Add("semcovnet", "backbone=clip-vit-b16");
        return models;

        // A trait, so that -trait Recipe=vit runs one recipe's rows alone.
        void Add(string name, string change) => models.Add(new TheoryDataRow<string, string>(name, change).WithTrait("Recipe", name));
    }

    [Theory, MemberData(nameof(Models)), InlineData(Largest, "")]
    public void Outputs_have_their_shapes_and_are_finite(string name, string change)
    {
        using var scope = NewDisposeScope();
        using var model = Create(name, change, out var recipe);
        var output = model.call(Images(recipe), Prior());

        Assert.Equal([Rows, Classes.Length], output.Logits.shape);
        Assert.True(Finite(output.Logits));
        Assert.Equal(recipe.Sdm != TokenSource.None, output.Semantics is not null);
        if (output.Semantics is not { } semantics) return;
        var (height, width) = model.Members[0].FeatureSize(recipe.ImageSize);
        Assert.Equal([Rows, Descriptors], semantics.Logits.shape);
        Assert.Equal([Rows, Descriptors, height, width], semantics.Maps.shape);
        Assert.True(semantics.Maps.sum([2, 3]).allclose(ones(Rows, Descriptors), atol: 1e-5));
        Assert.True(Finite(semantics.Logits) && Finite(semantics.Tokens));
    }

    [Theory, MemberData(nameof(Models))]
    public void Every_trainable_parameter_gets_a_gradient_and_a_frozen_one_none(string name, string change)
    {
        using var scope = NewDisposeScope();
        using var model = Create(name, change, out var recipe);
        foreach (var member in model.Members)
        {
            var output = member.call(Images(recipe), Prior());
            var loss = (output.Logits * output.Logits).sum();
            if (output.Semantics is { } semantics) loss = loss.Plus((semantics.Logits * semantics.Logits).sum());
            if (member.Align(output.Pooled, Prior()) is { } pair) loss = loss.Plus((pair.Visual * pair.Semantic).sum());
            loss.backward();
        }

        var idle = model.named_parameters()
            .Where(entry => entry.parameter.requires_grad)
            .Where(entry => entry.parameter.grad is not { } gradient || !Finite(gradient) || gradient.abs().sum().item<float>() == 0)
            .Select(entry => entry.name);
        Assert.Empty(idle);
        foreach (var backbone in model.Members.Select(member => member.Backbone))
        {
            var kept = (recipe.Freeze == Freezing.Body ? [backbone] : backbone.Stages.Take(recipe.FrozenStages))
                .SelectMany(stage => stage.parameters()).Select(parameter => parameter.Handle).ToHashSet();
            Assert.All(backbone.parameters(), parameter => Assert.Equal(kept.Contains(parameter.Handle), parameter.grad is null));
        }
        Assert.Contains(model.parameters(), parameter => parameter.requires_grad);
    }

    // A field that kept the tensor of before the move would go on computing with it, and learn nothing.
    [Theory, MemberData(nameof(Models))]
    public void No_weight_stays_behind_when_a_model_is_moved_and_what_is_frozen_stays_so(string name, string change)
    {
        using var scope = NewDisposeScope();
        using var model = Create(name, change, out _);
        var before = Weights();
        model.to(META);

        Assert.Equal(before, Weights());
        Assert.All(ModelTensors.Named(model), entry => Assert.Equal(DeviceType.META, entry.Tensor.device_type));
        var fields = model.modules().Prepend(model).SelectMany(Fields).ToList();
        Assert.NotEmpty(fields);
        Assert.All(fields, tensor => Assert.Equal(DeviceType.META, tensor.device_type));

        List<(string, bool, bool)> Weights() => [.. model.named_parameters().Select(entry => (entry.name, entry.parameter.requires_grad, entry.parameter.is_leaf))];
    }

    [Theory, MemberData(nameof(Models))]
    public void A_saved_model_answers_the_same_after_loading(string name, string change)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Create(name, change, out var recipe);
        // A model that is built to be filled has the same seed: these weights are nobody's but the file's.
        foreach (var parameter in model.parameters()) parameter.mul_(0.99).add_(0.001);
        SettleNorms(model, recipe);
        var bytes = File(recipe).Write(model);
        var (file, loaded) = ModelFile.Read(bytes);
        using var _ = loaded;

        Assert.Equal(recipe, file.Recipe);
        Assert.All(
            ModelTensors.Named(model).Zip(ModelTensors.Named(loaded)),
            pair => Assert.True(pair.First.Tensor.eq(pair.Second.Tensor).all().item<bool>(), pair.First.Name));
        var images = Images(recipe);
        Assert.True(Finite(model.call(images, Prior()).Logits));
        Assert.Equal(Values(model.call(images, Prior()).Logits), Values(loaded.call(images, Prior()).Logits));
    }

    [Theory, MemberData(nameof(Models))]
    public void Onnx_Runtime_agrees_with_and_without_priors(string name, string change)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Create(name, change, out var recipe);
        SettleNorms(model, recipe);
        using var onnx = new OnnxRun(OnnxExport.Write(model, File(recipe), new Dictionary<string, string>()));
        Assert.Equal(recipe.UsesPrior ? ["image", "prior"] : ["image"], onnx.Inputs);

        foreach (var prior in (Tensor[])[Prior(), tensor(Enumerable.Repeat(float.NaN, Rows * Descriptors).ToArray(), [Rows, Descriptors])])
        {
            var images = Images(recipe);
            var expected = SymmetricViews.Predict(model, images, prior, recipe.Views);
            var actual = onnx.Run(images, prior);
            AssertClose(expected.Logits.softmax(1), actual["probabilities"]);
            Assert.Equal(expected.Semantics is null ? 1 : 3, actual.Count);
            if (expected.Semantics is not { } semantics) continue;
            AssertClose(semantics.Logits.sigmoid(), actual["descriptors"]);
            AssertClose(semantics.Maps, actual["maps"]);
        }
    }

    [Fact]
    public void Temperature_divides_the_logits_of_the_exported_model()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Create("semcovnet-tiny", "", out var recipe);
        using var onnx = new OnnxRun(OnnxExport.Write(model, File(recipe) with { Calibration = new(2.5, 0) }, new Dictionary<string, string> { ["experiment"] = "e-7" }));
        var images = Images(recipe);

        AssertClose(model.call(images, Prior()).Logits.Times(1 / 2.5).softmax(1), onnx.Run(images, Prior())["probabilities"]);
        Assert.Equal("e-7", onnx.Metadata["experiment"]);
        Assert.Equal("2.5", onnx.Metadata["temperature"]);
        Assert.Equal("""["a","b","c"]""", onnx.Metadata["classes"]);
    }

    [Theory]
    [InlineData(Framing.Centre, "centre", "resize the short side to 73, centre crop 64, RGB/255")]
    [InlineData(Framing.Whole, "whole", "resize to 64x64, RGB/255")]
    public void The_exported_model_says_what_it_is_to_be_shown_of_an_image(Framing framing, string name, string preprocessing)
    {
        using var scope = NewDisposeScope();
        using var model = Create("semcovnet-tiny", "", out var recipe);
        using var onnx = new OnnxRun(OnnxExport.Write(model, File(recipe with { Framing = framing }), new Dictionary<string, string>()));
        Assert.Equal((name, preprocessing), (onnx.Metadata["framing"], onnx.Metadata["preprocessing"]));
    }

    [Fact]
    public void A_shift_moves_the_second_class_after_the_temperature_and_descriptors_are_weighed_in_the_decision_alone()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        double[] weights = [.. Enumerable.Range(0, Descriptors).Select(k => k - 0.5)];
        var recipe = RecipeCatalog.Find("semcovnet-tiny").With("image_size=64");
        using var model = ModelFactory.Create(recipe, new TaskShape(2, Descriptors));
        using var onnx = new OnnxRun(OnnxExport.Write(model, new ModelFile(recipe, ["no", "yes"], DescriptorNames, new(2, -1.5), weights), new Dictionary<string, string>()));
        var images = Images(recipe);

        var output = model.call(images, Prior());
        var weighed = output.Semantics!.Logits.sigmoid().matmul(tensor([.. weights.Select(w => (float)w)])).unsqueeze(1);    // (B, 1)
        var calibrated = output.Logits.Times(0.5) + tensor(new[] { 0, -1.5f });
        var actual = onnx.Run(images, Prior());
        AssertClose(calibrated.softmax(1), actual["probabilities"]);
        AssertClose((calibrated + cat([zeros_like(weighed), weighed], 1)).softmax(1), actual["decision"]);
        Assert.Equal("-1.5", onnx.Metadata["shift"]);
        Assert.Equal(JsonSerializer.Serialize(weights), onnx.Metadata["decision_weights"]);
    }

    [Fact]
    public void A_class_is_as_probable_as_the_fine_classes_within_it_together()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Create("semcovnet-tiny", "fine_classes=true", out var recipe);
        model.eval();
        var output = model.call(Images(recipe), Prior());
        var fine = Values(output.FineLogits!.softmax(1)).Chunk(Fine.Count);
        AssertClose(output.Logits.softmax(1), [.. fine.SelectMany(p => new[] { p[0] + p[4], p[1] + p[2], p[3] })]);

        using var onnx = new OnnxRun(OnnxExport.Write(model, File(recipe), new Dictionary<string, string>()));
        Assert.Equal("""["a1","b1","b2","c1","a2"]""", onnx.Metadata["fine_classes"]);
    }

    [Fact]
    public void A_fine_class_beyond_all_doubt_leaves_every_logit_finite()
    {
        using var scope = NewDisposeScope();
        using var fold = new ClassFold(Fine, Classes.Length);
        var logits = fold.call(tensor(new[] { 500f, 0, 0, 0, 0 }).unsqueeze(0));
        Assert.True(Finite(logits));
        AssertClose(logits.softmax(1), [1, 0, 0]);
    }

    [Fact]
    public void Eight_views_make_a_prediction_blind_to_mirrors_and_turns()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Create("semcovnet-tiny", "", out var recipe);
        model.eval();
        var images = Images(recipe);
        var straight = SymmetricViews.Predict(model, images, Prior(), 8);
        var turned = SymmetricViews.Predict(model, images.flip(2).transpose(2, 3), Prior(), 8);

        AssertClose(straight.Logits, Values(turned.Logits));
        AssertClose(straight.Semantics!.Logits, Values(turned.Semantics!.Logits));
        Assert.Equal(Values(model.call(images, Prior()).Semantics!.Maps), Values(straight.Semantics.Maps));
    }

    [Fact]
    public void Eight_views_keep_less_than_one_pass_goes_through()
    {
        using var frozen = no_grad();
        using var model = Create("semcovnet-tiny", "", out var recipe);
        using var images = Images(recipe);
        using var prior = Prior();

        Assert.InRange(Kept(views: 8), 1, Kept(views: 1) - 1);

        int Kept(int views)
        {
            using var scope = NewDisposeScope();
            _ = SymmetricViews.Predict(model, images, prior, views);
            return scope.DisposablesCount;
        }
    }

    [Fact]
    public void EfficientNet_B0_has_the_published_number_of_parameters()
    {
        using var model = ModelFactory.Create(RecipeCatalog.Find("enet-b0"), new TaskShape(1000, 0));
        Assert.Equal(5_288_548, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    // Ours have neither a class token (with its position) nor biases on keys: 2·d + 12·d fewer than published, at 224 px.
    [InlineData("vit-tiny", 192, 5_717_416)]
    [InlineData("vit-small", 384, 22_050_664)]
    [InlineData("vit-base", 768, 86_567_656)]
    public void Vision_transformers_have_the_published_number_of_parameters(string backbone, int width, int published)
    {
        var recipe = RecipeCatalog.Find("vit").With($"backbone={backbone}").With("image_size=224");
        using var model = ModelFactory.Create(recipe, new TaskShape(1000, 0));
        Assert.Equal(published - 14 * width, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void The_tiny_backbone_stays_under_its_limit()
    {
        using var model = ModelFactory.Create(RecipeCatalog.Find("enet-b0").With("backbone=convnet-tiny"), new TaskShape(2, 0));
        Assert.InRange(model.parameters().Sum(parameter => parameter.numel()), 1, 400_000);
    }

    private static Classifier Create(string name, string change, out Recipe recipe)
    {
        recipe = RecipeCatalog.Find(name) with { ImageSize = 64 };
        if (change != "") recipe = recipe.With(change);
        recipe = recipe with { ImageSize = 64 - 64 % Backbones.Find(recipe.Backbone).Patch };
        return ModelFactory.Create(recipe, new TaskShape(Classes.Length, Descriptors, Parts(recipe)));
    }

    // Fresh running statistics are 0 and 1; a few batches make them differ per channel, so that a mix-up would show.
    private static void SettleNorms(Classifier model, Recipe recipe)
    {
        for (var i = 0; i < 5; i++) model.call(Images(recipe), Prior());
        model.eval();
    }

    private static IEnumerable<Tensor> Fields(nn.Module module)
    {
        for (var type = module.GetType(); type is not null && type != typeof(nn.Module); type = type.BaseType)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (field.GetValue(module) is Tensor tensor) yield return tensor;
    }

    private static FineClasses? Parts(Recipe recipe) => recipe.FineClasses ? Fine : null;

    private static ModelFile File(Recipe recipe) => new(recipe, Classes, DescriptorNames, FittedCalibration.None, [], Parts(recipe));

    private static Tensor Images(Recipe recipe) => rand(Rows, 3, recipe.ImageSize, recipe.ImageSize);

    private static Tensor Prior() =>
        tensor([0.2f, float.NaN, 0.9f, 0.5f, float.NaN, float.NaN, 0.1f, 1f, 0f, 0.7f, 0.3f, float.NaN], [Rows, Descriptors]);

    private static bool Finite(Tensor tensor) => tensor.isfinite().all().item<bool>();

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();

    private static void AssertClose(Tensor expected, float[] actual)
    {
        var values = Values(expected);
        Assert.Equal(values.Length, actual.Length);
        Assert.InRange(values.Zip(actual, (left, right) => Math.Abs(left - right)).Max(), 0, 1e-4);
    }
}

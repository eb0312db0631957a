using System.Text.Json;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Tests.Learning.Recipes;

public sealed class RecipeTests
{
    public static TheoryData<string> Names() => [.. RecipeCatalog.Names];

    [Theory, MemberData(nameof(Names))]
    public void A_built_in_recipe_survives_its_own_JSON(string name) =>
        Assert.Equal(RecipeCatalog.Find(name), Recipe.Parse(RecipeCatalog.Find(name).ToJson()));

    [Fact]
    public void Every_field_of_a_recipe_can_be_set_and_nothing_else()
    {
        using var json = JsonDocument.Parse(RecipeCatalog.Find("semcovnet").ToJson());
        Assert.Equal(json.RootElement.EnumerateObject().Select(field => field.Name).Order(), RecipeFields.All.Select(field => field.Key).Order());
    }

    [Fact]
    public void Absent_fields_take_their_defaults()
    {
        var recipe = Recipe.Parse("""{"name": "mine", "sdm": "visual", "lambda_cdi": null}""");
        Assert.Equal(new Recipe { Name = "mine", Sdm = TokenSource.Visual }, recipe);
    }

    [Fact]
    public void A_field_is_set_as_on_the_command_line()
    {
        var recipe = RecipeCatalog.Find("enet-b0").With("lr=1e-3").With("epochs=5").With("sdm=hybrid").With("dam=on").With("lambda_cdi=3").With("loss=class-balanced");
        Assert.Equal((1e-3, 5, TokenSource.Hybrid, true, 3.0, ClassLoss.ClassBalanced), (recipe.Lr, recipe.Epochs, recipe.Sdm, recipe.Dam, recipe.LambdaCdi, recipe.Loss));
        Assert.Null(recipe.With("lambda_cdi=default").LambdaCdi);
    }

    [Theory]
    [InlineData("weights=sha256/12", "Recipe field 'weights' is \"sha256/12\": allowed is sha256/ and 64 hex digits, or on the command line the path of a safetensors or ONNX file, or null for the default.")]
    [InlineData("learning_rate=1", "A recipe has no field 'learning_rate'. Its fields are: name, backbone, weights,")]
    [InlineData("epochs=0", "Recipe field 'epochs' is 0: allowed is a whole number from 1 to 10000.")]
    [InlineData("epochs=2.5", "Recipe field 'epochs' is 2.5: allowed is a whole number from 1 to 10000.")]
    [InlineData("epochs=many", "Recipe field 'epochs' is \"many\": allowed is a whole number from 1 to 10000.")]
    [InlineData("lr=NaN", "Recipe field 'lr' is \"NaN\": allowed is a number from 1E-08 to 10.")]
    [InlineData("image_size=100000", "Recipe field 'image_size' is 100000: allowed is a whole number from 32 to 1024.")]
    [InlineData("sdm=both", "Recipe field 'sdm' is \"both\": allowed is none, prior, visual, hybrid.")]
    [InlineData("backbone=resnet", "Recipe field 'backbone' is \"resnet\": allowed is efficientnet-b0, mobilenetv2, convnet-tiny, vit-tiny, vit-small, vit-base, clip-vit-b32, clip-vit-b16, clip-vit-l14, clip-onnx.")]
    [InlineData("dam=maybe", "Recipe field 'dam' is \"maybe\": allowed is true or false.")]
    [InlineData("lambda_cdi=-1", "Recipe field 'lambda_cdi' is -1: allowed is a number from 0 to 1000, or null for the default.")]
    [InlineData("epochs", "Cannot read 'epochs': write key=value, for example epochs=10.")]
    [InlineData("positive_weight=0", "Recipe field 'positive_weight' is 0: allowed is a number from 0.001 to 1000.")]
    [InlineData("fusion=sum", "Recipe field 'fusion' joins prior and visual tokens, and only sdm=hybrid has both: set sdm=hybrid, or leave fusion at gated.")]
    [InlineData("epoch=3", "A recipe has no field 'epoch'. Did you mean 'epochs'? Its fields are: name,")]
    [InlineData("dam=true", "Recipe field 'dam' is true, but modulation needs descriptor tokens: set sdm to prior, visual or hybrid, or dam to false.")]
    public void What_cannot_be_set_is_refused_by_name(string assignment, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<RecipeException>(() => RecipeCatalog.Find("enet-b0").With(assignment)).Message);

    [Theory]
    [InlineData("vit", "image_size=100", "Recipe field 'image_size' is 100, which backbone=vit-tiny cannot cut into patches of 16 pixels: set image_size=96, or another multiple of 16.")]
    [InlineData("clip", "backbone=clip-vit-b32", null)]
    [InlineData("clip", "image_size=112", "Recipe field 'image_size' is 112, which backbone=clip-vit-b32 cannot cut into patches of 32 pixels: set image_size=96, or another multiple of 32.")]
    [InlineData("monet", "image_size=112", null)]
    [InlineData("clip", "body_lr=1e-5", "Recipe field 'body_lr' is the learning rate of a backbone that freeze=body keeps as it is: set body_lr=default, or freeze=none.")]
    [InlineData("clip", "members=3", "Recipe field 'members' asks for 3 networks, and freeze=body gives all of them the same features: set members=1, or freeze=none.")]
    [InlineData("clip", "backbone=clip-onnx", null)]
    [InlineData("vit", "backbone=clip-onnx", "Recipe field 'backbone' is clip-onnx, a model that is used as it is and cannot learn: set freeze=body, or choose another backbone.")]
    [InlineData("clip", "weights=model.safetensors", null)]
    [InlineData("mobilenetv2", "weights=model.safetensors", null)]
    [InlineData("enet-b0", "weights=model.safetensors", "Recipe field 'weights' names a file, and backbone=efficientnet-b0 can start from none: set weights=default, or backbone to one of mobilenetv2, clip-vit-b32, clip-vit-b16, clip-vit-l14, clip-onnx.")]
    [InlineData("mobilenetv2", "backbone=vit-tiny", "Recipe field 'weights' names a file, and backbone=vit-tiny can start from none: set weights=default, or backbone to one of mobilenetv2, clip-vit-b32, clip-vit-b16, clip-vit-l14, clip-onnx.")]
    [InlineData("vit", "freeze=body", "Recipe field 'freeze' is body, which keeps the weights of a file, and backbone=vit-tiny can start from none: set freeze=none, or backbone to one of mobilenetv2, clip-vit-b32, clip-vit-b16, clip-vit-l14, clip-onnx.")]
    public void What_a_backbone_cannot_do_is_refused_by_field(string recipe, string assignment, string? reason)
    {
        var refused = Record.Exception(() => RecipeCatalog.Find(recipe).With(assignment));
        Assert.Equal(reason, refused?.Message);
    }

    [Theory]
    [InlineData("efficientnet-b0")]
    [InlineData("mobilenetv2")]
    [InlineData("convnet-tiny")]
    [InlineData("vit-tiny")]
    [InlineData("clip-vit-b32")]
    public void A_recipe_may_name_weights_where_its_backbone_knows_what_they_fill(string name)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var chance = new Chance();
        using var backbone = Backbones.Find(name).Create(new(64, 1, chance, null));
        Assert.Equal(backbone.PretrainedTensors().Any(), KnownWeights.Loadable.Contains(name));
    }

    [Theory]
    [InlineData("clip", "backbone=clip-vit-b32", "Download model.safetensors of openai/clip-vit-base-patch32 from Hugging Face and config.json beside it, for prompts also vocab.json and merges.txt; ")]
    [InlineData("clip", "backbone=clip-vit-b32", "LAION's and OpenCLIP's files have the same shapes and another activation, and would give wrong features; with config.json beside the file they are refused.")]
    [InlineData("clip", "backbone=clip-vit-l14", "Download model.safetensors of openai/clip-vit-large-patch14 from Hugging Face")]
    [InlineData("monet", "backbone=clip-vit-l14", "Download model.safetensors of suinleelab/monet from Hugging Face")]
    [InlineData("clip", "backbone=clip-onnx", "semcov train --recipe clip --set weights=FILE …")]
    [InlineData("clip", "backbone=clip-onnx", "Recipe 'clip' needs a file of weights for backbone=clip-onnx and names none: any that fits will do, and the experiment records its digest.")]
    public void A_recipe_that_needs_weights_and_names_none_says_what_to_fetch(string name, string change, string advice)
    {
        var recipe = RecipeCatalog.Find(name).With(change);
        Assert.True(KnownWeights.NamesNone(recipe));
        Assert.Contains(advice, KnownWeights.HowToGive(recipe));
        Assert.False(KnownWeights.NamesNone(recipe.With($"weights=sha256/{new string('0', 64)}")));
    }

    [Theory]
    [InlineData("""{"epochs": 3}""", "A recipe needs the field 'name'")]
    [InlineData("""{"name": "a", "epochs": "3"}""", "Recipe field 'epochs' is \"3\"")]
    [InlineData("""{"name": "a", "name": "b"}""", "The recipe is not valid JSON: line 1, column 15: key \"name\" stands twice.")]
    [InlineData("""["name"]""", "A recipe is a JSON object")]
    [InlineData("""{"name": """, "The recipe is not valid JSON")]
    public void A_file_that_is_no_recipe_is_refused(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<RecipeException>(() => Recipe.Parse(json)).Message);

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones() =>
        Assert.Equal(
            $"There is no recipe 'semcov-net'. Did you mean 'semcovnet'? The built-in recipes are: {string.Join(", ", RecipeCatalog.Names)}.",
            Assert.Throws<RecipeException>(() => RecipeCatalog.Find("semcov-net")).Message);

    [Fact]
    public void Settings_that_need_each_other_may_come_in_any_order() =>
        Assert.Equal((TokenSource.None, false), RecipeCatalog.Find("semcovnet").With("sdm=none", "dam=false") is var recipe ? (recipe.Sdm, recipe.Dam) : default);

    [Fact]
    public void A_recipe_with_descriptors_refuses_data_without()
    {
        var error = Assert.Throws<RecipeException>(() => ModelFactory.Create(RecipeCatalog.Find("semcovnet"), new TaskShape(2, 0)));
        Assert.StartsWith("Recipe 'semcovnet' needs descriptors (sdm or dva is on), but the data set has none", error.Message);
    }
}

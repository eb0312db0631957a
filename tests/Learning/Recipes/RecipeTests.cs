using System.Text.Json;
using SemCovNet.Learning.Models;
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
    [InlineData("learning_rate=1", "A recipe has no field 'learning_rate'. Its fields are: name, backbone, weights,")]
    [InlineData("epochs=0", "Recipe field 'epochs' is 0: allowed is a whole number from 1 to 10000.")]
    [InlineData("epochs=2.5", "Recipe field 'epochs' is 2.5: allowed is a whole number from 1 to 10000.")]
    [InlineData("epochs=many", "Recipe field 'epochs' is \"many\": allowed is a whole number from 1 to 10000.")]
    [InlineData("lr=NaN", "Recipe field 'lr' is \"NaN\": allowed is a number from 1E-08 to 10.")]
    [InlineData("image_size=100000", "Recipe field 'image_size' is 100000: allowed is a whole number from 32 to 1024.")]
    [InlineData("sdm=both", "Recipe field 'sdm' is \"both\": allowed is none, prior, visual, hybrid.")]
    [InlineData("backbone=resnet", "Recipe field 'backbone' is \"resnet\": allowed is efficientnet-b0, mobilenetv2, convnet-tiny.")]
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
    [InlineData("""{"epochs": 3}""", "A recipe needs the field 'name'")]
    [InlineData("""{"name": "a", "epochs": "3"}""", "Recipe field 'epochs' is \"3\"")]
    [InlineData("""{"name": "a", "name": "b"}""", "The recipe is not valid JSON")]
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
